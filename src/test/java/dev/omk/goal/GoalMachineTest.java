package dev.omk.goal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.error.ErrorCode;
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
                dev.omk.plan.GoalKind.GREENFIELD,
                "",
                dev.omk.plan.Oracle.of(
                    dev.omk.plan.GoalKind.GREENFIELD, List.of(), dev.omk.gate.Comparisons.NONE),
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
}
