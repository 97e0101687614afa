package dev.omk.control.verify;

import dev.omk.gate.GateOutcome;
import dev.omk.gate.GateResult;
import dev.omk.goal.Goal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What gates said before of the very same tree. One that says something else now is flaky: a pass
 * of it is weak until the tree changes, and a failure says that it passed before.
 *
 * @param before results of the same tree, the newest first
 */
record EarlierOutcomes(List<GateResult> before) {
  EarlierOutcomes {
    before = List.copyOf(before);
  }

  /** Those that a goal knows of a tree. */
  static EarlierOutcomes of(Goal goal, String subject) {
    return new EarlierOutcomes(
        Stream.of(goal.verification(), goal.baseline())
            .filter(Objects::nonNull)
            .filter(verification -> verification.subject().equals(subject))
            .flatMap(verification -> verification.gates().stream())
            .toList());
  }

  /** The results with what follows from the earlier ones. */
  List<GateResult> compared(List<GateResult> now) {
    return now.stream().map(this::compared).toList();
  }

  private GateResult compared(GateResult now) {
    boolean failedBefore = before.stream().anyMatch(old -> same(old, now) && saidNo(old));
    boolean passedBefore = before.stream().anyMatch(old -> same(old, now) && old.passed());
    return switch (now.outcome()) {
      case GateOutcome.Passed p when failedBefore ->
          now.withOutcome(new GateOutcome.Flaky(1, true));
      case GateOutcome.Cached c when failedBefore ->
          now.withOutcome(new GateOutcome.Flaky(1, true));
      case GateOutcome.Failed f when passedBefore -> now.withOutcome(f.disagreeing());
      case GateOutcome.Passed p -> now;
      case GateOutcome.Failed f -> now;
      case GateOutcome.TimedOut t -> now;
      case GateOutcome.Errored e -> now;
      case GateOutcome.Skipped s -> now;
      case GateOutcome.Cached c -> now;
      case GateOutcome.Flaky f -> now;
    };
  }

  private static boolean same(GateResult old, GateResult now) {
    return old.gate().equals(now.gate());
  }

  /** A failure, or doubts from an earlier disagreement; what could not run said nothing. */
  private static boolean saidNo(GateResult old) {
    return old.outcome() instanceof GateOutcome.Failed
        || old.outcome() instanceof GateOutcome.TimedOut
        || old.outcome() instanceof GateOutcome.Flaky;
  }
}
