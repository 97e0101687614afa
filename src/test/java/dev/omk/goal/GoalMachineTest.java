package dev.omk.goal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.error.ErrorCode;
import dev.omk.gate.GateOutcome;
import dev.omk.plan.GoalKind;
import dev.omk.plan.SlicedTasks;
import dev.omk.review.Finding;
import dev.omk.scope.Violation;
import dev.omk.task.TaskStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GoalMachineTest {
  private static final Standing NOT_READY = new Standing(GoalStatus.NOT_READY, "why", "next");

  private static Goal standing(GoalStatus status) {
    return Goals.after(
        Goals.planned(Goals.gate("tests")), new Fact.Stood(new Standing(status, "r", "")));
  }

  private static Fact.Refused refused(Goal goal, Fact fact) {
    assertThat(GoalMachine.decide(goal, fact)).isInstanceOf(Fact.Refused.class);
    return (Fact.Refused) GoalMachine.decide(goal, fact);
  }

  @Test
  void aStepRunsAndItsTimeIsCounted() {
    Goal running = Goals.after(Goals.planned(Goals.gate("tests")), new Fact.StepBegan(Step.VERIFY));
    assertThat(running.status()).isEqualTo(GoalStatus.RUNNING);
    assertThat(running.phase()).isEqualTo(GoalPhase.VERIFICATION_DESIGN);
    Goal done =
        Goals.after(running, new Fact.StepEnded(Step.VERIFY, Duration.ofSeconds(7), NOT_READY));
    assertThat(done.status()).isEqualTo(GoalStatus.NOT_READY);
    assertThat(done.spent().time()).isEqualTo(Duration.ofSeconds(7));
    assertThat(done.step()).isNull();
  }

  @Test
  void theTimeOfAStepThatACrashCutOffIsCountedAtTheNextStep() {
    Goal running =
        Goals.after(Goals.planned(Goals.gate("tests")), new Fact.StepBegan(Step.EXECUTE));
    Goal worked = Goals.apply(running, new GoalEvent.TaskStarted("goal-agent-execute", "a", "t"));
    Goal next = Goals.after(worked, new Fact.StepBegan(Step.VERIFY));
    assertThat(next.spent().time()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void aLeaseIsHeldWhileATaskRunsAndReleasedWhenItsControllerDied() {
    String task = "goal-agent-execute";
    Goal idle = Goals.after(Goals.planned(Goals.gate("tests")), new Fact.StepBegan(Step.EXECUTE));
    assertThat(Goals.after(idle, new Fact.TurnGoesOn(task, "mine")).efforts().leases()).isEmpty();
    Goal begun = Goals.after(idle, new Fact.TurnBegan(task, "mine"));
    Goal alive = Goals.after(begun, new Fact.TurnGoesOn(task, "mine"));
    assertThat(alive.efforts().lease(task))
        .hasValueSatisfying(
            lease -> {
              assertThat(lease.holder()).isEqualTo("mine");
              assertThat(lease.heartbeatAt()).isAfter(lease.acquiredAt());
            });
    Goal resumed = Goals.after(alive, new Fact.ResumeAsked(NOT_READY));
    assertThat(resumed.efforts().leases()).isEmpty();
  }

  @Test
  void nothingIsToGoOnWithInAGoalThatIsReady() {
    Goal ready = Goals.after(Goals.proven(), new Fact.AcceptanceGiven(Goals.acceptance()));
    assertThat(refused(ready, new Fact.ResumeAsked(NOT_READY)).nextStep())
        .isEqualTo("omk goal proof " + ready.id());
  }

  @Test
  void pauseReturnsToTheStatusBefore() {
    Goal paused =
        Goals.after(standing(GoalStatus.BLOCKED_ON_EXTERNAL), new Fact.PauseAsked("by hand"));
    assertThat(paused.status()).isEqualTo(GoalStatus.PAUSED);
    Goal resumed = Goals.after(paused, new Fact.ResumeAsked(NOT_READY));
    assertThat(resumed.status()).isEqualTo(GoalStatus.BLOCKED_ON_EXTERNAL);
    assertThat(resumed.pausedFrom()).isNull();
  }

  @Test
  void pausingAPausedGoalChangesNothing() {
    Goal paused = standing(GoalStatus.PAUSED);
    assertThat(GoalMachine.decide(paused, new Fact.PauseAsked("again")))
        .isEqualTo(new Fact.Follows(List.of()));
  }

  @Test
  void aPauseDuringAStepStandsWhenTheStepEnds() {
    Goal running =
        Goals.after(Goals.planned(Goals.gate("tests")), new Fact.StepBegan(Step.EXECUTE));
    Goal paused = Goals.after(running, new Fact.PauseAsked("by hand"));
    Goal ended =
        Goals.after(paused, new Fact.StepEnded(Step.EXECUTE, Duration.ofSeconds(1), NOT_READY));
    assertThat(ended.status()).isEqualTo(GoalStatus.PAUSED);
    assertThat(Goals.after(ended, new Fact.ResumeAsked(NOT_READY)).status())
        .isEqualTo(GoalStatus.NOT_READY);
  }

  @ParameterizedTest
  @EnumSource(
      value = GoalStatus.class,
      names = {"PAUSED", "CANCELLED", "NEEDS_MORE_BUDGET"})
  void theseForbidEveryStep(GoalStatus status) {
    for (Step step : Step.values()) {
      refused(standing(status), new Fact.StepBegan(step));
    }
  }

  @Test
  void aVagueGoalForbidsStepsButAWaitingOneDoesNot() {
    Goal vague =
        Goals.apply(
            Goals.planned(Goals.gate("tests")),
            new GoalEvent.Planned(
                GoalKind.GREENFIELD,
                "",
                dev.omk.plan.Oracle.of(
                    GoalKind.GREENFIELD, List.of(), dev.omk.gate.Comparisons.NONE),
                dev.omk.plan.StandardTasks.graph().tasks(),
                List.of(),
                List.of(),
                "too vague",
                null,
                null),
            new GoalEvent.StatusChanged(
                GoalStatus.BLOCKED_ON_HUMAN, GoalPhase.PROOF, "too vague", ""));
    assertThat(refused(vague, new Fact.StepBegan(Step.VERIFY)).code())
        .isEqualTo(ErrorCode.BLOCKED_ON_HUMAN);
    assertThat(refused(vague, new Fact.ResumeAsked(NOT_READY)).nextStep())
        .startsWith("refine the goal");
    Goal paused = Goals.after(vague, new Fact.PauseAsked("by hand"));
    assertThat(Goals.after(paused, new Fact.ResumeAsked(NOT_READY)).nextStep())
        .startsWith("refine the goal");
    assertThat(
            Goals.after(standing(GoalStatus.BLOCKED_ON_HUMAN), new Fact.StepBegan(Step.VERIFY))
                .status())
        .isEqualTo(GoalStatus.RUNNING);
  }

  @Test
  void cancelledIsFinal() {
    Goal cancelled = standing(GoalStatus.CANCELLED);
    assertThat(Goals.after(standing(GoalStatus.READY), new Fact.CancelAsked("by hand")).nextStep())
        .isEqualTo("start a new one with: omk goal run \"...\"");
    for (Fact fact :
        List.of(
            new Fact.PauseAsked(""),
            new Fact.ResumeAsked(NOT_READY),
            new Fact.RejectionGiven("no", "me"),
            new Fact.BudgetAdded(new Budget(Duration.ofSeconds(1), null, null)))) {
      assertThat(refused(cancelled, fact).code()).isEqualTo(ErrorCode.PAUSED_OR_CANCELLED);
    }
    assertThat(GoalMachine.decide(cancelled, new Fact.CancelAsked("again")))
        .isEqualTo(new Fact.Follows(List.of()));
  }

  @Test
  void moreBudgetOpensAGoalThatRanOut() {
    Goal goal =
        Goals.after(
            Goals.after(Goals.planned(Goals.gate("tests")), new Fact.StepBegan(Step.VERIFY)),
            new Fact.StepEnded(Step.VERIFY, Duration.ofMinutes(1), NOT_READY));
    Goal out = Goals.after(goal, new Fact.BudgetReached("time"));
    assertThat(out.status()).isEqualTo(GoalStatus.NEEDS_MORE_BUDGET);
    Goal more =
        Goals.after(out, new Fact.BudgetAdded(new Budget(Duration.ofMinutes(5), null, null)));
    assertThat(more.status()).isEqualTo(GoalStatus.NOT_READY);
    assertThat(more.budget().time()).isEqualTo(Duration.ofMinutes(6));
  }

  @Test
  void budgetsAddUpWhereThereWasALimit() {
    Budget budget = new Budget(Duration.ofHours(1), 100L, new BigDecimal("1.5"));
    Budget more = budget.plus(new Budget(null, 50L, new BigDecimal("0.5")), Spent.NOTHING);
    assertThat(more).isEqualTo(new Budget(Duration.ofHours(1), 150L, new BigDecimal("2.0")));
    assertThat(more.exhaustedBy(new Spent(Duration.ZERO, 150, BigDecimal.ZERO, 0)))
        .isEqualTo("tokens");
  }

  @Test
  void aRejectionVoidsTheAcceptance() {
    Goal ready = Goals.after(Goals.proven(), new Fact.AcceptanceGiven(Goals.acceptance()));
    assertThat(ready.status()).isEqualTo(GoalStatus.READY);
    Goal rejected = Goals.after(ready, new Fact.RejectionGiven("wrong", "me"));
    assertThat(rejected.status()).isEqualTo(GoalStatus.NOT_READY);
    assertThat(rejected.acceptance()).isNull();
    assertThat(rejected.reason()).contains("wrong");
  }

  @Test
  void everyPassVoidsTheAcceptance() {
    Goal ready = Goals.after(Goals.proven(), new Fact.AcceptanceGiven(Goals.acceptance()));
    assertThat(Goals.after(ready, new Fact.TurnTaken(Goals.pass("git:next"))).acceptance())
        .isNull();
  }

  @ParameterizedTest
  @EnumSource(
      value = GoalStatus.class,
      names = {"PAUSED", "CANCELLED"})
  void anAcceptanceDoesNotOverrideWhoWasHeardFirst(GoalStatus status) {
    Goal proven = Goals.after(Goals.proven(), new Fact.Stood(new Standing(status, "by hand", "")));
    assertThat(refused(proven, new Fact.AcceptanceGiven(Goals.acceptance())).code())
        .isEqualTo(ErrorCode.PAUSED_OR_CANCELLED);
  }

  @Test
  void aCancelledGoalStaysSoWhenItsBudgetIsUsedUpAtThatMoment() {
    assertThat(GoalMachine.decide(standing(GoalStatus.CANCELLED), new Fact.BudgetReached("time")))
        .isEqualTo(new Fact.Follows(List.of()));
  }

  @Test
  void whatRanWhenItsControllerDiedIsInterrupted() {
    Goal running =
        Goals.after(Goals.planned(Goals.gate("tests")), new Fact.StepBegan(Step.EXECUTE));
    Goal orphan = Goals.after(running, new Fact.TurnBegan("goal-agent-execute", "mine"));
    assertThat(orphan.tasks().find("goal-agent-execute").orElseThrow().status())
        .isEqualTo(TaskStatus.RUNNING);
    for (Goal left : List.of(orphan, Goals.after(orphan, new Fact.PauseAsked("by hand")))) {
      Goal resumed = Goals.after(left, new Fact.ResumeAsked(NOT_READY));
      assertThat(resumed.status()).isEqualTo(GoalStatus.NOT_READY);
      assertThat(resumed.tasks().find("goal-agent-execute").orElseThrow().status())
          .isEqualTo(TaskStatus.BLOCKED);
      assertThat(resumed.step()).isNull();
      assertThat(Goals.after(resumed, new Fact.StepBegan(Step.VERIFY)).spent().time())
          .isEqualTo(resumed.spent().time());
    }
  }

  private static List<String> kinds(Goal goal, Fact fact) {
    return follows(goal, fact).stream().map(GoalEvent::kind).toList();
  }

  private static List<GoalEvent> follows(Goal goal, Fact fact) {
    return switch (GoalMachine.decide(goal, fact)) {
      case Fact.Follows f -> f.events();
      case Fact.Refused r -> throw new AssertionError(r.message());
    };
  }

  private static Fact gates(Verification.Purpose purpose, GateOutcome outcome) {
    return new Fact.GatesRan(
        Goals.verification(
            purpose, Goals.CANDIDATE, TestDelta.UNKNOWN, Goals.result("tests", outcome)));
  }

  /** How a task ended by a fact, in one word and what is said of it. */
  private static List<String> ends(Goal goal, Fact fact) {
    return follows(goal, fact).stream()
        .map(
            event ->
                event instanceof GoalEvent.TaskCompleted done
                    ? "done " + done.taskId() + ": " + done.outputSummary()
                    : event instanceof GoalEvent.TaskFailed failed
                        ? "failed " + failed.taskId() + ": " + failed.error()
                        : "")
        .filter(end -> !end.isEmpty())
        .toList();
  }

  @Test
  void aRunOfTheGatesIsTheTaskOfTheController() {
    Goal goal = Goals.planned(Goals.gate("tests"));
    assertThat(kinds(goal, gates(Verification.Purpose.CANDIDATE, Goals.green())))
        .containsExactly("task_started", "gate_passed", "verification_finished", "task_completed");
    assertThat(ends(goal, gates(Verification.Purpose.CANDIDATE, Goals.green())))
        .containsExactly("done goal-local-verify: 1 of 1 gate passed");
    assertThat(kinds(goal, gates(Verification.Purpose.CANDIDATE, Goals.red())))
        .containsExactly("task_started", "gate_failed", "verification_finished", "task_failed");
    assertThat(kinds(goal, gates(Verification.Purpose.SLICE, Goals.green())))
        .containsExactly("gate_passed", "verification_finished");
  }

  @Test
  void slicesAreBroughtTogetherWhenAllHaveLandedAndTheGatesPass() {
    GoalEvent.Planned plain = Goals.planned(GoalKind.BUGFIX, Goals.gate("tests"));
    Goal cut =
        Goals.apply(
            Goals.planned(Goals.gate("tests")),
            new GoalEvent.Planned(
                plain.goalKind(),
                plain.kindReason(),
                plain.oracle(),
                SlicedTasks.graph(SlicedTasks.uncut("Fix the parser.")).tasks(),
                List.of(),
                List.of(),
                null,
                null,
                null));
    Fact green = gates(Verification.Purpose.CANDIDATE, Goals.green());
    assertThat(ends(cut, green)).hasSize(1);
    String slice = SlicedTasks.slices(cut.tasks()).getFirst().id();
    Goal landed =
        Goals.after(
            cut,
            new Fact.SliceIn(new GoalEvent.SliceLanded(slice, "c1", "git:1", List.of()), "mine"));
    assertThat(ends(landed, green).getLast()).startsWith("done " + SlicedTasks.VERIFY);
    assertThat(ends(landed, gates(Verification.Purpose.CANDIDATE, Goals.red())).getLast())
        .startsWith("failed " + SlicedTasks.VERIFY);
    assertThat(ends(landed, gates(Verification.Purpose.BASELINE, Goals.green()))).hasSize(1);
  }

  private static Fact turn(String task, boolean changes, Violation... violations) {
    Pass plain = Goals.pass(Goals.CANDIDATE, violations);
    return new Fact.TurnTaken(
        new Pass(
            1,
            task,
            plain.agent(),
            plain.end(),
            plain.before(),
            plain.after(),
            changes ? plain.changed() : List.of(),
            plain.violations(),
            plain.usage(),
            plain.artifacts(),
            plain.leftRunning(),
            "",
            "",
            plain.startedAt(),
            plain.elapsed()));
  }

  @Test
  void aTurnEndsItsTaskIfItChangedSomethingAndBrokeNoRule() {
    Goal goal = Goals.planned(Goals.gate("tests"));
    String task = "goal-agent-execute";
    assertThat(ends(goal, turn(task, true)).getFirst())
        .startsWith("done goal-agent-execute: 1 file changed, ");
    assertThat(ends(goal, turn(task, false)).getFirst()).startsWith("failed " + task);
    Violation violation =
        new Violation(
            "Makefile", Violation.Kind.PROTECTED_PATH, Violation.Action.UNDONE, "", "changed");
    assertThat(ends(goal, turn(task, true, violation)).getFirst()).startsWith("failed " + task);
    assertThat(ends(goal, turn("goal-agent-implement-0", true))).isEmpty();
  }

  @Test
  void aReviewEndsItsTasksBySeverityAndBySecrets() {
    Goal goal = Goals.planned(Goals.gate("tests"));
    Finding slop = new Finding("slop.x", Finding.Severity.BLOCKING, "a", 1, "", "");
    Finding secret = new Finding("secret.x", Finding.Severity.BLOCKING, "a", 1, "", "");
    assertThat(ends(goal, new Fact.ReviewRan(Goals.review())))
        .containsExactly(
            "done goal-review: 0 findings, 0 blocking",
            "done goal-security-review: 0 findings, 0 blocking");
    assertThat(ends(goal, new Fact.ReviewRan(Goals.review(slop))))
        .containsExactly(
            "failed goal-review: 1 finding, 1 blocking",
            "done goal-security-review: 1 finding, 1 blocking");
    assertThat(ends(goal, new Fact.ReviewRan(Goals.review(secret))).getLast())
        .startsWith("failed goal-security-review");
  }

  @Test
  void answersAreTakenToOpenQuestionsUntilTheLastLetsTheGoalGoOn() {
    GoalEvent.Planned plain = Goals.planned(GoalKind.BUGFIX, Goals.gate("tests"));
    GoalEvent.Planned asks =
        new GoalEvent.Planned(
            plain.goalKind(),
            plain.kindReason(),
            plain.oracle(),
            plain.tasks(),
            List.of(),
            List.of(),
            "it asks",
            GoalStateTest.asking(),
            null);
    Goal goal =
        Goals.after(
            Goals.apply(Goals.planned(Goals.gate("tests")), asks),
            new Fact.Stood(new Standing(GoalStatus.BLOCKED_ON_HUMAN, "it asks", "")));
    assertThat(refused(goal, new Fact.AnswerGiven(3, "this", "me", null)).message())
        .endsWith("has no open question 3");
    assertThat(refused(goal, new Fact.StepBegan(Step.EXECUTE)).nextStep()).contains("--question 1");
    Goal one = Goals.after(goal, new Fact.AnswerGiven(1, "this", "me", null));
    assertThat(one.status()).isEqualTo(GoalStatus.BLOCKED_ON_HUMAN);
    assertThat(one.reason()).isEqualTo("question 2: When?");
    Goal all = Goals.after(one, new Fact.AnswerGiven(2, "now", "me", null));
    assertThat(all.status()).isEqualTo(GoalStatus.NOT_READY);
    assertThat(all.reason()).startsWith("every question is answered");
    assertThat(kinds(one, new Fact.AnswerGiven(2, "now", "me", plain)))
        .containsExactly("question_answered", "goal_planned", "goal_status_changed");
    Goal paused = Goals.after(one, new Fact.PauseAsked("by hand"));
    assertThat(kinds(paused, new Fact.AnswerGiven(2, "now", "me", null)))
        .containsExactly("question_answered");
    assertThat(
            refused(
                    Goals.after(one, new Fact.CancelAsked("")),
                    new Fact.AnswerGiven(2, "now", "me", null))
                .code())
        .isEqualTo(ErrorCode.PAUSED_OR_CANCELLED);
  }

  @Test
  void aGoalThatRanOutBeforeItWasPausedWaitsForBudgetOnly() {
    Goal goal =
        Goals.after(
            Goals.planned(Goals.gate("tests")),
            new Fact.BudgetAdded(new Budget(Duration.ofSeconds(5), null, null)));
    Goal out =
        Goals.after(
            Goals.after(
                Goals.after(goal, new Fact.StepBegan(Step.VERIFY)),
                new Fact.StepEnded(Step.VERIFY, Duration.ofSeconds(5), NOT_READY)),
            new Fact.BudgetReached("time"));
    Goal paused = Goals.after(out, new Fact.PauseAsked("by hand"));
    assertThat(Goals.after(paused, new Fact.ResumeAsked(NOT_READY)).status())
        .isEqualTo(GoalStatus.NEEDS_MORE_BUDGET);
    Goal more =
        Goals.after(paused, new Fact.BudgetAdded(new Budget(Duration.ofSeconds(5), null, null)));
    assertThat(more.status()).isEqualTo(GoalStatus.PAUSED);
    assertThat(Goals.after(more, new Fact.ResumeAsked(NOT_READY)).status())
        .isEqualTo(GoalStatus.NOT_READY);
  }

  @Test
  void whatIsUsedUpSaysWhichFlagHelps() {
    Goal goal = Goals.planned(Goals.gate("tests"));
    assertThat(Goals.after(goal, new Fact.BudgetReached("tokens")).nextStep())
        .contains("--tokens 100000");
    assertThat(Goals.after(goal, new Fact.BudgetReached("cost")).nextStep()).contains("--usd 5");
    assertThat(Goals.after(goal, new Fact.BudgetReached("time")).nextStep()).contains("--time 30m");
  }

  @Test
  void otherGatesDoNotAnswerWhatAGoalAsks() {
    GoalEvent.Planned plain = Goals.planned(GoalKind.BUGFIX, Goals.gate("tests"));
    Goal vague =
        Goals.apply(
            Goals.planned(Goals.gate("tests")),
            new GoalEvent.Planned(
                plain.goalKind(),
                "",
                plain.oracle(),
                plain.tasks(),
                List.of(),
                List.of(),
                "too vague",
                null,
                null));
    Fact approved = new Fact.GatesApproved(vague.pins(), vague.oracle(), List.of(), "me");
    assertThat(follows(vague, approved)).hasSize(1);
    assertThat(follows(Goals.planned(Goals.gate("tests")), approved)).hasSize(2);
  }

  @Test
  void nothingIsBegunOutsideForACancelledGoal() {
    Goal cancelled = standing(GoalStatus.CANCELLED);
    refused(cancelled, new Fact.EffectIntended("push", "push main"));
    assertThat(kinds(cancelled, new Fact.EffectSettled("push", true, "0a1b")))
        .containsExactly("effect_settled");
    assertThat(
            kinds(Goals.planned(Goals.gate("tests")), new Fact.EffectIntended("push", "push main")))
        .containsExactly("effect_intended");
    refused(cancelled, new Fact.Stood(NOT_READY));
  }

  @Test
  void aTurnIsNamedByTheTitleOfItsTask() {
    Goal goal = Goals.planned(Goals.gate("tests"));
    String title = goal.tasks().find("goal-agent-execute").orElseThrow().title();
    assertThat(follows(goal, new Fact.TurnBegan("goal-agent-execute", "mine")))
        .containsExactly(new GoalEvent.TaskStarted("goal-agent-execute", "mine", title));
    assertThat(follows(goal, new Fact.TurnBegan("other", "mine")))
        .containsExactly(new GoalEvent.TaskStarted("other", "mine", "other"));
  }
}
