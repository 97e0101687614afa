package dev.omk.goal;

import dev.omk.agent.Permission;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.plan.Oracle;
import dev.omk.task.Proposal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a step or a person reports. {@link GoalMachine#decide} says which events follow. */
public sealed interface Fact {

  /** A controller wants to begin a step. */
  record StepBegan(Step step) implements Fact {}

  /** The step ended after that time, and the goal now stands like this. */
  record StepEnded(Step step, Duration elapsed, Standing standing) implements Fact {}

  /** The gates ran. */
  record GatesRan(Verification verification) implements Fact {}

  /** An agent is about to take a turn on a task. */
  record TurnBegan(String taskId, String agent) implements Fact {}

  /** An agent took a turn, in which it asked for these permissions. */
  record TurnTaken(Pass pass, List<Permission> permissions) implements Fact {
    public TurnTaken {
      permissions = List.copyOf(permissions);
    }

    /** A turn in which nothing was asked. */
    public TurnTaken(Pass pass) {
      this(pass, List.of());
    }
  }

  /** An agent that takes a turn is alive. */
  record TurnGoesOn(String taskId, String agent) implements Fact {}

  /** A turn failed by what is around the work. */
  record TurnBroke(TurnFailure failure) implements Fact {}

  /** Another agent is to go on. */
  record AgentReplaced(AgentChange change) implements Fact {}

  /** An agent proposed further tasks. */
  record TasksAsked(List<Proposal> proposals, List<String> refused) implements Fact {
    public TasksAsked {
      proposals = List.copyOf(proposals);
      refused = List.copyOf(refused);
    }
  }

  /** The difference from the base was judged. */
  record ChangeSeen(Change change) implements Fact {}

  /** The review wall ran. */
  record ReviewRan(Review review) implements Fact {}

  /** The integrator accepts; everything needed was checked by the caller. */
  record AcceptanceGiven(Acceptance acceptance) implements Fact {}

  /** The integrator refuses. */
  record RejectionGiven(String reason, String by) implements Fact {}

  /** A person or a signal asks for a pause. */
  record PauseAsked(String reason) implements Fact {}

  /** A person asks to go on. */
  record ResumeAsked(Standing standing) implements Fact {}

  /** A person gives the goal up. */
  record CancelAsked(String reason) implements Fact {}

  /** A person allows more. */
  record BudgetAdded(Budget more) implements Fact {}

  /** A person lets the goal be judged by other gates. */
  record GatesApproved(Pins pins, Oracle oracle, List<String> gaps, String by) implements Fact {
    public GatesApproved {
      gaps = List.copyOf(gaps);
    }
  }

  /** What is in the work tree was kept, and a person puts another tree back. */
  record TreeKept(String name, String subject, String restoring, String by) implements Fact {}

  /**
   * A plan was made for a goal that has one already.
   *
   * @param standing where the goal stands with it
   */
  record PlanMade(GoalEvent.Planned plan, Standing standing) implements Fact {}

  /**
   * A person answers a question of the plan.
   *
   * @param replanned the plan that the answer makes possible, or null when it stays as it is
   */
  record AnswerGiven(int number, String text, String by, GoalEvent.@Nullable Planned replanned)
      implements Fact {}

  /** Base and candidate were compared. */
  record BaseCompared(Comparison comparison) implements Fact {}

  /** A limit was seen to be reached. */
  record BudgetReached(String source) implements Fact {}

  /** What an adopted goal is judged by was fixed. */
  record JudgeFixed(GoalEvent.Pinned pinned) implements Fact {}

  /** Something is about to be done outside. */
  record EffectIntended(String effect, String description) implements Fact {}

  /** It is known what came of it. */
  record EffectSettled(String effect, boolean done, String outcome) implements Fact {}

  /** The work is done in a worktree from now on. */
  record Isolated(GoalEvent.IsolationBegan began) implements Fact {}

  /** A slice is about to be worked on. */
  record SliceBegan(GoalEvent.SliceStarted started) implements Fact {}

  /** A slice has to be worked on again. */
  record SliceSentBack(GoalEvent.SliceReturned returned) implements Fact {}

  /** A slice cannot go on by itself: a person has to look at it. */
  record SliceStuck(String taskId, String agent, String why) implements Fact {}

  /** A slice is part of the result. */
  record SliceIn(GoalEvent.SliceLanded landed, String agent) implements Fact {}

  /** The user's checkout has the result. */
  record CheckoutHas(GoalEvent.CheckoutUpdated updated) implements Fact {}

  /** The pull request of the goal is merged. */
  record MergeSeen(GoalEvent.Merged merged) implements Fact {}

  /** The goal stands somewhere else without a step. */
  record Stood(Standing standing) implements Fact {}

  /** What a decision gives: events, or a refusal that changes nothing. */
  sealed interface Decision {}

  /** These events follow; none when the fact changes nothing. */
  record Follows(List<GoalEvent> events) implements Decision {
    public Follows {
      events = List.copyOf(events);
    }

    static Follows of(GoalEvent... events) {
      return new Follows(List.of(events));
    }
  }

  /** The status forbids it. */
  record Refused(ErrorCode code, String message, String nextStep) implements Decision {
    /** The refusal as an error for the command line. */
    public OmkException exception() {
      return new OmkException(code, message, nextStep);
    }
  }
}
