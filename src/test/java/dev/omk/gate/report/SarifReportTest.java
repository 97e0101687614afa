package dev.omk.gate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.omk.gate.GateFinding;
import dev.omk.gate.GateFinding.Level;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SarifReportTest {
  private static List<GateFinding> read(String json) throws UnreadableReportException {
    return SarifReport.read(
        json.getBytes(StandardCharsets.UTF_8), path -> path.startsWith("/here/"));
  }

  private static List<GateFinding> results(String results) throws UnreadableReportException {
    return read("{\"version\":\"2.1.0\",\"runs\":[{\"results\":[%s]}]}".formatted(results));
  }

  @Test
  void resultsAreFindingsWithPlacesAndErrorsComeFirst() throws Exception {
    assertThat(
            results(
                """
                {"ruleId":"R2","level":"warning","message":{"text":"hm"}},
                {"ruleId":"R1","level":"error","message":{"text":"bad\\nmore"},"locations":[
                  {"physicalLocation":{"artifactLocation":{"uri":"src/a%20b.js"},
                  "region":{"startLine":7}}}]}
                """))
        .containsExactly(
            new GateFinding(Level.ERROR, "R1", "bad", "src/a b.js", 7),
            new GateFinding(Level.WARNING, "R2", "hm", "", 0));
  }

  @Test
  void whatIsSuppressedAbsentOrNoFailureDoesNotCount() throws Exception {
    assertThat(
            results(
                """
                {"level":"error","message":{"text":"a"},"suppressions":[{"kind":"inSource"}]},
                {"level":"error","message":{"text":"b"},"baselineState":"absent"},
                {"level":"error","message":{"text":"c"},"kind":"pass"},
                {"level":"none","message":{"text":"d"}},
                {"level":"error","message":{"text":"kept"},
                 "suppressions":[{"kind":"external","status":"rejected"}]}
                """))
        .extracting(GateFinding::message)
        .containsExactly("kept");
  }

  /** As CodeQL and semgrep write it: the level is the rule's. */
  @Test
  void levelThatAResultLeavesOutIsThatOfItsRule() throws Exception {
    List<GateFinding> findings =
        read(
            """
            {"version":"2.1.0","runs":[{"tool":{"driver":{"name":"CodeQL","rules":[
               {"id":"js/xss","defaultConfiguration":{"level":"error"}},
               {"id":"js/unused","defaultConfiguration":{"level":"note"}}]}},
              "results":[
               {"ruleId":"js/unused","ruleIndex":1,"message":{"text":"unused"}},
               {"ruleIndex":0,"message":{"text":"by index"}},
               {"ruleId":"js/xss","message":{"text":"by id"}},
               {"ruleId":"other","message":{"text":"no rule"}}]}]}
            """);
    assertThat(findings)
        .extracting(GateFinding::level, GateFinding::rule, GateFinding::message)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Level.ERROR, "js/xss", "by index"),
            org.assertj.core.groups.Tuple.tuple(Level.ERROR, "js/xss", "by id"),
            org.assertj.core.groups.Tuple.tuple(Level.WARNING, "other", "no rule"),
            org.assertj.core.groups.Tuple.tuple(Level.NOTE, "js/unused", "unused"));
  }

  @Test
  void errorsOfTheToolItselfAreFindingsAndWhatItOnlyMentionsIsNone() throws Exception {
    assertThat(
            read(
                """
                {"runs":[{"invocations":[{
                  "toolExecutionNotifications":[
                    {"level":"error","message":{"text":"gave up"},"descriptor":{"id":"X1"}},
                    {"level":"warning","message":{"text":"slow"}},
                    {"message":{"text":"no level"}}],
                  "toolConfigurationNotifications":[
                    {"level":"error","message":{"text":"no such rule"}}]}]}]}
                """))
        .containsExactlyInAnyOrder(
            new GateFinding(Level.ERROR, "X1", "gave up", "", 0),
            new GateFinding(Level.ERROR, "", "no such rule", "", 0));
  }

  @Test
  void whatIsNoSarifIsRefused() {
    for (String json : List.of("{}", "{\"runs\":1}", "{\"runs\":[", "[]")) {
      assertThat(catchThrowableOfType(UnreadableReportException.class, () -> read(json)))
          .as(json)
          .isNotNull();
    }
  }

  @Test
  void whyItIsRefusedIsSaidInOurWords() {
    assertThat(
            catchThrowableOfType(
                UnreadableReportException.class, () -> read("{\"version\":\"1.0.0\",\"runs\":[]}")))
        .hasMessage("it is SARIF 1.0.0, not 2.1.0");
    assertThat(catchThrowableOfType(UnreadableReportException.class, () -> read("{\"runs\":[")))
        .hasMessage(
            "not JSON: Unexpected end-of-input: expected close marker for Array at line 1, column 10");
  }

  /** 3.11: the rule has the words, the result what goes into them. */
  @Test
  void messageThatIsNamedIsThatOfItsRuleWithItsArguments() throws Exception {
    assertThat(
            read(
                """
                {"version":"2.1.0","runs":[{"tool":{"driver":{"name":"t",
                  "globalMessageStrings":{"all":{"text":"for all"}},
                  "rules":[{"id":"R","messageStrings":{
                    "unused":{"text":"'{0}' is {{never}} used, {1}; {7}"}}}]}},
                  "results":[
                   {"ruleId":"R","message":{"id":"unused","arguments":["x","{0}"]}},
                   {"ruleId":"R","message":{"id":"all"}},
                   {"ruleId":"R","message":{"id":"nowhere"}},
                   {"ruleId":"R","message":{"text":"it is {0}","arguments":["red"]}},
                   {"ruleId":"R","message":{"text":"if (a) {0} {{b}}"}}]}]}
                """))
        .extracting(GateFinding::message)
        .containsExactly(
            "'x' is {never} used, {0}; {7}", "for all", "nowhere", "it is red", "if (a) {0} {{b}}");
  }

  /** 3.4.4: a base may have a base; one of another machine says nothing. */
  @Test
  void placesAreRelativeToTheirBases() throws Exception {
    String result =
        "{\"message\":{\"text\":\"m\"},\"locations\":[{\"physicalLocation\":"
            + "{\"artifactLocation\":{\"uri\":\"my%20file.py\",\"uriBaseId\":\"BASE\"}}}]}";
    String log =
        """
        {"version":"2.1.0","runs":[{"originalUriBaseIds":{
          "LIB":{"uri":"lib/"}, "DEEP":{"uri":"deep","uriBaseId":"LIB"},
          "HERE":{"uri":"file:///here/p/"}, "IN":{"uri":"in/","uriBaseId":"HERE"},
          "AWAY":{"uri":"file:///away/"}, "ROUND":{"uri":"","uriBaseId":"ROUND"},
          "%SRCROOT%":{"description":{"text":"the root"}}},
          "results":[RESULTS]}]}
        """;
    List<String> bases = List.of("LIB", "DEEP", "HERE", "IN", "AWAY", "ROUND", "%SRCROOT%", "X");
    String results =
        bases.stream().map(base -> result.replace("BASE", base)).collect(Collectors.joining(","));
    assertThat(read(log.replace("RESULTS", results)))
        .extracting(GateFinding::file)
        .containsExactly(
            "lib/my file.py",
            "lib/deep/my file.py",
            "/here/p/my file.py",
            "/here/p/in/my file.py",
            "my file.py",
            "my file.py",
            "my file.py",
            "my file.py");
  }
}
