package dev.omk.goal;

import dev.omk.agent.Permission;
import dev.omk.error.ErrorCode;
import dev.omk.gate.GateResult;
import dev.omk.goal.Fact.Decision;
import dev.omk.goal.Fact.Follows;
import dev.omk.goal.Fact.Refused;
import dev.omk.plan.Question;
import dev.omk.plan.SlicedTasks;
import dev.omk.plan.StandardTasks;
import dev.omk.task.Task;
import dev.omk.task.TaskStatus;
import dev.omk.text.Count;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that can happen to a goal: {@code decide} says what follows from a fact and never changes
 * anything, {@code apply} says what an event makes of a goal and never refuses.
 */
public final class GoalMachine {
  private static final String CONTROLLER = "goal-controller";
  private static final String REFINE =
      "refine the goal with a result that a gate can show: omk goal run \"...\"";

  /** What is left to do where a goal is over. */
  static final String ANEW = "start a new one with: omk goal run \"...\"";

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
      case Fact.GatesRan f -> gatesRan(goal, f.verification());
      case Fact.TurnBegan f ->
          follows(new GoalEvent.TaskStarted(f.taskId(), f.agent(), title(goal, f.taskId())));
      case Fact.TurnTaken f -> turnTaken(f);
      case Fact.TurnGoesOn f -> goesOn(goal, f);
      case Fact.TurnBroke f -> follows(new GoalEvent.TurnFailed(f.failure()));
      case Fact.AgentReplaced f -> follows(new GoalEvent.AgentChanged(f.change()));
      case Fact.TasksAsked f -> follows(new GoalEvent.TasksProposed(f.proposals(), f.refused()));
      case Fact.ChangeSeen f -> follows(new GoalEvent.ChangeJudged(f.change()));
      case Fact.ReviewRan f -> reviewRan(f.review());
      case Fact.AcceptanceGiven f -> accepted(goal, f.acceptance());
      case Fact.RejectionGiven f -> rejected(goal, f);
      case Fact.PauseAsked f -> pause(goal, f);
      case Fact.ResumeAsked f -> resume(goal, f.standing());
      case Fact.CancelAsked f -> cancel(goal, f);
      case Fact.BudgetAdded f -> addBudget(goal, f.more());
      case Fact.GatesApproved f -> gatesApproved(goal, f);
      case Fact.TreeKept f -> treeKept(goal, f);
      case Fact.PlanMade f -> planMade(goal, f);
      case Fact.AnswerGiven f -> answered(goal, f);
      case Fact.BaseCompared f -> follows(new GoalEvent.Compared(f.comparison()));
      case Fact.BudgetReached f -> budgetReached(goal, f.source());
      case Fact.EffectIntended f ->
          goal.over()
              ? cancelledForGood(goal)
              : follows(new GoalEvent.EffectIntended(f.effect(), f.description()));
      case Fact.EffectSettled f -> // also of a goal that was cancelled meanwhile: it is true
          follows(new GoalEvent.EffectSettled(f.effect(), f.done(), f.outcome()));
      case Fact.Isolated f -> follows(f.began());
      case Fact.SliceBegan f -> follows(f.started());
      case Fact.SliceSentBack f -> follows(f.returned());
      case Fact.SliceStuck f -> follows(new GoalEvent.TaskFailed(f.taskId(), f.agent(), f.why()));
      case Fact.SliceIn f -> landed(f);
      case Fact.CheckoutHas f -> follows(f.updated());
      case Fact.MergeSeen f -> // also of a goal that was cancelled meanwhile
          f.merged().equals(goal.merged()) ? new Follows(List.of()) : follows(f.merged());
      case Fact.JudgeFixed f -> goal.unpinned() ? follows(f.pinned()) : new Follows(List.of());
      case Fact.Stood f ->
          goal.over() ? cancelledForGood(goal) : follows(stand(goal.phase(), f.standing()));
    };
  }

  private static Decision begin(Goal goal, Fact.StepBegan fact) {
    return switch (goal.status()) {
      case CANCELLED -> cancelledForGood(goal);
      case PAUSED -> paused(goal);
      case NEEDS_MORE_BUDGET -> outOfBudget(goal);
      case BLOCKED_ON_HUMAN ->
          goal.blocker() == null
              ? follows(new GoalEvent.StepStarted(fact.step()))
              : new Refused(
                  ErrorCode.BLOCKED_ON_HUMAN,
                  "Goal '" + goal.id() + "' cannot be judged: " + goal.blocker(),
                  unblock(goal));
      case RUNNING, READY, NOT_READY, BLOCKED_ON_EXTERNAL, FAILED_INFRA ->
          follows(new GoalEvent.StepStarted(fact.step()));
    };
  }

  private static String unblock(Goal goal) {
    return goal.outline().open().isEmpty()
        ? REFINE
        : "refine the goal, or answer: "
            + waitsFor(goal.id(), goal.outline().open().getFirst()).nextStep();
  }

  private static Decision end(Goal goal, Fact.StepEnded fact) {
    GoalEvent finished = new GoalEvent.StepFinished(fact.step(), fact.elapsed());
    // Somebody paused or cancelled it while the step ran: their word stands.
    if (goal.status() == GoalStatus.PAUSED || goal.status() == GoalStatus.CANCELLED) {
      return follows(finished);
    }
    return follows(finished, stand(GoalPhase.PROOF, fact.standing()));
  }

  private static Decision landed(Fact.SliceIn fact) {
    return follows(
        fact.landed(),
        new GoalEvent.TaskCompleted(
            fact.landed().taskId(), fact.agent(), "landed as " + fact.landed().commit()));
  }

  private static Decision gatesRan(Goal goal, Verification verification) {
    List<GoalEvent> events = new ArrayList<>();
    // Slices are verified while others work: what the goal as a whole stands at is told later.
    if (verification.purpose() == Verification.Purpose.SLICE) {
      verification.gates().forEach(result -> events.add(new GoalEvent.GateFinished(result)));
      events.add(new GoalEvent.Verified(verification));
      return new Follows(events);
    }
    events.add(new GoalEvent.TaskStarted(StandardTasks.VERIFY, CONTROLLER, "Run the gates"));
    for (GateResult result : verification.gates()) {
      events.add(new GoalEvent.GateFinished(result));
    }
    events.add(new GoalEvent.Verified(verification));
    long passed = verification.gates().stream().filter(GateResult::passed).count();
    String summary = passed + " of " + Count.of(verification.gates().size(), "gate") + " passed";
    events.add(
        verification.green()
            ? new GoalEvent.TaskCompleted(StandardTasks.VERIFY, CONTROLLER, summary)
            : new GoalEvent.TaskFailed(StandardTasks.VERIFY, CONTROLLER, summary));
    if (verification.purpose() != Verification.Purpose.BASELINE
        && SlicedTasks.allLanded(goal.tasks())) {
      events.add(task(SlicedTasks.VERIFY, verification.green(), summary));
    }
    return new Follows(events);
  }

  // A sign of life of a task that has ended meanwhile says nothing.
  private static Decision goesOn(Goal goal, Fact.TurnGoesOn fact) {
    return goal.efforts().lease(fact.taskId()).isPresent()
        ? follows(new GoalEvent.LeaseRenewed(fact.taskId(), fact.agent()))
        : new Follows(List.of());
  }

  private static Decision turnTaken(Fact.TurnTaken fact) {
    Pass pass = fact.pass();
    List<GoalEvent> events = new ArrayList<>();
    for (Permission permission : fact.permissions()) {
      events.add(new GoalEvent.PermissionAnswered(pass.taskId(), pass.agent(), permission));
    }
    String summary = Count.of(pass.changed().size(), "file") + " changed, " + pass.end().summary();
    boolean useful = !pass.changed().isEmpty() && pass.violations().isEmpty();
    events.add(new GoalEvent.PassFinished(pass));
    if (SlicedTasks.isSlice(pass.taskId())) {
      return new Follows(events); // It is done when it has landed.
    }
    events.add(
        useful
            ? new GoalEvent.TaskCompleted(pass.taskId(), pass.agent(), summary)
            : new GoalEvent.TaskFailed(pass.taskId(), pass.agent(), summary));
    return new Follows(events);
  }

  private static Decision reviewRan(Review review) {
    List<GoalEvent> events = new ArrayList<>();
    events.add(new GoalEvent.Reviewed(review));
    String summary =
        Count.of(review.findings().size(), "finding")
            + ", "
            + review.blocking().size()
            + " blocking";
    boolean secret = review.blocking().stream().anyMatch(f -> f.rule().startsWith("secret"));
    events.add(task(StandardTasks.REVIEW, review.blocking().isEmpty(), summary));
    events.add(task(StandardTasks.SECURITY_REVIEW, !secret, summary));
    return new Follows(events);
  }

  private static GoalEvent task(String id, boolean done, String summary) {
    return done
        ? new GoalEvent.TaskCompleted(id, CONTROLLER, summary)
        : new GoalEvent.TaskFailed(id, CONTROLLER, summary);
  }

  private static Decision accepted(Goal goal, Acceptance acceptance) {
    // Who paused or cancelled it while the last evidence was gathered was heard first.
    if (goal.over()) {
      return cancelledForGood(goal);
    }
    if (goal.status() == GoalStatus.PAUSED) {
      return paused(goal);
    }
    return follows(
        new GoalEvent.Accepted(acceptance),
        new GoalEvent.StatusChanged(
            GoalStatus.READY,
            GoalPhase.PROOF,
            "every evidence is there, accepted by " + acceptance.by(),
            ""));
  }

  private static Decision rejected(Goal goal, Fact.RejectionGiven fact) {
    GoalEvent rejected = new GoalEvent.Rejected(fact.reason(), fact.by());
    return switch (goal.status()) {
      case CANCELLED -> cancelledForGood(goal);
      case PAUSED -> paused(goal);
      case NEEDS_MORE_BUDGET -> outOfBudget(goal);
      // Its controller goes on, and hears of it in the next prompt.
      case RUNNING -> follows(rejected);
      case READY, NOT_READY, BLOCKED_ON_HUMAN, BLOCKED_ON_EXTERNAL, FAILED_INFRA ->
          follows(
              rejected,
              new GoalEvent.StatusChanged(
                  GoalStatus.NOT_READY,
                  GoalPhase.PROOF,
                  "rejected: " + fact.reason(),
                  "omk goal resume " + goal.id() + " --continue"));
    };
  }

  private static Decision pause(Goal goal, Fact.PauseAsked fact) {
    return switch (goal.status()) {
      case PAUSED -> new Follows(List.of());
      case CANCELLED -> cancelledForGood(goal);
      case RUNNING -> follows(new GoalEvent.Paused(GoalStatus.NOT_READY, fact.reason()));
      case READY,
          NOT_READY,
          BLOCKED_ON_HUMAN,
          BLOCKED_ON_EXTERNAL,
          NEEDS_MORE_BUDGET,
          FAILED_INFRA ->
          follows(new GoalEvent.Paused(goal.status(), fact.reason()));
    };
  }

  private static Decision resume(Goal goal, Standing orphaned) {
    return switch (goal.status()) {
      case PAUSED -> {
        GoalStatus from = beforeThePause(goal);
        yield interrupted(
            goal,
            new GoalEvent.Resumed(
                from,
                "resumed",
                goal.blocker() == null
                    ? "omk goal resume " + goal.id() + " --continue"
                    : unblock(goal)));
      }
      case RUNNING -> interrupted(goal, stand(GoalPhase.PROOF, orphaned));
      case CANCELLED -> cancelledForGood(goal);
      case NEEDS_MORE_BUDGET -> outOfBudget(goal);
      case READY, NOT_READY, BLOCKED_ON_HUMAN, BLOCKED_ON_EXTERNAL, FAILED_INFRA ->
          new Refused(
              ErrorCode.INVALID_VALUE,
              "nothing to resume: goal '" + goal.id() + "' is " + goal.status().words(),
              goal.blocker() == null
                  ? "omk goal resume " + goal.id() + " --continue"
                  : unblock(goal));
    };
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

  private static Decision cancel(Goal goal, Fact.CancelAsked fact) {
    return goal.over() ? new Follows(List.of()) : follows(new GoalEvent.Cancelled(fact.reason()));
  }

  private static Decision gatesApproved(Goal goal, Fact.GatesApproved fact) {
    GoalEvent approved =
        new GoalEvent.GatesApproved(fact.pins(), fact.oracle(), fact.gaps(), fact.by());
    Standing standing =
        new Standing(
            GoalStatus.NOT_READY,
            "other gates were approved, and nothing was verified with them yet",
            "omk goal resume " + goal.id() + " --continue");
    return switch (goal.status()) {
      case CANCELLED -> cancelledForGood(goal);
      case PAUSED, NEEDS_MORE_BUDGET -> follows(approved);
      case RUNNING, READY, NOT_READY, BLOCKED_ON_HUMAN, BLOCKED_ON_EXTERNAL, FAILED_INFRA ->
          goal.blocker() == null
              ? follows(approved, stand(GoalPhase.PROOF, standing))
              : follows(approved);
    };
  }

  private static Decision treeKept(Goal goal, Fact.TreeKept fact) {
    return switch (goal.status()) {
      case CANCELLED -> cancelledForGood(goal);
      case PAUSED -> paused(goal);
      case RUNNING,
          READY,
          NOT_READY,
          BLOCKED_ON_HUMAN,
          BLOCKED_ON_EXTERNAL,
          NEEDS_MORE_BUDGET,
          FAILED_INFRA ->
          follows(new GoalEvent.TreeKept(fact.name(), fact.subject(), fact.restoring(), fact.by()));
    };
  }

  private static Decision planMade(Goal goal, Fact.PlanMade fact) {
    return switch (goal.status()) {
      case CANCELLED -> cancelledForGood(goal);
      case PAUSED -> paused(goal);
      case RUNNING, NEEDS_MORE_BUDGET -> follows(fact.plan());
      case READY, NOT_READY, BLOCKED_ON_HUMAN, BLOCKED_ON_EXTERNAL, FAILED_INFRA ->
          follows(fact.plan(), stand(GoalPhase.PROOF, fact.standing()));
    };
  }

  private static Decision answered(Goal goal, Fact.AnswerGiven fact) {
    if (goal.over()) {
      return cancelledForGood(goal);
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
      events.add(stand(goal.phase(), afterAnswer(goal, fact, open)));
    }
    return new Follows(events);
  }

  private static Standing afterAnswer(Goal goal, Fact.AnswerGiven fact, List<Question> open) {
    return open.stream()
        .filter(question -> question.number() != fact.number())
        .findFirst()
        .map(next -> waitsFor(goal.id(), next))
        .orElse(
            new Standing(
                GoalStatus.NOT_READY,
                "every question is answered, and the work has not gone on yet",
                "omk goal resume " + goal.id() + " --continue"));
  }

  /** Where a goal stands that waits for an answer. */
  public static Standing waitsFor(GoalId id, Question question) {
    return new Standing(
        GoalStatus.BLOCKED_ON_HUMAN,
        "question " + question.number() + ": " + question.text(),
        "omk goal answer " + id + " --question " + question.number() + " --text \"...\"");
  }

  private static Decision addBudget(Goal goal, Budget more) {
    if (goal.over()) {
      return cancelledForGood(goal);
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
          stand(
              goal.phase(),
              new Standing(
                  GoalStatus.NOT_READY,
                  "budget added",
                  "omk goal resume " + goal.id() + " --continue")));
    }
    return new Follows(events);
  }

  // What is used up says which flag helps.
  private static String moreBudget(Goal goal, @Nullable String source) {
    String flag =
        "tokens".equals(source)
            ? "--tokens 100000"
            : "cost".equals(source) ? "--usd 5" : "--time 30m";
    return "omk goal budget-add "
        + goal.id()
        + " "
        + flag
        + " && omk goal resume "
        + goal.id()
        + " --continue";
  }

  private static Decision budgetReached(Goal goal, String source) {
    if (goal.over()) {
      return new Follows(List.of());
    }
    return follows(
        new GoalEvent.BudgetExhausted(source),
        new GoalEvent.StatusChanged(
            GoalStatus.NEEDS_MORE_BUDGET,
            GoalPhase.PROOF,
            "the " + source + " budget is used up",
            moreBudget(goal, source)));
  }

  private static Refused outOfBudget(Goal goal) {
    return new Refused(
        ErrorCode.NEEDS_MORE_BUDGET,
        "Goal '" + goal.id() + "' is out of budget: " + goal.reason(),
        moreBudget(goal, goal.budget().exhaustedBy(goal.spent())));
  }

  private static Refused paused(Goal goal) {
    return new Refused(
        ErrorCode.PAUSED_OR_CANCELLED,
        "Goal '" + goal.id() + "' is paused",
        "omk goal resume " + goal.id());
  }

  private static Refused cancelledForGood(Goal goal) {
    return new Refused(
        ErrorCode.PAUSED_OR_CANCELLED,
        "Goal '" + goal.id() + "' is cancelled, and that is final",
        ANEW);
  }

  private static GoalEvent stand(GoalPhase phase, Standing standing) {
    return new GoalEvent.StatusChanged(
        standing.status(), phase, standing.reason(), standing.nextStep());
  }

  private static String title(Goal goal, String taskId) {
    return goal.tasks().find(taskId).map(task -> task.title()).orElse(taskId);
  }

  private static Decision follows(GoalEvent... events) {
    return new Follows(List.of(events));
  }
}
