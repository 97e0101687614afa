package dev.omk.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.goal.GoalId;
import dev.omk.json.Json;
import dev.omk.plan.PlanInput;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** {@code decisions.jsonl}: what was decided when the goal was planned, and why. */
public final class DecisionsDocument {
  private DecisionsDocument() {}

  /** One object a line. */
  public static String of(GoalId id, PlanInput plan, Instant at) {
    return line(
            id,
            at,
            "planning",
            "goal_kind",
            "The goal is of kind " + plan.intake().kind().json() + ".",
            "Its words say so; the kind decides which evidence the oracle asks for.",
            "prd.md")
        + line(
            id,
            at,
            "verification_design",
            "pinned_gates",
            plan.gates().size() + " gates are pinned from the base.",
            "An agent that edits a gate or what it runs must not change what it is judged by.",
            "technical-plan.md")
        + line(
            id,
            at,
            "execution",
            "execution_boundary",
            "The goal stays not ready until every claim of the proof is shown.",
            "An agent's own word is never evidence.",
            "test-spec.md");
  }

  private static String line(
      GoalId id,
      Instant at,
      String phase,
      String kind,
      String decision,
      String rationale,
      String artifact) {
    ObjectNode node = Json.object();
    node.put("version", GoalDocument.VERSION);
    node.put("goal_id", id.value());
    node.put("created_at", at.toString());
    node.put("actor", "goal-controller");
    node.put("phase", phase);
    node.put("kind", kind);
    node.put("decision", decision);
    node.put("rationale", rationale);
    node.putArray("constraints");
    node.set("artifacts", TaskGraphDocument.texts(List.of(artifact)));
    return new String(Json.line(node), StandardCharsets.UTF_8) + "\n";
  }
}
