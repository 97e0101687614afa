package dev.omk.control;

import dev.omk.gate.GateResult;
import dev.omk.goal.Goal;
import dev.omk.text.Count;
import dev.omk.text.Harmless;

/** What a commit status says of a proof. */
final class CommitStatus {
  private static final int LINE = 140; // GitHub's limit

  private CommitStatus() {}

  static String description(Goal goal, boolean ready) {
    String gates =
        goal.latestVerification()
            .map(
                last ->
                    last.gates().stream().filter(GateResult::passed).count()
                        + " of "
                        + Count.of(last.gates().size(), "gate")
                        + " passed")
            .orElse("no gate has run");
    return Harmless.line(
        (ready ? "ready, " : "not accepted yet, ") + gates + ", " + goal.id(), LINE);
  }
}
