package dev.omk.goal;

import dev.omk.agent.Permission;
import dev.omk.agent.Usage;
import dev.omk.gate.GateResult;
import dev.omk.plan.GoalKind;
import dev.omk.plan.Oracle;
import dev.omk.plan.Outline;
import dev.omk.task.Proposal;
import dev.omk.task.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can happen to a goal. Each alternative is one kind of line in the journal; the
 * kinds that omk 0.5.0 had keep their names. All of them stand here, however many they are: whoever
 * reads a journal finds its whole vocabulary in one place.
 */
public sealed interface GoalEvent {

  /** The word in the journal's {@code kind}. */
  String kind();

  /**
   * The goal was created from the tree {@code base}.
   *
   * @param mode {@code goal}, as omk 0.5.0 writes it
   * @param projectDir the work tree, absolute
   * @param description the goal's text as it was given
   * @param normalized with every run of white space as one blank
   * @param base subject of the work tree at creation
   * @param head commit that was checked out then, or empty
   * @param branch that was checked out then, or empty
   * @param rulesDigest of the rules that snapshots go by
   * @param notes what a snapshot could not cover, one line each
   */
  record Created(
      String mode,
      String projectDir,
      String description,
      String normalized,
      Settings settings,
      Budget budget,
      Pins pins,
      String base,
      String head,
      String branch,
      String rulesDigest,
      List<String> notes)
      implements GoalEvent {
    @Override
    public String kind() {
      return "run_started";
    }

    /** The same goal with what it is judged by. */
    Created pinned(Pinned by) {
      return new Created(
          mode,
          projectDir,
          description,
          normalized,
          settings,
          budget,
          by.pins(),
          by.base(),
          by.head(),
          by.branch(),
          by.rulesDigest(),
          by.notes());
    }
  }

  /**
   * A goal that omk 0.5.0 made is one of ours from here on. What it recorded is taken over as a
   * starting point, not as evidence.
   *
   * @param created its beginning; without pins and base until {@link Pinned}
   * @param createdAt when omk 0.5.0 created it
   * @param status where it stands; never ready, for nothing vouches for that
   * @param blocker why it cannot be judged, or null
   * @param spent what omk 0.5.0 counted
   * @param files every file that it left
   */
  record Adopted(
      Created created,
      Instant createdAt,
      GoalStatus status,
      GoalPhase phase,
      String reason,
      String nextStep,
      @Nullable String blocker,
      GoalKind goalKind,
      String kindReason,
      Spent spent,
      List<Task> tasks,
      List<Artifact> files)
      implements GoalEvent {
    @Override
    public String kind() {
      return "adopted";
    }
  }

  /** What an adopted goal is judged by from now on, and the tree that its work starts from. */
  record Pinned(
      Pins pins,
      String base,
      String head,
      String branch,
      String rulesDigest,
      List<String> notes,
      Oracle oracle,
      List<String> gaps,
      Artifact surroundings)
      implements GoalEvent {
    @Override
    public String kind() {
      return "goal_pinned";
    }
  }

  /**
   * The plan was made, or made anew; {@code blocker} is null unless the goal cannot be judged,
   * {@code outline} only in journals from before there were outlines; {@code usage} unless an agent
   * was asked.
   */
  record Planned(
      GoalKind goalKind,
      String kindReason,
      Oracle oracle,
      List<Task> tasks,
      List<Artifact> documents,
      List<String> gaps,
      @Nullable String blocker,
      @Nullable Outline outline,
      @Nullable List<Usage> usage)
      implements GoalEvent {

    /** The same with what an agent took for it, and left. */
    public Planned costing(List<Usage> cost, List<Artifact> left) {
      List<Artifact> all = Stream.concat(documents.stream(), left.stream()).toList();
      return new Planned(goalKind, kindReason, oracle, tasks, all, gaps, blocker, outline, cost);
    }

    @Override
    public String kind() {
      return "goal_planned";
    }
  }

  /** A person answered one of the plan's questions. */
  record QuestionAnswered(int number, String text, String by) implements GoalEvent {
    @Override
    public String kind() {
      return "question_answered";
    }
  }

  /** What omk compares itself between base and candidate was compared. */
  record Compared(Comparison comparison) implements GoalEvent {
    @Override
    public String kind() {
      return "comparison_finished";
    }
  }

  /** A controller began a step. */
  record StepStarted(Step step) implements GoalEvent {
    @Override
    public String kind() {
      return "step_started";
    }
  }

  /** A step came to its end, whatever came of it. */
  record StepFinished(Step step, Duration elapsed) implements GoalEvent {
    @Override
    public String kind() {
      return "step_finished";
    }
  }

  /** Work on a task began. */
  record TaskStarted(String taskId, String workerId, String title) implements GoalEvent {
    @Override
    public String kind() {
      return "task_started";
    }
  }

  /** A task is done. */
  record TaskCompleted(String taskId, String workerId, String outputSummary) implements GoalEvent {
    @Override
    public String kind() {
      return "task_completed";
    }
  }

  /** A task failed and is blocked until it is tried again. */
  record TaskFailed(String taskId, String workerId, String error) implements GoalEvent {
    @Override
    public String kind() {
      return "task_failed";
    }
  }

  /** Who works on a task gave a sign of life. */
  record LeaseRenewed(String taskId, String workerId) implements GoalEvent {
    @Override
    public String kind() {
      return "lease_renewed";
    }
  }

  /** A turn failed by what is around the work; it is taken again, or not. */
  record TurnFailed(TurnFailure failure) implements GoalEvent {
    @Override
    public String kind() {
      return "turn_failed";
    }
  }

  /** Another agent goes on. */
  record AgentChanged(AgentChange change) implements GoalEvent {
    @Override
    public String kind() {
      return "agent_changed";
    }
  }

  /**
   * An agent proposed further tasks.
   *
   * @param proposals those that wait for a person
   * @param refused why others do not, one line each
   */
  record TasksProposed(List<Proposal> proposals, List<String> refused) implements GoalEvent {
    public TasksProposed {
      proposals = List.copyOf(proposals);
      refused = List.copyOf(refused);
    }

    @Override
    public String kind() {
      return "tasks_proposed";
    }
  }

  /** A gate ended; the kind says whether it passed. Its single tests are kept elsewhere. */
  record GateFinished(GateResult result) implements GoalEvent {
    @Override
    public String kind() {
      return result.passed() ? "gate_passed" : "gate_failed";
    }
  }

  /** All gates of a verification ended. */
  record Verified(Verification verification) implements GoalEvent {
    @Override
    public String kind() {
      return "verification_finished";
    }
  }

  /** An agent's turn ended and its diff was judged. */
  record PassFinished(Pass pass) implements GoalEvent {
    @Override
    public String kind() {
      return "pass_finished";
    }
  }

  /** An agent asked to be allowed something in its turn, and was answered. */
  record PermissionAnswered(String taskId, String agent, Permission permission)
      implements GoalEvent {
    @Override
    public String kind() {
      return "permission_answered";
    }
  }

  /** The whole difference from the base was looked at. */
  record ChangeJudged(Change change) implements GoalEvent {
    @Override
    public String kind() {
      return "change_judged";
    }
  }

  /** The review wall looked at a candidate. */
  record Reviewed(Review review) implements GoalEvent {
    @Override
    public String kind() {
      return "review_finished";
    }
  }

  /** The integrator accepted. */
  record Accepted(Acceptance acceptance) implements GoalEvent {
    @Override
    public String kind() {
      return "goal_accepted";
    }
  }

  /** The integrator refused. */
  record Rejected(String reason, String by) implements GoalEvent {
    @Override
    public String kind() {
      return "goal_rejected";
    }
  }

  /** A person let the goal be judged by other gates; earlier evidence counts no more. */
  record GatesApproved(Pins pins, Oracle oracle, List<String> gaps, String by)
      implements GoalEvent {
    public GatesApproved {
      gaps = List.copyOf(gaps);
    }

    @Override
    public String kind() {
      return "gates_approved";
    }
  }

  /**
   * What was in the work tree was kept under a name, before another tree is put back.
   *
   * @param name under which it was kept, for instance {@code saved-1}
   * @param subject what was there
   * @param restoring the name of what is put back
   */
  record TreeKept(String name, String subject, String restoring, String by) implements GoalEvent {
    @Override
    public String kind() {
      return "tree_kept";
    }
  }

  /** The goal stands somewhere else now. */
  record StatusChanged(GoalStatus status, GoalPhase phase, String reason, String nextStep)
      implements GoalEvent {
    static StatusChanged to(GoalPhase phase, Standing standing) {
      return new StatusChanged(standing.status(), phase, standing.reason(), standing.nextStep());
    }

    @Override
    public String kind() {
      return "goal_status_changed";
    }
  }

  /** Paused; {@code from} is the status to return to. */
  record Paused(GoalStatus from, String reason) implements GoalEvent {
    @Override
    public String kind() {
      return "goal_paused";
    }
  }

  /** Resumed to a status. */
  record Resumed(GoalStatus status, String reason, String nextStep) implements GoalEvent {
    @Override
    public String kind() {
      return "goal_resumed";
    }
  }

  /** Cancelled for good. */
  record Cancelled(String reason) implements GoalEvent {
    @Override
    public String kind() {
      return "goal_cancelled";
    }
  }

  /** The budget is larger now. */
  record BudgetExtended(Budget added, Budget budget) implements GoalEvent {
    @Override
    public String kind() {
      return "goal_budget_extended";
    }
  }

  /** A limit was reached: {@code time}, {@code tokens} or {@code cost}. */
  record BudgetExhausted(String budgetSource) implements GoalEvent {
    @Override
    public String kind() {
      return "goal_budget_exhausted";
    }
  }

  /**
   * Something is about to be done that reaches further than the machine. Without an {@link
   * EffectSettled} after it nobody knows whether it happened.
   *
   * @param effect tells it from every other of the goal
   * @param description for people
   */
  record EffectIntended(String effect, String description) implements GoalEvent {
    @Override
    public String kind() {
      return "effect_intended";
    }
  }

  /**
   * What came of it.
   *
   * @param done whether it happened
   * @param outcome what it gave, or why it did not happen
   */
  record EffectSettled(String effect, boolean done, String outcome) implements GoalEvent {
    @Override
    public String kind() {
      return "effect_settled";
    }
  }

  /**
   * The work is done in a worktree, and the user's checkout is left alone.
   *
   * @param directory root of that worktree, absolute
   * @param branch that is checked out there
   * @param commit the one that the work follows
   * @param subject the tree of that commit, which is the base
   * @param linked directories that are links to those of the checkout
   */
  record IsolationBegan(
      String directory, String branch, String commit, String subject, List<String> linked)
      implements GoalEvent {
    public IsolationBegan {
      linked = List.copyOf(linked);
    }

    @Override
    public String kind() {
      return "isolation_began";
    }
  }

  /** A slice is worked on in a worktree of its own, from that commit on. */
  record SliceStarted(String taskId, String branch, String commit, String subject)
      implements GoalEvent {
    @Override
    public String kind() {
      return "slice_started";
    }
  }

  /**
   * A slice did not become part of the result and is worked on again, from that commit on.
   *
   * @param why as its agent is told: a conflict, or gates that do not pass with it
   */
  record SliceReturned(String taskId, String why, String commit, String subject)
      implements GoalEvent {
    @Override
    public String kind() {
      return "slice_returned";
    }
  }

  /**
   * A slice is part of the result.
   *
   * @param commit that the result is at now
   * @param subject the tree of that commit
   * @param passing the gates that passed on it
   */
  record SliceLanded(String taskId, String commit, String subject, List<String> passing)
      implements GoalEvent {
    public SliceLanded {
      passing = List.copyOf(passing);
    }

    @Override
    public String kind() {
      return "slice_landed";
    }
  }

  /** The user's checkout has the result. */
  record CheckoutUpdated(String commit, String subject) implements GoalEvent {
    @Override
    public String kind() {
      return "checkout_updated";
    }
  }

  /**
   * The pull request is merged.
   *
   * @param commit what it was merged as
   * @param subject the tree of that commit
   * @param proven the tree that was accepted; empty if none was
   */
  record Merged(String commit, String subject, String proven) implements GoalEvent {
    /** Whether the merged tree is the one that was proven. */
    public boolean same() {
      return subject.equals(proven);
    }

    @Override
    public String kind() {
      return "pull_request_merged";
    }
  }

  /** A mark in the journal that carries no state: a recovery, a kind we do not know. */
  record Noted(String kind) implements GoalEvent {}
}
