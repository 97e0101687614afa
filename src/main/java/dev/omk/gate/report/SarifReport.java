package dev.omk.gate.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.omk.json.Json;
import dev.omk.json.MalformedJsonException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads SARIF 2.1.0 (OASIS) as linters and scanners write it. Its results are findings, not tests:
 * one that is gone was mended, so they never become test ids.
 */
public final class SarifReport {
  private static final int MAX_ERRORS = 1000;

  private SarifReport() {}

  /**
   * The results of level {@code error} that are not suppressed, one line each: {@code path:line:
   * rule: message}. At most a thousand.
   *
   * @throws UnreadableReportException if it is not JSON, or has no array {@code runs}
   */
  public static List<String> errors(byte[] json) throws UnreadableReportException {
    JsonNode root;
    try {
      root = Json.parseObject(json);
    } catch (MalformedJsonException e) {
      throw new UnreadableReportException("not JSON: " + e.getMessage());
    }
    if (!root.path("runs").isArray()) {
      throw new UnreadableReportException("it has no array 'runs', so it is not SARIF");
    }
    checkDepth(root, 1);
    List<String> errors = new ArrayList<>();
    for (JsonNode run : root.path("runs")) {
      for (JsonNode result : run.path("results")) {
        if (isError(result) && errors.size() < MAX_ERRORS) {
          errors.add(line(result));
        }
      }
    }
    return errors;
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

  private static boolean isError(JsonNode result) {
    return result.path("level").asText("").equals("error")
        && result.path("suppressions").isEmpty()
        && !result.path("baselineState").asText("").equals("absent");
  }

  private static String line(JsonNode result) {
    JsonNode place = result.path("locations").path(0).path("physicalLocation");
    String path = place.path("artifactLocation").path("uri").asText("");
    int line = place.path("region").path("startLine").asInt(0);
    String rule = result.path("ruleId").asText("");
    String message = JUnitCases.firstLine(result.path("message").path("text").asText(""));
    return (path.isEmpty() ? "" : path + ":" + line + ": ")
        + (rule.isEmpty() ? "" : rule + ": ")
        + message;
  }
}
