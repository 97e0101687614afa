package dev.omk.gate.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.omk.gate.GateFinding;
import dev.omk.json.Json;
import dev.omk.json.MalformedJsonException;
import dev.omk.text.Harmless;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Reads SARIF 2.1.0 (OASIS) as linters and scanners write it. Its results are findings, not tests:
 * one that is gone was mended, so they never become test ids.
 */
public final class SarifReport {
  private static final String VERSION = "2.1.0";

  /** Where a tool tells what kept it from its work (3.20.20, 3.20.21). */
  private static final List<String> NOTIFICATIONS =
      List.of("toolConfigurationNotifications", "toolExecutionNotifications");

  private SarifReport() {}

  /**
   * The results that count: not suppressed, not {@code absent}, of kind {@code fail}, of level
   * {@code error}, {@code warning} or {@code note}; errors first, at most a thousand. A level that
   * a result leaves out is that of its rule, else {@code warning} (SARIF 2.1.0, 3.27.10). Errors of
   * the tool itself are findings too, a file for instance that it could not parse: without it the
   * results are not complete (3.58.6).
   *
   * @param there whether a path is one of the tree: where it is not, the base of an artifact that
   *     is on another machine counts for nothing
   * @throws UnreadableReportException if it is not JSON, or has no array {@code runs}
   */
  public static List<GateFinding> read(byte[] json, Predicate<String> there)
      throws UnreadableReportException {
    JsonNode root;
    try {
      root = Json.parseObject(json);
    } catch (MalformedJsonException e) {
      throw new UnreadableReportException("not JSON: " + e.getMessage());
    }
    if (!root.path("runs").isArray()) {
      throw new UnreadableReportException("it has no array 'runs', so it is not SARIF");
    }
    String version = root.path("version").asText(VERSION);
    if (!version.equals(VERSION)) {
      throw new UnreadableReportException(
          "it is SARIF " + Harmless.line(version, 20) + ", not " + VERSION);
    }
    checkDepth(root, 1);
    List<GateFinding> findings = new ArrayList<>();
    for (JsonNode run : root.path("runs")) {
      SarifRules rules = SarifRules.of(run);
      SarifPlaces places = new SarifPlaces(run, there);
      for (JsonNode result : run.path("results")) {
        if (counts(result)) {
          rules
              .level(result)
              .ifPresent(
                  level -> findings.add(finding(level, rules.id(result), rules, places, result)));
        }
      }
      addNotifications(run, rules, places, findings);
    }
    findings.sort(Comparator.comparing(GateFinding::level));
    return findings.subList(0, Math.min(findings.size(), GateFinding.MOST));
  }

  private static void addNotifications(
      JsonNode run, SarifRules rules, SarifPlaces places, List<GateFinding> findings) {
    for (JsonNode invocation : run.path("invocations")) {
      for (String kind : NOTIFICATIONS) {
        for (JsonNode told : invocation.path(kind)) {
          if (told.path("level").asText("").equals("error")) {
            String id = told.path("descriptor").path("id").asText("");
            findings.add(finding(GateFinding.Level.ERROR, id, rules, places, told));
          }
        }
      }
    }
  }

  /** Bounded by {@link Json#MAX_DEPTH}, so recursion is safe. */
  private static void checkDepth(JsonNode node, int depth) throws UnreadableReportException {
    if (depth > JUnitReport.MAX_DEPTH) {
      throw new UnreadableReportException("nested more than " + JUnitReport.MAX_DEPTH + " deep");
    }
    for (JsonNode child : node) {
      checkDepth(child, depth + 1);
    }
  }

  private static boolean counts(JsonNode result) {
    return result.path("kind").asText("fail").equals("fail")
        && !suppressed(result)
        && !result.path("baselineState").asText("").equals("absent");
  }

  /** One that is rejected or under review does not suppress (3.35.3). */
  private static boolean suppressed(JsonNode result) {
    for (JsonNode suppression : result.path("suppressions")) {
      if (suppression.path("status").asText("accepted").equals("accepted")) {
        return true;
      }
    }
    return false;
  }

  private static GateFinding finding(
      GateFinding.Level level, String rule, SarifRules rules, SarifPlaces places, JsonNode result) {
    JsonNode place = result.path("locations").path(0).path("physicalLocation");
    return new GateFinding(
        level,
        rule,
        JUnitCases.firstLine(rules.message(result)),
        places.path(place.path("artifactLocation")),
        Math.max(0, place.path("region").path("startLine").asInt(0)));
  }
}
