package dev.omk.cli.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.control.GoalController.Reviewed;
import dev.omk.digest.Sha256;
import dev.omk.json.Json;
import dev.omk.review.Finding;
import dev.omk.review.Finding.Severity;
import dev.omk.review.Rule;
import dev.omk.review.wall.RuleCatalog;
import dev.omk.secret.TextLine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The findings of a review as SARIF 2.1.0 (OASIS), for code scanning and editors. A blocking one is
 * an error.
 */
public final class ReviewSarif {
  private ReviewSarif() {}

  /**
   * The document.
   *
   * @param version of omk
   */
  public static String of(Reviewed reviewed, String version) {
    ObjectNode doc = SarifLog.document(version);
    ObjectNode run = (ObjectNode) doc.path("runs").path(0);
    ArrayNode rules = ((ObjectNode) run.path("tool").path("driver")).putArray("rules");
    Map<String, Integer> indexes = new TreeMap<>();
    ArrayNode results = run.putArray("results");
    for (Finding finding : reviewed.review().findings()) {
      int index =
          indexes.computeIfAbsent(
              finding.rule(),
              id -> {
                rules.add(rule(finding));
                return rules.size() - 1;
              });
      results.add(result(finding, index, reviewed.lines().getOrDefault(finding, List.of())));
    }
    run.put("columnKind", "utf16CodeUnits");
    return Json.pretty(doc);
  }

  private static ObjectNode rule(Finding finding) {
    Optional<Rule> known = RuleCatalog.of(finding.rule());
    ObjectNode rule = Json.object();
    rule.put("id", finding.rule());
    rule.putObject("shortDescription").put("text", known.map(Rule::says).orElse(finding.rule()));
    rule.putObject("fullDescription")
        .put("text", known.map(Rule::says).orElse(finding.rule()) + ". " + finding.hint());
    rule.putObject("help").put("text", finding.hint());
    rule.putObject("defaultConfiguration")
        .put("level", level(known.map(Rule::severity).orElse(finding.severity())));
    known.ifPresent(
        found -> rule.putObject("properties").putArray("tags").add(found.section().pass()));
    return rule;
  }

  private static ObjectNode result(Finding finding, int index, List<TextLine> lines) {
    ObjectNode result = Json.object();
    result.put("ruleId", finding.rule());
    result.put("ruleIndex", index);
    result.put("level", level(finding.severity()));
    result.putObject("message").put("text", finding.message() + ". " + finding.hint());
    Optional<String> text =
        lines.stream()
            .filter(line -> line.number() == finding.line())
            .map(TextLine::text)
            .findFirst();
    if (!finding.path().isEmpty()) {
      ObjectNode place = SarifLog.place(result, finding.path(), finding.line());
      text.ifPresent(
          line -> ((ObjectNode) place.path("region")).putObject("snippet").put("text", line));
    }
    // Stays the same while lines above come and go.
    result
        .putObject("partialFingerprints")
        .put(
            "omkFinding/v1",
            Sha256.hexOf(finding.rule() + "\n" + finding.path() + "\n" + text.orElse("").strip()));
    return result;
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case BLOCKING -> "error";
      case WARNING -> "warning";
      case NOTE -> "note";
    };
  }
}
