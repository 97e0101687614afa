package dev.omk.legacy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.json.Json;
import dev.omk.store.Event;
import java.util.List;
import java.util.Optional;

/** What is shown of a recorded goal besides what was recorded. */
final class RecordedGoal {
  /** The field that tells a reader whose word it is, and its value. */
  static final String MARK = "recorded_by";

  static final String OMK = "omk 0.5.0";

  private static final String READY =
      "recorded as ready by omk 0.5.0; nothing vouches for that any more";

  private RecordedGoal() {}

  /** Adds it. */
  static ObjectNode shown(ObjectNode goal, String id, String projectDir) {
    String status = goal.path("status").asText();
    boolean ready = status.equals("ready");
    goal.put("goal_id", id);
    if (!projectDir.isEmpty()) {
      goal.put("project_dir", projectDir);
    }
    goal.put("reason", ready ? READY : goal.path("failure").path("reason").asText(""));
    goal.put("next_step", nextStep(status, id));
    mark(goal, ready);
    return goal;
  }

  /** Says whose word a document is; no such word makes a goal ready. */
  static void mark(ObjectNode document, boolean recordedReady) {
    document.put("ready", false);
    document.put("stale", recordedReady);
    document.put(MARK, OMK);
    if (recordedReady) {
      ArrayNode gaps =
          document.path("known_gaps") instanceof ArrayNode there
              ? there
              : document.putArray("known_gaps");
      gaps.add(READY);
    }
  }

  private static String nextStep(String status, String id) {
    return switch (status) {
      case "ready", "not_ready", "blocked_on_external", "failed_infra" -> "omk goal verify " + id;
      case "paused", "running" -> "omk goal resume " + id;
      case "needs_more_budget" -> "omk goal budget-add " + id + " --time 30m";
      case "blocked_on_human" -> "refine the goal: omk goal run \"...\"";
      default -> ""; // Cancelled is for good.
    };
  }

  /** What the journal and the proof still know of a goal whose state is lost. */
  static Optional<ObjectNode> rebuilt(List<Event> events, Optional<ObjectNode> proof) {
    Optional<Event> start =
        events.stream().filter(event -> event.kind().equals("run_started")).findFirst();
    if (start.isEmpty()) {
      return Optional.empty();
    }
    String text = start.get().payload().path("description").asText();
    ObjectNode goal = Json.object();
    goal.put("version", LegacyFile.VERSION);
    goal.put("goal_id", "");
    goal.put("original_goal", text);
    goal.put("normalized_goal", text.strip().replaceAll("\\s+", " "));
    goal.put("status", proof.map(p -> p.path("status").asText()).orElse("not_ready"));
    goal.put("phase", "proof");
    goal.put("created_at", start.get().ts().toString());
    goal.put("updated_at", events.getLast().ts().toString());
    proof.ifPresent(p -> goal.set("artifacts", p.path("artifacts")));
    return Optional.of(GoalFile.withDefaults(goal));
  }
}
