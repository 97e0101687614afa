package dev.omk.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Fields of a document that we do not know: they are carried along when it is written anew, and
 * nothing is ever read from them.
 */
public final class CarriedFields {
  /** What is left out on purpose when it does not hold, or says how a document was come by. */
  private static final Set<String> OURS =
      Set.of(
          "completed_at",
          "failure",
          "blocker",
          "paused_from",
          "agent",
          "reviewer",
          "isolate",
          "work_tree",
          "linked",
          "result_branch",
          "proposals",
          "comparison",
          "budget_time",
          "budget_tokens",
          "budget_usd",
          "verified_subject",
          "integration_evidence",
          "tests",
          "ready",
          "stale",
          "recovery_status",
          "recorded_by",
          "state_dir",
          "cost_tracker_path",
          "seq",
          "journal_bytes",
          "journal_line",
          "mac");

  /** What one run of a gate has and another has not. */
  private static final Set<String> OF_ONE_RUN =
      Set.of("exit_code", "cached_from", "timeout_secs", "stdout_summary", "stderr_summary");

  private static final String CRITERIA = "terminal_criteria";

  private CarriedFields() {}

  /**
   * Adds to a document what an earlier one had besides: at its top, in its {@code
   * terminal_criteria}, in each of its tasks and of their evidence, and in each gate that still
   * runs the same command.
   *
   * @param fresh what is to be written
   * @param before what was written before, by whomever
   */
  public static void carry(ObjectNode fresh, ObjectNode before) {
    fields(fresh, before);
    if (fresh.path(CRITERIA) instanceof ObjectNode now
        && before.path(CRITERIA) instanceof ObjectNode then) {
      fields(now, then);
    }
    each(fresh, before, "tasks", "id", CarriedFields::task);
    each(fresh, before, "gates", "name", CarriedFields::gate);
  }

  private static void gate(ObjectNode fresh, ObjectNode before) {
    if (fresh.path("command_line").equals(before.path("command_line"))) {
      fields(fresh, before.deepCopy().remove(OF_ONE_RUN));
    }
  }

  private static void task(ObjectNode fresh, ObjectNode before) {
    fields(fresh, before);
    each(fresh, before, "evidence", "path", CarriedFields::fields);
  }

  // The members of two lists that have the same name.
  private static void each(
      ObjectNode fresh,
      ObjectNode before,
      String list,
      String name,
      BiConsumer<ObjectNode, ObjectNode> carry) {
    if (!(fresh.path(list) instanceof ArrayNode members) || members.isEmpty()) {
      return;
    }
    Map<String, ObjectNode> old = new HashMap<>();
    for (JsonNode member : before.path(list)) {
      if (member instanceof ObjectNode object) {
        old.put(member.path(name).asText(), object);
      }
    }
    for (JsonNode member : members) {
      ObjectNode known = old.get(member.path(name).asText());
      if (known != null && member instanceof ObjectNode object) {
        carry.accept(object, known);
      }
    }
  }

  private static void fields(ObjectNode fresh, ObjectNode before) {
    for (Map.Entry<String, JsonNode> field : before.properties()) {
      if (!fresh.has(field.getKey()) && !OURS.contains(field.getKey())) {
        fresh.set(field.getKey(), field.getValue());
      }
    }
  }
}
