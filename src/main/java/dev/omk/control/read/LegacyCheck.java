package dev.omk.control.read;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.goal.GoalId;
import dev.omk.legacy.LegacyGoal;
import dev.omk.legacy.OldEvents;
import dev.omk.legacy.Part;
import dev.omk.proof.Claim.Strength;
import dev.omk.text.Count;
import java.util.ArrayList;
import java.util.List;

/** The proof of a goal of omk 0.5.0: it can be damaged, or not; it cannot hold. */
final class LegacyCheck {
  private final List<ProofCheck.Point> points = new ArrayList<>();
  private boolean damaged;

  private LegacyCheck() {}

  static ProofCheck.Result of(GoalId id, LegacyGoal goal) {
    LegacyCheck check = new LegacyCheck();
    Part<ObjectNode> state = goal.goal();
    Part<OldEvents> events = goal.events();
    check.part("goal.json", state, "recorded as " + state.content().path("status").asText());
    check.part("task-graph.json", goal.tasks(), "read");
    check.part("proof.json", goal.proof(), "read");
    check.part("journal", events, Count.of(events.content().events().size(), "event"));
    check.points.add(
        new ProofCheck.Point(
            "chain",
            Strength.MISSING,
            "omk 0.5.0 kept none, so nothing vouches for what is recorded"));
    ProofCheck.Verdict verdict =
        check.damaged ? ProofCheck.Verdict.DAMAGED : ProofCheck.Verdict.NOT_READY;
    return new ProofCheck.Result(id, verdict, check.points, "");
  }

  private void part(String name, Part<?> part, String fine) {
    damaged |= part.damaged();
    points.add(
        new ProofCheck.Point(
            name,
            part.damaged() ? Strength.MISSING : Strength.WEAK,
            part.problem().isEmpty() ? fine : part.problem()));
  }
}
