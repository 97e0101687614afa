package dev.omk.control.verify;

import dev.omk.gate.GateOutcome;
import dev.omk.gate.GateResult;
import dev.omk.goal.Goal;
import dev.omk.goal.Verification.Room;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What gates said before of the very same tree. One that says something else now is flaky: a pass
 * of it is weak until the tree changes, and a failure says that it passed before.
 *
 * @param passed names of gates that passed
 * @param refused names of gates that said no, among them those that did both
 */
record EarlierOutcomes(Set<String> passed, Set<String> refused) {
  EarlierOutcomes {
    passed = Set.copyOf(passed);
    refused = Set.copyOf(refused);
  }

  /** What these results say. */
  static EarlierOutcomes of(Collection<GateResult> results) {
    return new EarlierOutcomes(
        names(results, GateResult::passed), names(results, EarlierOutcomes::saidNo));
  }

  /** What a goal knows of a tree; a clean checkout and the work tree may differ for good. */
  static EarlierOutcomes of(Goal goal, String subject, Room room) {
    return of(
        Stream.of(goal.verification(), goal.baseline())
            .filter(Objects::nonNull)
            .filter(verification -> verification.room() == room)
            .filter(verification -> verification.subject().equals(subject))
            .flatMap(verification -> verification.gates().stream())
            .toList());
  }

  private static Set<String> names(Collection<GateResult> results, Predicate<GateResult> which) {
    return results.stream().filter(which).map(GateResult::gate).collect(Collectors.toSet());
  }

  /** What both know. */
  EarlierOutcomes and(EarlierOutcomes other) {
    return new EarlierOutcomes(union(passed, other.passed), union(refused, other.refused));
  }

  private static Set<String> union(Set<String> some, Set<String> others) {
    return Stream.of(some, others).flatMap(Set::stream).collect(Collectors.toSet());
  }

  /** The results with what follows from the earlier ones. */
  List<GateResult> compared(List<GateResult> now) {
    return now.stream().map(this::compared).toList();
  }

  private GateResult compared(GateResult now) {
    boolean failedBefore = refused.contains(now.gate());
    boolean passedBefore = passed.contains(now.gate());
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

  /** A failure, or doubts from an earlier disagreement; what could not run said nothing. */
  private static boolean saidNo(GateResult old) {
    return old.outcome() instanceof GateOutcome.Failed
        || old.outcome() instanceof GateOutcome.TimedOut
        || old.outcome() instanceof GateOutcome.Flaky;
  }
}
