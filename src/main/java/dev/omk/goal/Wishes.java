package dev.omk.goal;

import dev.omk.error.ErrorCode;
import dev.omk.goal.Fact.Decision;
import dev.omk.goal.Fact.Follows;
import dev.omk.goal.Fact.Refused;
import dev.omk.plan.Question;
import dev.omk.task.Task;
import dev.omk.task.TaskStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What follows from what a person asks of a goal: whether its status allows it, and then what. */
final class Wishes {
  private static final String CONTROLLER = "goal-controller";

  private Wishes() {}

  static Decision accepted(Goal goal, Acceptance acceptance) {
    // Who paused or cancelled it while the last evidence was gathered was heard first.
    if (goal.over()) {
      return Refusal.cancelledForGood(goal);
    }
    if (goal.status() == GoalStatus.PAUSED) {
      return Refusal.paused(goal);
    }
    return Follows.of(
        new GoalEvent.Accepted(acceptance),
        new GoalEvent.StatusChanged(GoalStatus.READY, GoalPhase.PROOF, acceptance.reason(), ""));
  }

  static Decision rejected(Goal goal, Fact.RejectionGiven fact) {
    GoalEvent rejected = new GoalEvent.Rejected(fact.reason(), fact.by());
    return switch (goal.status()) {
      case CANCELLED -> Refusal.cancelledForGood(goal);
      case PAUSED -> Refusal.paused(goal);
      case NEEDS_MORE_BUDGET -> Refusal.outOfBudget(goal);
      // Its controller goes on, and hears of it in the next prompt.
      case RUNNING -> Follows.of(rejected);
      case READY, NOT_READY, BLOCKED_ON_HUMAN, BLOCKED_ON_EXTERNAL, FAILED_INFRA ->
          Follows.of(
              rejected,
              new GoalEvent.StatusChanged(
                  GoalStatus.NOT_READY,
                  GoalPhase.PROOF,
                  "rejected: " + fact.reason(),
                  NextCommand.goOn(goal.id())));
    };
  }

  static Decision pause(Goal goal, Fact.PauseAsked fact) {
    return switch (goal.status()) {
      case PAUSED -> Follows.of();
      case CANCELLED -> Refusal.cancelledForGood(goal);
      case RUNNING -> Follows.of(new GoalEvent.Paused(GoalStatus.NOT_READY, fact.reason()));
      case READY,
          NOT_READY,
          BLOCKED_ON_HUMAN,
          BLOCKED_ON_EXTERNAL,
          NEEDS_MORE_BUDGET,
          FAILED_INFRA ->
          Follows.of(new GoalEvent.Paused(goal.status(), fact.reason()));
    };
  }

  static Decision resume(Goal goal, Standing orphaned) {
    return switch (goal.status()) {
      case PAUSED -> {
        GoalStatus from = beforeThePause(goal);
        yield interrupted(
            goal,
            new GoalEvent.Resumed(
                from,
                "resumed",
                goal.blocker() == null ? NextCommand.goOn(goal.id()) : Refusal.unblock(goal)));
      }
      case RUNNING -> interrupted(goal, GoalEvent.StatusChanged.to(GoalPhase.PROOF, orphaned));
      case CANCELLED -> Refusal.cancelledForGood(goal);
      case NEEDS_MORE_BUDGET -> Refusal.outOfBudget(goal);
      case READY -> nothingToResume(goal, NextCommand.proof(goal.id()));
      case NOT_READY, BLOCKED_ON_HUMAN, BLOCKED_ON_EXTERNAL, FAILED_INFRA ->
          nothingToResume(
              goal, goal.blocker() == null ? NextCommand.goOn(goal.id()) : Refusal.unblock(goal));
    };
  }

  private static Refused nothingToResume(Goal goal, String next) {
    return new Refused(
        ErrorCode.INVALID_VALUE,
        "nothing to resume: goal '" + goal.id() + "' is " + goal.status().words(),
        next);
  }

  // Budget that was added meanwhile is there.
  private static GoalStatus beforeThePause(Goal goal) {
    GoalStatus from = goal.pausedFrom();
    boolean enough = goal.budget().exhaustedBy(goal.spent()) == null;
    return from == null || (from == GoalStatus.NEEDS_MORE_BUDGET && enough)
        ? GoalStatus.NOT_READY
        : from;
  }

  /** What was running when its controller died did not come to an end by itself. */
  private static Decision interrupted(Goal goal, GoalEvent then) {
    List<GoalEvent> events = new ArrayList<>();
    for (Task task : goal.tasks().tasks()) {
      if (task.status() == TaskStatus.RUNNING) {
        events.add(new GoalEvent.TaskFailed(task.id(), CONTROLLER, "interrupted"));
      }
    }
    if (goal.step() != null && goal.stepStartedAt() != null) {
      // Until the last sign of life: how long it lived after that, nobody knows.
      Duration elapsed = Duration.between(goal.stepStartedAt(), goal.updatedAt());
      events.add(
          new GoalEvent.StepFinished(goal.step(), elapsed.isNegative() ? Duration.ZERO : elapsed));
    }
    events.add(then);
    return new Follows(events);
  }

  static Decision cancel(Goal goal, Fact.CancelAsked fact) {
    return goal.over() ? Follows.of() : Follows.of(new GoalEvent.Cancelled(fact.reason()));
  }

  static Decision gatesApproved(Goal goal, Fact.GatesApproved fact) {
    GoalEvent approved =
        new GoalEvent.GatesApproved(fact.pins(), fact.oracle(), fact.gaps(), fact.by());
    Standing standing =
        new Standing(
            GoalStatus.NOT_READY,
            "other gates were approved, and nothing was verified with them yet",
            NextCommand.goOn(goal.id()));
    return switch (goal.status()) {
      case CANCELLED -> Refusal.cancelledForGood(goal);
      case PAUSED, NEEDS_MORE_BUDGET -> Follows.of(approved);
      case RUNNING, READY, NOT_READY, BLOCKED_ON_HUMAN, BLOCKED_ON_EXTERNAL, FAILED_INFRA ->
          goal.blocker() == null
              ? Follows.of(approved, GoalEvent.StatusChanged.to(GoalPhase.PROOF, standing))
              : Follows.of(approved);
    };
  }

  static Decision treeKept(Goal goal, Fact.TreeKept fact) {
    return switch (goal.status()) {
      case CANCELLED -> Refusal.cancelledForGood(goal);
      case PAUSED -> Refusal.paused(goal);
      case RUNNING,
          READY,
          NOT_READY,
          BLOCKED_ON_HUMAN,
          BLOCKED_ON_EXTERNAL,
          NEEDS_MORE_BUDGET,
          FAILED_INFRA ->
          Follows.of(
              new GoalEvent.TreeKept(fact.name(), fact.subject(), fact.restoring(), fact.by()));
    };
  }

  static Decision planMade(Goal goal, Fact.PlanMade fact) {
    return switch (goal.status()) {
      case CANCELLED -> Refusal.cancelledForGood(goal);
      case PAUSED -> Refusal.paused(goal);
      case RUNNING, NEEDS_MORE_BUDGET -> Follows.of(fact.plan());
      case READY, NOT_READY, BLOCKED_ON_HUMAN, BLOCKED_ON_EXTERNAL, FAILED_INFRA ->
          Follows.of(fact.plan(), GoalEvent.StatusChanged.to(GoalPhase.PROOF, fact.standing()));
    };
  }

  static Decision answered(Goal goal, Fact.AnswerGiven fact) {
    if (goal.over()) {
      return Refusal.cancelledForGood(goal);
    }
    List<Question> open = goal.outline().open();
    if (open.stream().noneMatch(question -> question.number() == fact.number())) {
      return new Refused(
          ErrorCode.INVALID_VALUE,
          "goal '" + goal.id() + "' has no open question " + fact.number(),
          "its questions: omk goal show " + goal.id());
    }
    List<GoalEvent> events = new ArrayList<>();
    events.add(new GoalEvent.QuestionAnswered(fact.number(), fact.text(), fact.by()));
    if (fact.replanned() != null) {
      events.add(fact.replanned());
    }
    if (goal.status() == GoalStatus.BLOCKED_ON_HUMAN && goal.blocker() != null) {
      events.add(GoalEvent.StatusChanged.to(goal.phase(), afterAnswer(goal, fact, open)));
    }
    return new Follows(events);
  }

  private static Standing afterAnswer(Goal goal, Fact.AnswerGiven fact, List<Question> open) {
    return open.stream()
        .filter(question -> question.number() != fact.number())
        .findFirst()
        .map(next -> GoalMachine.waitsFor(goal.id(), next))
        .orElse(
            new Standing(
                GoalStatus.NOT_READY,
                "every question is answered, and the work has not gone on yet",
                NextCommand.goOn(goal.id())));
  }

  static Decision addBudget(Goal goal, Budget more) {
    if (goal.over()) {
      return Refusal.cancelledForGood(goal);
    }
    Budget budget;
    try {
      budget = goal.budget().plus(more, goal.spent());
    } catch (ArithmeticException e) {
      return new Refused(
          ErrorCode.INVALID_VALUE,
          "the budget of goal '" + goal.id() + "' would be larger than omk can count",
          "look at it with: omk goal budget " + goal.id());
    }
    List<GoalEvent> events = new ArrayList<>();
    events.add(new GoalEvent.BudgetExtended(more, budget));
    if (goal.status() == GoalStatus.NEEDS_MORE_BUDGET && budget.exhaustedBy(goal.spent()) == null) {
      events.add(
          GoalEvent.StatusChanged.to(
              goal.phase(),
              new Standing(GoalStatus.NOT_READY, "budget added", NextCommand.goOn(goal.id()))));
    }
    return new Follows(events);
  }
}
