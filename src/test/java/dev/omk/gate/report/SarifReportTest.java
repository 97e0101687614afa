package dev.omk.gate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.omk.gate.GateFinding;
import dev.omk.gate.GateFinding.Level;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SarifReportTest {
  private static List<GateFinding> read(String json) throws UnreadableReportException {
    return SarifReport.read(json.getBytes(StandardCharsets.UTF_8));
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
  void whatIsNoSarifIsRefused() {
    for (String json : List.of("{}", "{\"runs\":1}", "{\"runs\":[", "[]")) {
      assertThat(catchThrowableOfType(UnreadableReportException.class, () -> read(json)))
          .as(json)
          .isNotNull();
    }
  }
}
