package dev.omk.cli.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.store.Event;
import dev.omk.text.Count;
import dev.omk.text.Dollars;
import dev.omk.text.Harmless;
import dev.omk.time.Durations;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One event of a journal in one line. */
final class EventSummary {
  private static final int SUMMARY = 140;
  private static final int VALUE = 80;

  private EventSummary() {}

  /** For people: what the kinds that we write have to say. */
  static String words(Event event) {
    ObjectNode p = event.payload();
    if (p.isEmpty()) {
      return ""; // As in a journal that was damaged, and read as far as that goes.
    }
    String words =
        switch (event.kind()) {
          case "run_started" -> text(p, "description");
          case "goal_planned" -> planned(p);
          case "question_answered" -> p.path("number").asText() + ": " + text(p, "text");
          case "comparison_finished" -> comparison(p.path("comparison"));
          case "step_started" -> text(p, "step");
          case "step_finished" -> text(p, "step") + took(p.path("elapsed"));
          case "task_started" -> text(p, "title") + " [" + text(p, "task_id") + "]";
          case "task_completed" -> text(p, "task_id") + ": " + text(p, "output_summary");
          case "task_failed" -> text(p, "task_id") + ": " + text(p, "error");
          case "lease_renewed" -> text(p, "worker_id") + " is at work on " + text(p, "task_id");
          case "turn_failed" -> failure(p.path("failure"));
          case "agent_changed" -> replaced(p.path("change"));
          case "tasks_proposed" -> Count.of(p.path("proposals").size(), "proposal");
          case "gate_passed", "gate_failed" -> gate(p.has("result") ? p.path("result") : p);
          case "command_finished" -> gate(p);
          case "verification_finished" -> verification(p.path("verification"));
          case "permission_answered" -> permission(p);
          case "pass_finished" -> pass(p.path("pass"));
          case "change_judged" -> change(p.path("change"));
          case "review_finished" -> Count.of(p.path("review").path("findings").size(), "finding");
          case "goal_status_changed" -> text(p, "status") + ": " + text(p, "reason");
          case "gates_approved" -> text(p, "by");
          case "tree_kept" -> text(p, "name") + ", " + text(p, "restoring") + " is put back";
          case "goal_paused", "goal_cancelled" -> text(p, "reason");
          case "goal_resumed" -> text(p, "status");
          case "goal_accepted" -> accepted(p.path("acceptance"));
          case "goal_rejected" -> text(p, "reason") + " (" + text(p, "by") + ")";
          case "goal_budget_extended" ->
              "added " + limits(p.path("added")) + ", now " + limits(p.path("budget"));
          case "effect_intended" -> text(p, "description");
          case "effect_settled" ->
              text(p, "effect")
                  + (p.path("done").asBoolean() ? ": " : " did not happen: ")
                  + text(p, "outcome");
          case "budget_checkpoint" ->
              text(p, "label") + ": " + text(p, "status") + ", " + text(p, "phase");
          case "run_failed" -> text(p, "reason");
          case "isolation_began" -> text(p, "branch") + " in " + text(p, "directory");
          case "slice_started" -> text(p, "task_id") + " on " + text(p, "branch");
          case "slice_returned" -> text(p, "task_id") + ": " + text(p, "why");
          case "slice_landed" -> text(p, "task_id") + " as " + text(p, "commit");
          case "checkout_updated" -> text(p, "commit");
          case "pull_request_merged" ->
              text(p, "commit")
                  + (text(p, "subject").equals(text(p, "proven"))
                      ? ", the tree that was proven"
                      : ", another tree than the one that was proven");
          case "goal_budget_exhausted" -> text(p, "budget_source") + " is used up";
          default -> values(event);
        };
    return Harmless.line(words, SUMMARY);
  }

  private static String planned(JsonNode p) {
    return text(p, "goal_kind")
        + ", "
        + Count.of(p.path("tasks").size(), "task")
        + ", "
        + Count.of(p.path("gaps").size(), "known gap");
  }

  private static String failure(JsonNode failure) {
    String wait =
        duration(failure.path("retry_after"))
            .map(time -> ", again in " + Durations.human(time))
            .orElse(", not tried again");
    return text(failure, "agent") + ": " + text(failure, "reason") + wait;
  }

  private static String replaced(JsonNode change) {
    return text(change, "to") + " for " + text(change, "from") + ": " + text(change, "reason");
  }

  private static String comparison(JsonNode comparison) {
    List<String> checks = new ArrayList<>();
    for (JsonNode check : comparison.path("checks")) {
      checks.add(text(check, "name") + " " + text(check, "verdict"));
    }
    return String.join(", ", checks);
  }

  private static String gate(JsonNode result) {
    JsonNode exit = result.path("exit_code");
    // omk 0.5.0 called it otherwise.
    return text(result, result.has("gate") ? "gate" : "name")
        + (exit.isNumber() ? ": exit code " + exit.asInt() : "")
        + took(result.path("duration"));
  }

  private static String verification(JsonNode v) {
    return text(v, "purpose")
        + ", "
        + Count.of(v.path("gates").size(), "gate")
        + ", "
        + text(v, "room").replace('_', ' ');
  }

  private static String permission(JsonNode p) {
    JsonNode asked = p.path("permission");
    return text(p, "agent")
        + ": "
        + (asked.path("allowed").asBoolean() ? "allowed " : "rejected ")
        + text(asked, "kind")
        + " '"
        + text(asked, "title")
        + "': "
        + text(asked, "reason");
  }

  private static String pass(JsonNode pass) {
    return text(pass, "agent")
        + ": "
        + Count.of(pass.path("changed").size(), "file")
        + " changed, "
        + violations(pass.path("violations"))
        + took(pass.path("elapsed"));
  }

  private static String violations(JsonNode violations) {
    String count = Count.of(violations.size(), "violation");
    if (violations.isEmpty()) {
      return count;
    }
    String first = text(violations.path(0), "path") + " " + text(violations.path(0), "action");
    return count + " (" + first + (violations.size() > 1 ? ", …)" : ")");
  }

  private static String change(JsonNode change) {
    int doubts = change.path("weak").size();
    return Count.of(change.path("files").size(), "file")
        + " changed"
        + (doubts == 0 ? "" : ", " + Count.of(doubts, "doubt") + " for a person");
  }

  private static String limits(JsonNode budget) {
    List<String> parts = new ArrayList<>();
    duration(budget.path("time")).ifPresent(time -> parts.add(Durations.exact(time)));
    JsonNode tokens = budget.path("tokens");
    if (tokens.isNumber()) {
      parts.add(Count.of(tokens.asLong(), "token"));
    }
    JsonNode usd = budget.path("usd");
    if (usd.isNumber()) {
      parts.add(Dollars.human(usd.decimalValue()) + " USD");
    }
    return parts.isEmpty() ? "no limit" : String.join(", ", parts);
  }

  private static String took(JsonNode iso) {
    return duration(iso).map(time -> " (" + Durations.human(time) + ")").orElse("");
  }

  private static Optional<Duration> duration(JsonNode iso) {
    try {
      return iso.isTextual() ? Optional.of(Duration.parse(iso.asText())) : Optional.empty();
    } catch (DateTimeParseException e) {
      return Optional.empty(); // Written by another version; the line says the rest.
    }
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
