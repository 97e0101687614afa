package dev.omk.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

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

  private CarriedFields() {}

  /**
   * Adds to a document what an earlier one had besides, at its top and in each of its tasks.
   *
   * @param fresh what is to be written
   * @param before what was written before, by whomever
   */
  public static void carry(ObjectNode fresh, ObjectNode before) {
    fields(fresh, before);
    if (fresh.path("tasks") instanceof ArrayNode tasks) {
      Map<String, ObjectNode> old = new HashMap<>();
      for (JsonNode task : before.path("tasks")) {
        if (task instanceof ObjectNode object) {
          old.put(task.path("id").asText(), object);
        }
      }
      for (JsonNode task : tasks) {
        ObjectNode known = old.get(task.path("id").asText());
        if (known != null && task instanceof ObjectNode object) {
          fields(object, known);
        }
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
