package dev.omk.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.gate.GateOutcome;
import dev.omk.goal.Change;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalEvent;
import dev.omk.goal.GoalStatus;
import dev.omk.goal.Goals;
import dev.omk.goal.TestDelta;
import dev.omk.goal.Verification;
import dev.omk.review.Finding;
import dev.omk.scope.Violation;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReadinessTest {
  private static final Live SAME = new Live(Goals.CANDIDATE, true, null);

  private static Assessment assess(Goal goal) {
    return Readiness.assess(goal, SAME);
  }

  @Test
  void everythingProvenWaitsForTheIntegrator() {
    Assessment assessment = assess(Goals.proven());
    assertThat(assessment.missing()).isEmpty();
    assertThat(assessment.ready()).isFalse();
    assertThat(assessment.gaps()).containsExactly(Assessment.ACCEPTANCE_GAP);
    assertThat(assessment.standing(Goals.proven()).status()).isEqualTo(GoalStatus.BLOCKED_ON_HUMAN);
  }

  @Test
  void acceptedIsReady() {
    Goal goal = Goals.apply(Goals.proven(), new GoalEvent.Accepted(Goals.acceptance()));
    assertThat(assess(goal).ready()).isTrue();
  }

  @Test
  void staleProofIsNeverReady() {
    Goal goal = Goals.apply(Goals.proven(), new GoalEvent.Accepted(Goals.acceptance()));
    Assessment later = Readiness.assess(goal, new Live("git:other", true, null));
    assertThat(later.stale()).isTrue();
    assertThat(later.ready()).isFalse();
    assertThat(later.standing(goal).status()).isEqualTo(GoalStatus.NOT_READY);
  }

  @Test
  void aDamagedJournalIsNeverReady() {
    Goal goal = Goals.apply(Goals.proven(), new GoalEvent.Accepted(Goals.acceptance()));
    assertThat(Readiness.assess(goal, new Live(Goals.CANDIDATE, false, null)).ready()).isFalse();
  }

  @Test
  void doubtsCountOnlyWhenTheAcceptanceNamesThem() {
    Goal goal =
        Goals.proven(new Change.Doubt("tests/test_calc.py", "an existing test was changed"));
    assertThat(assess(goal).proven()).isTrue();
    assertThat(assess(goal).weak()).hasSize(1);
    Goal blind = Goals.apply(goal, new GoalEvent.Accepted(Goals.acceptance()));
    assertThat(assess(blind).ready()).isFalse();
    String seen = assess(goal).weak().getFirst().detail();
    Goal open = Goals.apply(goal, new GoalEvent.Accepted(Goals.acceptance(seen)));
    assertThat(assess(open).ready()).isTrue();
  }

  static List<GoalEvent> whatMakesAnAcceptedGoalUnready() {
    return List.of(
        verified(Goals.red(), TestDelta.UNKNOWN),
        verified(new GateOutcome.Skipped("skip = true"), TestDelta.UNKNOWN),
        verified(new GateOutcome.Errored("no such program"), TestDelta.UNKNOWN),
        verified(new GateOutcome.Flaky(2, false), TestDelta.UNKNOWN),
        verified(
            Goals.green(),
            new TestDelta(2, 1, List.of(), List.of(), List.of("gone"), List.of(), List.of())),
        verified(
            Goals.green(),
            new TestDelta(2, 2, List.of(), List.of("b"), List.of(), List.of(), List.of())),
        verified(
            Goals.green(),
            new TestDelta(2, 2, List.of(), List.of(), List.of(), List.of("s"), List.of())),
        new GoalEvent.Verified(
            Goals.verification(
                Verification.Purpose.CANDIDATE,
                Goals.CANDIDATE,
                TestDelta.UNKNOWN,
                Goals.result("tests", Goals.red()))),
        new GoalEvent.Verified(
            Goals.verification(
                Verification.Purpose.CANDIDATE,
                "git:other",
                TestDelta.UNKNOWN,
                Goals.result("tests", Goals.green()))),
        new GoalEvent.Verified(
            Goals.verification(
                Verification.Purpose.FINAL,
                "git:other",
                TestDelta.UNKNOWN,
                Goals.result("tests", Goals.green()))),
        new GoalEvent.Reviewed(
            Goals.review(
                new Finding("secret.x", Finding.Severity.BLOCKING, "a", 1, "a secret", ""))),
        new GoalEvent.PassFinished(
            Goals.pass(
                Goals.CANDIDATE,
                new Violation(
                    "Makefile",
                    Violation.Kind.PROTECTED_PATH,
                    Violation.Action.PENDING,
                    "",
                    "changed"))),
        new GoalEvent.Rejected("no", "someone"));
  }

  private static GoalEvent verified(GateOutcome outcome, TestDelta tests) {
    return new GoalEvent.Verified(
        Goals.verification(
            Verification.Purpose.FINAL, Goals.CANDIDATE, tests, Goals.result("tests", outcome)));
  }

  @ParameterizedTest
  @MethodSource("whatMakesAnAcceptedGoalUnready")
  void nothingOfThisIsEverReady(GoalEvent event) {
    Goal accepted = Goals.apply(Goals.proven(), new GoalEvent.Accepted(Goals.acceptance()));
    assertThat(assess(accepted).ready()).isTrue();
    assertThat(assess(Goals.apply(accepted, event)).ready()).isFalse();
  }

  @Test
  void aVerificationThatAgreesLeavesAReadyGoalReady() {
    Goal accepted = Goals.apply(Goals.proven(), new GoalEvent.Accepted(Goals.acceptance()));
    Goal again =
        Goals.apply(
            accepted,
            new GoalEvent.Verified(
                Goals.verification(
                    Verification.Purpose.CANDIDATE,
                    Goals.CANDIDATE,
                    TestDelta.UNKNOWN,
                    Goals.result("tests", Goals.green()))));
    assertThat(assess(again).ready()).isTrue();
  }

  @Test
  void aGoalWithoutGatesIsNeverReady() {
    Goal goal =
        Goals.apply(
            Goals.planned(),
            new GoalEvent.Verified(
                Goals.verification(Verification.Purpose.FINAL, Goals.CANDIDATE, TestDelta.UNKNOWN)),
            new GoalEvent.ChangeJudged(Goals.change()),
            new GoalEvent.Reviewed(Goals.review()),
            new GoalEvent.Accepted(
                new dev.omk.goal.Acceptance(Goals.CANDIDATE, "x", "y", Instant.EPOCH, List.of())));
    assertThat(assess(goal).ready()).isFalse();
    assertThat(assess(goal).gaps().getFirst()).contains("goal init");
  }

  @Test
  void aBugFixNeedsSomethingThatFailedBefore() {
    Goal goal =
        Goals.apply(
            Goals.proven(),
            new GoalEvent.Verified(
                Goals.verification(
                    Verification.Purpose.BASELINE,
                    Goals.BASE,
                    TestDelta.UNKNOWN,
                    Goals.result("tests", Goals.green()))));
    assertThat(assess(goal).gaps())
        .containsExactly("regression: no gate or test failed on the base and passes now");
  }
}
