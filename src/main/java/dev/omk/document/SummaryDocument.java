package dev.omk.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.json.Json;
import java.util.List;

/**
 * {@code summary.json}: of {@code goal.json} what a line of a list needs. {@code list} reads it of
 * every goal, so it stays small whatever a goal has been through.
 */
public final class SummaryDocument {
  /** Its name in the goal's directory. */
  public static final String FILE = "summary.json";

  private static final List<String> FIELDS =
      List.of(
          "version",
          "goal_id",
          "original_goal",
          "normalized_goal",
          "status",
          "phase",
          "created_at",
          "updated_at",
          "accepted_at",
          "project_dir",
          "work_tree",
          "linked",
          "reason",
          "next_step",
          "ready",
          "blocker",
          "base",
          "verified_subject",
          "rules_digest",
          "written_by_gates");

  private SummaryDocument() {}

  /**
   * The document.
   *
   * @param goal a {@code goal.json}
   */
  public static ObjectNode of(ObjectNode goal) {
    ObjectNode summary = Json.object();
    for (String field : FIELDS) {
      JsonNode value = goal.get(field);
      if (value != null) {
        summary.set(field, value);
      }
    }
    return summary;
  }
}
