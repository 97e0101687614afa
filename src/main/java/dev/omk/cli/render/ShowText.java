package dev.omk.cli.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.error.OmkException;
import dev.omk.text.Dollars;
import dev.omk.text.Harmless;
import dev.omk.text.Markdown;
import dev.omk.time.Durations;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code goal.json} for reading. */
public final class ShowText {
  private static final String[] FIELDS = {
    "kind",
    "reason",
    "next_step",
    "created_at",
    "updated_at",
    "project_dir",
    "agent",
    "reviewer",
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
    "recovery_status",
    "state_dir"
  };
  private static final int LABEL = 18;

  private ShowText() {}

  /** As text. */
  public static String text(ObjectNode goal) {
    Text text = new Text(LABEL);
    text.heading("Goal " + goal.path("goal_id").asText());
    text.shown("  ", goal.path("normalized_goal").asText());
    text.line("");
    text.status(goal.path("status").asText(), goal.path("stale").asBoolean(false));
    text.field("Phase", goal.path("phase").asText());
    for (String field : FIELDS) {
      text.field(label(field), value(goal, field));
    }
    text.items("Known gaps:", texts(goal.path("known_gaps")));
    text.items("Proposed tasks, not worked on:", proposals(goal));
    text.items("Artifacts:", paths(goal.path("artifacts")));
    return text.toString();
  }

  /** As markdown. */
  public static String markdown(ObjectNode goal) {
    Markdown out = new Markdown();
    out.heading("Goal " + goal.path("goal_id").asText());
    out.quote(goal.path("original_goal").asText());
    out.item("Status", goal.path("status").asText());
    out.item("Phase", goal.path("phase").asText());
    for (String field : FIELDS) {
      String value = value(goal, field);
      if (!value.isEmpty()) {
        out.item(label(field), value);
      }
    }
    out.list("Known gaps", texts(goal.path("known_gaps")));
    out.list("Proposed tasks, not worked on", proposals(goal));
    out.list("Artifacts", paths(goal.path("artifacts")));
    return out.toString();
  }

  private static String value(ObjectNode doc, String field) {
    JsonNode value = doc.path(field);
    if (!value.isValueNode() || value.isNull()) {
      return "";
    }
    return switch (field) {
      case "created_at", "updated_at" -> time(value.asText());
      case "budget_time" -> duration(value.asText());
      case "budget_usd" -> value.isNumber() ? Dollars.human(value.decimalValue()) : value.asText();
      default -> value.asText();
    };
  }

  /** The field's name for people: {@code next_step} is {@code Next step}. */
  private static String label(String field) {
    String words = field.replace('_', ' ').replace(" usd", " USD");
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private static String duration(String text) {
    try {
      return Durations.exact(Durations.parse(text));
    } catch (OmkException e) {
      return text; // Whatever it is, it is what was recorded.
    }
  }

  private static String time(String text) {
    try {
      return Moments.of(Instant.parse(text));
    } catch (DateTimeParseException e) {
      return text; // Whatever it is, it is what was recorded.
    }
  }

  static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(item -> texts.add(Harmless.line(item.asText(), Text.LINE)));
    return texts;
  }

  private static List<String> proposals(ObjectNode goal) {
    List<String> lines = new ArrayList<>();
    for (JsonNode proposal : goal.path("proposals")) {
      lines.add(
          Harmless.line(
              proposal.path("title").asText()
                  + " ("
                  + proposal.path("proposed_by").asText()
                  + ", pass "
                  + proposal.path("pass").asInt()
                  + ")",
              Text.LINE));
    }
    return lines;
  }

  private static List<String> paths(JsonNode array) {
    List<String> paths = new ArrayList<>();
    array.forEach(item -> paths.add(item.path("path").asText()));
    return paths;
  }
}
