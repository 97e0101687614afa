package dev.omk.cli.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.store.Event;
import dev.omk.text.Harmless;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One event of a journal in one line. */
final class EventSummary {
  private static final int SUMMARY = 140;
  private static final int VALUE = 80;

  private EventSummary() {}

  /** For people: what the kinds that we write have to say. */
  static String words(Event event) {
    ObjectNode p = event.payload();
    String words =
        switch (event.kind()) {
          case "run_started" -> text(p, "description");
          case "goal_planned" ->
              text(p, "goal_kind")
                  + ", "
                  + p.path("tasks").size()
                  + " tasks, "
                  + p.path("gaps").size()
                  + " known gaps";
          case "step_started", "step_finished" -> text(p, "step");
          case "task_started" -> text(p, "task_id") + ": " + text(p, "title");
          case "task_completed" -> text(p, "task_id") + ": " + text(p, "output_summary");
          case "task_failed" -> text(p, "task_id") + ": " + text(p, "error");
          case "gate_passed", "gate_failed" -> gate(p.path("result"));
          case "verification_finished" -> verification(p.path("verification"));
          case "pass_finished" -> pass(p.path("pass"));
          case "goal_status_changed" -> text(p, "status") + ": " + text(p, "reason");
          case "goal_paused" -> text(p, "reason");
          case "goal_accepted" -> accepted(p.path("acceptance"));
          case "goal_rejected" -> text(p, "reason") + " (" + text(p, "by") + ")";
          default -> values(event);
        };
    return Harmless.line(words, SUMMARY);
  }

  private static String gate(JsonNode result) {
    JsonNode exit = result.path("exit_code");
    return text(result, "gate") + (exit.isNumber() ? ": exit code " + exit.asInt() : "");
  }

  private static String verification(JsonNode v) {
    return text(v, "purpose")
        + ", "
        + v.path("gates").size()
        + " gates, "
        + text(v, "room").replace('_', ' ');
  }

  private static String pass(JsonNode pass) {
    return text(pass, "agent")
        + ", "
        + pass.path("changed").size()
        + " files changed, "
        + pass.path("violations").size()
        + " violations";
  }

  private static String accepted(JsonNode acceptance) {
    return text(acceptance, "summary") + " (" + text(acceptance, "by") + ")";
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asText();
  }

  /**
   * For scripts: the plain values of the payload and of the records in it; lists by their length.
   */
  static String values(Event event) {
    List<String> parts = new ArrayList<>();
    flatten(event.payload(), 0, parts);
    return Harmless.line(String.join(", ", parts), SUMMARY);
  }

  private static void flatten(ObjectNode payload, int depth, List<String> parts) {
    for (Map.Entry<String, JsonNode> field : payload.properties()) {
      JsonNode value = field.getValue();
      if (value instanceof ObjectNode nested && depth < 1) {
        flatten(nested, depth + 1, parts);
      } else if (value.isArray() && !value.isEmpty()) {
        parts.add(value.size() + " " + field.getKey());
      } else if (value.isValueNode() && !value.isNull() && !value.asText().isEmpty()) {
        parts.add(field.getKey() + "=" + Harmless.line(value.asText(), VALUE));
      }
    }
  }
}
