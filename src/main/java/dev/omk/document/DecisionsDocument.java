package dev.omk.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.goal.DecisionMade;
import dev.omk.goal.Goal;
import dev.omk.json.Json;
import java.util.List;

/**
 * {@code decisions.jsonl}: what was decided, by whom and why. The fields are omk 0.5.0's, ours
 * behind.
 */
public final class DecisionsDocument {
  /** The file's name. */
  public static final String FILE = "decisions.jsonl";

  private static final List<String> CONSTRAINTS =
      List.of("a goal is ready only with a proof that cites evidence for every claim");

  private DecisionsDocument() {}

  /** The lines: three of the plan, then one a decision of a person. */
  public static byte[] of(Goal goal) {
    return Lines.of(
        goal.chronicle().decisions().stream().map(decision -> line(goal, decision)).toList());
  }

  private static ObjectNode line(Goal goal, DecisionMade decision) {
    ObjectNode node = Json.object();
    node.put("version", GoalDocument.VERSION);
    node.put("goal_id", goal.id().value());
    node.put("created_at", decision.at().toString());
    node.put("actor", decision.actor());
    node.put("phase", decision.phase().json());
    node.put("kind", decision.kind());
    node.put("decision", decision.decision());
    node.put("rationale", decision.rationale());
    node.set("constraints", TaskGraphDocument.texts(CONSTRAINTS));
    node.set("artifacts", TaskGraphDocument.texts(decision.artifacts()));
    node.set("alternatives", TaskGraphDocument.texts(decision.alternatives()));
    return node;
  }
}
