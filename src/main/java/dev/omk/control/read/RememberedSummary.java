package dev.omk.control.read;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.document.SummaryDocument;
import dev.omk.goal.GoalId;
import dev.omk.json.Json;
import dev.omk.json.MalformedJsonException;
import java.util.List;

/**
 * A summary in as few bytes as a list can do with: to check and to parse them is most of what
 * remembering costs.
 */
final class RememberedSummary {
  private static final String ID = "goal_id";
  private static final String ORIGINAL = "original_goal";
  private static final String NORMALIZED = "normalized_goal";

  /** What is compared with the work tree, where there is something to compare. */
  private static final List<String> OF_THE_TREE =
      List.of("base", "rules_digest", "written_by_gates", "work_tree");

  private RememberedSummary() {}

  /** One line without a newline. */
  static byte[] line(ObjectNode goal) {
    ObjectNode summary = SummaryDocument.of(goal);
    summary.remove(List.of("version", ID));
    if (summary.path("verified_subject").asText("").isEmpty()) {
      summary.remove(OF_THE_TREE);
    }
    if (summary.path(NORMALIZED).equals(summary.path(ORIGINAL))) {
      summary.remove(NORMALIZED);
    }
    return Json.line(summary);
  }

  /**
   * The summary of a goal that {@link #line} made a line of, with what it left out of a list's.
   *
   * @throws MalformedJsonException if it is no such line
   */
  static ObjectNode of(GoalId id, byte[] line) throws MalformedJsonException {
    ObjectNode summary = Json.parseOwn(line);
    summary.put(ID, id.value());
    if (!summary.has(NORMALIZED) && summary.has(ORIGINAL)) {
      summary.set(NORMALIZED, summary.get(ORIGINAL));
    }
    return summary;
  }
}
