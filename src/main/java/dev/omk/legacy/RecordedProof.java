package dev.omk.legacy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.json.Json;
import dev.omk.store.Event;
import dev.omk.task.TaskGraph;
import dev.omk.text.Count;
import java.util.List;
import java.util.Set;

/** A recorded proof as it has to be shown beside the state. */
final class RecordedProof {
  /** In these the state is newer than the proof, which omk 0.5.0 did not rewrite then. */
  private static final Set<String> STATE_RULES =
      Set.of(
          "blocked_on_human",
          "blocked_on_external",
          "needs_more_budget",
          "failed_infra",
          "paused",
          "cancelled");

  private RecordedProof() {}

  /** Overrides what the state knows better, and marks whose word it is. */
  static ObjectNode shown(ObjectNode proof, ObjectNode goal) {
    String status = goal.path("status").asText();
    if (STATE_RULES.contains(status) && !proof.path("status").asText().equals(status)) {
      String words = status.replace('_', ' ');
      String reason = goal.path("reason").asText("");
      proof.put("status", status);
      proof.put("readiness", words + (reason.isEmpty() ? "" : ": " + reason));
      proof.put(
          "summary", "Goal '" + goal.path("normalized_goal").asText() + "' is " + words + ".");
      ArrayNode gaps =
          proof.path("known_gaps") instanceof ArrayNode there
              ? there
              : proof.putArray("known_gaps");
      gaps.add("the goal is " + words);
    }
    proof.put("goal_id", goal.path("goal_id").asText());
    proof.put("reason", goal.path("reason").asText(""));
    proof.put("next_step", goal.path("next_step").asText(""));
    RecordedGoal.mark(proof, proof.path("status").asText().equals("ready"));
    return proof;
  }

  /** A proof in place of a lost one, with what the other files still know. */
  static ObjectNode rebuilt(ObjectNode goal, List<Event> events, TaskGraph tasks) {
    ObjectNode proof = Json.object();
    String words = goal.path("status").asText().replace('_', ' ');
    ArrayNode gates = GateEvents.gates(events);
    proof.put("version", LegacyFile.VERSION);
    proof.put("goal_id", goal.path("goal_id").asText());
    proof.put("status", goal.path("status").asText());
    proof.put("readiness", words + ": its proof is lost");
    proof.put(
        "summary",
        "Goal '"
            + goal.path("normalized_goal").asText()
            + "' is "
            + words
            + "; the journal tells of "
            + Count.of(gates.size(), "gate")
            + ".");
    proof.put("generated_at", goal.path("updated_at").asText());
    proof.set("artifacts", goal.path("artifacts").deepCopy());
    proof.set("task_graph_summary", summary(tasks));
    proof.putArray("changed_files");
    proof.putArray("commits");
    proof.set("gates", gates);
    proof.put("post_mutation_gates_ran", false);
    proof.putArray("known_gaps").add("the recorded proof cannot be read");
    proof.putArray("human_decisions_required");
    return proof;
  }

  private static ObjectNode summary(TaskGraph tasks) {
    TaskGraph.Summary counts = tasks.summary();
    ObjectNode summary = Json.object();
    summary.put("total_tasks", counts.total());
    summary.put("pending_tasks", counts.pending());
    summary.put("blocked_tasks", counts.blocked());
    summary.put("done_tasks", counts.done());
    return summary;
  }
}
