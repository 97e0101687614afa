package dev.omk.goal;

import dev.omk.error.ErrorCode;
import dev.omk.goal.Fact.Decision;
import dev.omk.goal.Fact.Follows;
import dev.omk.goal.Fact.Refused;
import dev.omk.plan.Question;
import java.time.Instant;

/**
 * All that can happen to a goal: {@code decide} says what follows from a fact and never changes
 * anything, {@code apply} says what an event makes of a goal and never refuses.
 */
public final class GoalMachine {
  private GoalMachine() {}

  /** The goal that its first event begins. */
  public static Goal begin(GoalId id, GoalEvent.Created created, Instant ts, long seq) {
    return GoalState.begin(id, created, ts, seq);
  }

  /** The goal that an adoption takes over, as its first event. */
  public static Goal adopt(GoalId id, GoalEvent.Adopted adopted, Instant ts, long seq) {
    return GoalState.adopt(id, adopted, ts, seq);
  }

  /** The goal after one more event; total, so that every journal can be replayed. */
  public static Goal apply(Goal goal, GoalEvent event, Instant ts, long seq) {
    return GoalState.apply(goal, event, ts, seq);
  }

  /** The events that follow from a fact, or why the goal's status forbids it. */
  public static Decision decide(Goal goal, Fact fact) {
    return switch (fact) {
      case Fact.StepBegan f -> begin(goal, f);
      case Fact.StepEnded f -> end(goal, f);
      case Fact.GatesRan f -> WorkDone.gatesRan(goal, f.verification());
      case Fact.TurnBegan f ->
          Follows.of(new GoalEvent.TaskStarted(f.taskId(), f.agent(), title(goal, f.taskId())));
      case Fact.TurnTaken f -> WorkDone.turnTaken(f);
      case Fact.TurnGoesOn f -> WorkDone.goesOn(goal, f);
      case Fact.TurnBroke f -> Follows.of(new GoalEvent.TurnFailed(f.failure()));
      case Fact.AgentReplaced f -> Follows.of(new GoalEvent.AgentChanged(f.change()));
      case Fact.TasksAsked f -> Follows.of(new GoalEvent.TasksProposed(f.proposals(), f.refused()));
      case Fact.ChangeSeen f -> Follows.of(new GoalEvent.ChangeJudged(f.change()));
      case Fact.ReviewRan f -> WorkDone.reviewRan(f.review());
      case Fact.AcceptanceGiven f -> Wishes.accepted(goal, f.acceptance());
      case Fact.RejectionGiven f -> Wishes.rejected(goal, f);
      case Fact.PauseAsked f -> Wishes.pause(goal, f);
      case Fact.ResumeAsked f -> Wishes.resume(goal, f.standing());
      case Fact.CancelAsked f -> Wishes.cancel(goal, f);
      case Fact.BudgetAdded f -> Wishes.addBudget(goal, f.more());
      case Fact.GatesApproved f -> Wishes.gatesApproved(goal, f);
      case Fact.TreeKept f -> Wishes.treeKept(goal, f);
      case Fact.PlanMade f -> Wishes.planMade(goal, f);
      case Fact.AnswerGiven f -> Wishes.answered(goal, f);
      case Fact.BaseCompared f -> Follows.of(new GoalEvent.Compared(f.comparison()));
      case Fact.BudgetReached f -> budgetReached(goal, f.source());
      case Fact.EffectIntended f ->
          goal.over()
              ? Refusal.cancelledForGood(goal)
              : Follows.of(new GoalEvent.EffectIntended(f.effect(), f.description()));
      case Fact.EffectSettled f -> // also of a goal that was cancelled meanwhile: it is true
          Follows.of(new GoalEvent.EffectSettled(f.effect(), f.done(), f.outcome()));
      case Fact.Isolated f -> Follows.of(f.began());
      case Fact.SliceBegan f -> Follows.of(f.started());
      case Fact.SliceSentBack f -> Follows.of(f.returned());
      case Fact.SliceStuck f ->
          Follows.of(new GoalEvent.TaskFailed(f.taskId(), f.agent(), f.why()));
      case Fact.SliceIn f -> WorkDone.landed(f);
      case Fact.CheckoutHas f -> Follows.of(f.updated());
      case Fact.MergeSeen f -> // also of a goal that was cancelled meanwhile
          f.merged().equals(goal.merged()) ? Follows.of() : Follows.of(f.merged());
      case Fact.JudgeFixed f -> goal.unpinned() ? Follows.of(f.pinned()) : Follows.of();
      case Fact.Stood f ->
          goal.over()
              ? Refusal.cancelledForGood(goal)
              : Follows.of(GoalEvent.StatusChanged.to(goal.phase(), f.standing()));
    };
  }

  private static Decision begin(Goal goal, Fact.StepBegan fact) {
    return switch (goal.status()) {
      case CANCELLED -> Refusal.cancelledForGood(goal);
      case PAUSED -> Refusal.paused(goal);
      case NEEDS_MORE_BUDGET -> Refusal.outOfBudget(goal);
      case BLOCKED_ON_HUMAN ->
          goal.blocker() == null
              ? Follows.of(new GoalEvent.StepStarted(fact.step()))
              : new Refused(
                  ErrorCode.BLOCKED_ON_HUMAN,
                  "Goal '" + goal.id() + "' cannot be judged: " + goal.blocker(),
                  Refusal.unblock(goal));
      case RUNNING, READY, NOT_READY, BLOCKED_ON_EXTERNAL, FAILED_INFRA ->
          Follows.of(new GoalEvent.StepStarted(fact.step()));
    };
  }

  private static Decision end(Goal goal, Fact.StepEnded fact) {
    GoalEvent finished = new GoalEvent.StepFinished(fact.step(), fact.elapsed());
    // Somebody paused or cancelled it while the step ran: their word stands.
    if (goal.status() == GoalStatus.PAUSED || goal.status() == GoalStatus.CANCELLED) {
      return Follows.of(finished);
    }
    return Follows.of(finished, GoalEvent.StatusChanged.to(GoalPhase.PROOF, fact.standing()));
  }

  /** Where a goal stands that waits for an answer. */
  public static Standing waitsFor(GoalId id, Question question) {
    return new Standing(
        GoalStatus.BLOCKED_ON_HUMAN,
        "question " + question.number() + ": " + question.text(),
        NextCommand.answer(id, question.number()));
  }

  private static Decision budgetReached(Goal goal, String source) {
    if (goal.over()) {
      return Follows.of();
    }
    return Follows.of(
        new GoalEvent.BudgetExhausted(source),
        new GoalEvent.StatusChanged(
            GoalStatus.NEEDS_MORE_BUDGET,
            GoalPhase.PROOF,
            "the " + source + " budget is used up",
            Refusal.moreBudget(goal, source)));
  }

  private static String title(Goal goal, String taskId) {
    return goal.tasks().find(taskId).map(task -> task.title()).orElse(taskId);
  }
}
