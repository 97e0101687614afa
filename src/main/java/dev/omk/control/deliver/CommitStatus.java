package dev.omk.control.deliver;

import dev.omk.delivery.ForgeStatus;
import dev.omk.gate.GateResult;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalStatus;
import dev.omk.proof.Assessment;
import dev.omk.text.Count;
import dev.omk.text.Harmless;

/** What a commit status says of a proof. */
final class CommitStatus {
  private static final int LINE = 140; // GitHub's limit

  private CommitStatus() {}

  /** Of the tree that was judged, whether or not the pull request is a draft. */
  static ForgeStatus of(Goal goal, Assessment assessment) {
    boolean ready = goal.status() == GoalStatus.READY && assessment.ready();
    String words =
        ready
            ? "ready, " + gates(goal)
            : assessment.stale()
                ? "not verified"
                : (assessment.proven() ? "not accepted yet, " : "not ready, ") + gates(goal);
    return new ForgeStatus(ready, Harmless.line(words + ", " + goal.id(), LINE));
  }

  private static String gates(Goal goal) {
    return goal.latestVerification()
        .map(
            last ->
                last.gates().stream().filter(GateResult::passed).count()
                    + " of "
                    + Count.of(last.gates().size(), "gate")
                    + " passed")
        .orElse("no gate has run");
  }
}
