package dev.omk.cli.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.text.Harmless;
import java.util.ArrayList;
import java.util.List;

/** {@code goal.json} for reading. */
public final class ShowText {
  private static final List<String> FIELDS =
      List.of(
          "status",
          "phase",
          "kind",
          "reason",
          "next_step",
          "created_at",
          "updated_at",
          "project_dir",
          "agent",
          "accept",
          "max_iterations",
          "max_agents",
          "until_ready",
          "delivery_policy",
          "merge_policy",
          "budget_time",
          "budget_tokens",
          "budget_usd",
          "base",
          "verified_subject",
          "passes",
          "stale");

  private ShowText() {}

  /** As text. */
  public static String text(ObjectNode goal) {
    Text text = new Text();
    text.line("Goal " + goal.path("goal_id").asText());
    text.shown("  ", goal.path("normalized_goal").asText());
    text.line("");
    text.field("Status", goal.path("status").asText());
    text.field("Phase", goal.path("phase").asText());
    for (String field : FIELDS.subList(2, FIELDS.size())) {
      value(goal, field, (name, value) -> text.shown("  " + name + ": ", value));
    }
    text.items("Known gaps:", texts(goal.path("known_gaps")));
    text.items("Artifacts:", paths(goal.path("artifacts")));
    return text.toString();
  }

  /** As markdown. */
  public static String markdown(ObjectNode goal) {
    Markdown out = new Markdown();
    out.heading("Goal " + goal.path("goal_id").asText());
    out.quote(goal.path("original_goal").asText());
    for (String field : FIELDS) {
      value(goal, field, (name, value) -> out.item(name, value));
    }
    out.list("Known gaps", texts(goal.path("known_gaps")));
    out.list("Artifacts", paths(goal.path("artifacts")));
    return out.toString();
  }

  /** Takes a field. */
  @FunctionalInterface
  interface Field {
    void take(String name, String value);
  }

  static void value(ObjectNode doc, String field, Field to) {
    JsonNode value = doc.path(field);
    if (value.isValueNode() && !value.isNull() && !value.asText().isEmpty()) {
      to.take(field.replace('_', ' '), value.asText());
    }
  }

  static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(item -> texts.add(Harmless.line(item.asText(), Text.LINE)));
    return texts;
  }

  private static List<String> paths(JsonNode array) {
    List<String> paths = new ArrayList<>();
    array.forEach(item -> paths.add(item.path("path").asText()));
    return paths;
  }
}
