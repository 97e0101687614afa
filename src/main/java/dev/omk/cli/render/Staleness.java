package dev.omk.cli.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.goal.GoalStatus;
import java.util.Optional;

/** What the work tree as it is does to a recorded document: stale is never ready. */
public final class Staleness {
  private Staleness() {}

  /** The document as it has to be shown now. */
  public static ObjectNode over(ObjectNode recorded, boolean stale) {
    ObjectNode doc = recorded.deepCopy();
    // What omk 0.5.0 recorded is shown as recorded; that it is worth nothing stands in it.
    if (doc.has("recorded_by")) {
      return doc;
    }
    doc.put("stale", stale);
    if (stale) {
      if (matters(doc)) {
        String reason = reason(doc);
        doc.put("status", GoalStatus.NOT_READY.json());
        doc.put("reason", reason);
        doc.put("next_step", GoalView.staleNext(doc.path("goal_id").asText()));
        if (doc.has("readiness")) {
          doc.put("readiness", "not ready: " + reason);
        }
      }
      doc.put("ready", false);
      addGap(doc);
    }
    return doc;
  }

  private static String reason(ObjectNode recorded) {
    if (!recorded.path("status").asText().equals(GoalStatus.READY.json())) {
      return GoalView.STALE_REASON;
    }
    String inProof = recorded.path("integration_evidence").path("decided_at").asText("");
    String at = recorded.path("accepted_at").asText(inProof);
    return GoalView.wasReady(at.isEmpty() ? Optional.empty() : Optional.of(GoalView.instant(at)));
  }

  /** Whether a look at the work tree can change what a document says of the status. */
  public static boolean matters(ObjectNode recorded) {
    boolean blocked = !recorded.path("blocker").asText("").isEmpty();
    return restsOnTheTree(recorded.path("status").asText(), blocked);
  }

  /** Whether a status says something about a tree that was verified. */
  static boolean restsOnTheTree(String status, boolean cannotBeJudged) {
    return status.equals(GoalStatus.READY.json())
        || (status.equals(GoalStatus.BLOCKED_ON_HUMAN.json()) && !cannotBeJudged);
  }

  private static void addGap(ObjectNode doc) {
    JsonNode gaps = doc.path("known_gaps");
    ArrayNode array = gaps instanceof ArrayNode there ? there : doc.putArray("known_gaps");
    array.add(GoalView.STALE_REASON);
  }
}
