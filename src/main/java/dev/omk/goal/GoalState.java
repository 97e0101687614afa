package dev.omk.goal;

import dev.omk.plan.GoalKind;
import dev.omk.plan.Oracle;
import dev.omk.plan.Outline;
import dev.omk.plan.StandardTasks;
import dev.omk.task.Lease;
import dev.omk.task.TaskGraph;
import dev.omk.task.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an event makes of a goal. Total: every event that a journal can hold applies to any goal.
 * One case an event, and all of them write the same draft, so they stay together.
 */
final class GoalState {
  private GoalState() {}

  /** The goal that a {@link GoalEvent.Created} begins. */
  static Goal begin(GoalId id, GoalEvent.Created created, Instant ts, long seq) {
    return new Goal(
        id,
        created,
        ts,
        ts,
        GoalStatus.NOT_READY,
        GoalPhase.INTAKE,
        "created",
        "",
        null,
        created.pins(),
        GoalKind.GREENFIELD,
        "",
        new Oracle(GoalKind.GREENFIELD, List.of()),
        List.of(),
        null,
        created.budget(),
        Spent.NOTHING,
        null,
        null,
        TaskGraph.EMPTY,
        List.of(),
        List.of(),
        null,
        null,
        0,
        null,
        Set.of(),
        List.of(),
        Change.NONE,
        null,
        null,
        null,
        Efforts.NONE,
        Bookkeeping.begin(created.budget(), ts, seq),
        Outline.NONE,
        null,
        null,
        seq);
  }

  /** The goal that a {@link GoalEvent.Adopted} takes over. */
  static Goal adopt(GoalId id, GoalEvent.Adopted adopted, Instant ts, long seq) {
    Goal.Draft draft = begin(id, adopted.created(), adopted.createdAt(), seq).draft();
    draft.updatedAt = ts;
    draft.phase = adopted.phase();
    draft.kind = adopted.goalKind();
    draft.kindReason = adopted.kindReason();
    draft.oracle = new Oracle(adopted.goalKind(), List.of());
    draft.blocker = adopted.blocker();
    draft.spent = adopted.spent();
    draft.tasks = new TaskGraph(adopted.tasks());
    draft.documents = adopted.files();
    draft.pausedFrom = adopted.status() == GoalStatus.PAUSED ? GoalStatus.NOT_READY : null;
    stand(draft, adopted.status(), adopted.reason(), adopted.nextStep());
    vouchFor(draft, adopted.files());
    return draft.goal(seq);
  }

  /** The goal after one more event. */
  static Goal apply(Goal goal, GoalEvent event, Instant ts, long seq) {
    Goal.Draft draft = goal.draft();
    draft.updatedAt = ts;
    switch (event) {
      case GoalEvent.Created e -> {}
      case GoalEvent.Adopted e -> {}
      case GoalEvent.Pinned e -> pinned(draft, e, goal);
      case GoalEvent.Planned e -> planned(draft, e, ts);
      case GoalEvent.QuestionAnswered e -> answered(draft, e);
      case GoalEvent.Compared e -> {
        draft.comparison = e.comparison();
        vouchFor(draft, e.comparison().artifacts());
      }
      case GoalEvent.StepStarted e -> stepStarted(draft, e.step(), goal, ts);
      case GoalEvent.StepFinished e -> stepFinished(draft, e.elapsed());
      case GoalEvent.TaskStarted e -> {
        task(draft, e.taskId(), TaskStatus.RUNNING, null);
        draft.efforts = draft.efforts.leased(Lease.begin(e.taskId(), e.workerId(), ts));
      }
      case GoalEvent.TaskCompleted e -> taskEnded(draft, e.taskId(), TaskStatus.DONE, ts);
      case GoalEvent.TaskFailed e -> taskEnded(draft, e.taskId(), TaskStatus.BLOCKED, null);
      case GoalEvent.LeaseRenewed e -> draft.efforts = draft.efforts.renewed(e.taskId(), ts);
      case GoalEvent.GateFinished e -> {}
      case GoalEvent.Verified e -> verified(draft, e.verification());
      case GoalEvent.PermissionAnswered e -> {}
      case GoalEvent.PassFinished e -> passed(draft, e.pass());
      case GoalEvent.TurnFailed e -> draft.efforts = draft.efforts.with(e.failure());
      case GoalEvent.AgentChanged e -> draft.efforts = draft.efforts.with(e.change());
      case GoalEvent.TasksProposed e -> draft.efforts = draft.efforts.with(e.proposals());
      case GoalEvent.ChangeJudged e -> {
        draft.change = e.change();
        vouchFor(draft, e.change().artifacts());
      }
      case GoalEvent.Reviewed e -> {
        draft.review = e.review();
        draft.efforts = draft.efforts.with(e.review());
        draft.spent = draft.spent.plus(e.review());
        vouchFor(draft, e.review().artifacts());
      }
      case GoalEvent.Accepted e -> {
        draft.acceptance = e.acceptance();
        draft.rejection = null;
      }
      case GoalEvent.Rejected e -> {
        draft.acceptance = null;
        draft.rejection = e.reason();
      }
      case GoalEvent.GatesApproved e -> gatesApproved(draft, e);
      case GoalEvent.TreeKept e -> {} // What counts for a tree counts when that tree is there.
      case GoalEvent.StatusChanged e -> stand(draft, e);
      case GoalEvent.Paused e -> {
        draft.pausedFrom = e.from();
        stand(draft, GoalStatus.PAUSED, e.reason(), NextCommand.resume(goal.id()));
      }
      case GoalEvent.Resumed e -> {
        draft.pausedFrom = null;
        stand(draft, e.status(), e.reason(), e.nextStep());
      }
      case GoalEvent.Cancelled e ->
          stand(draft, GoalStatus.CANCELLED, e.reason(), NextCommand.ANEW);
      case GoalEvent.BudgetExtended e -> draft.budget = e.budget();
      case GoalEvent.BudgetExhausted e -> {}
      case GoalEvent.EffectIntended e -> {}
      case GoalEvent.EffectSettled e -> {}
      case GoalEvent.Merged e -> draft.merged = e;
      case GoalEvent.IsolationBegan e -> isolated(draft, at(draft).began(e));
      case GoalEvent.SliceStarted e -> isolated(draft, at(draft).began(e));
      case GoalEvent.SliceReturned e -> isolated(draft, at(draft).returned(e));
      case GoalEvent.SliceLanded e -> isolated(draft, at(draft).landed(e));
      case GoalEvent.CheckoutUpdated e -> isolated(draft, at(draft).updated(e));
      case GoalEvent.Noted e -> {}
    }
    draft.chronicle = Bookkeeping.after(goal, draft, event, ts, seq);
    return draft.goal(seq);
  }

  private static Isolation at(Goal.Draft draft) {
    return draft.efforts.isolation();
  }

  private static void isolated(Goal.Draft draft, Isolation isolation) {
    draft.efforts = draft.efforts.with(isolation);
  }

  // Once only: nobody moves the base of a goal.
  private static void pinned(Goal.Draft draft, GoalEvent.Pinned event, Goal goal) {
    if (goal.unpinned()) {
      draft.created = goal.created().pinned(event);
      draft.pins = event.pins();
      draft.oracle = event.oracle();
      draft.gaps = event.gaps();
      draft.documents =
          Stream.concat(draft.documents.stream(), Stream.of(event.surroundings())).toList();
      vouchFor(draft, List.of(event.surroundings()));
    }
  }

  private static void planned(Goal.Draft draft, GoalEvent.Planned plan, Instant ts) {
    draft.kind = plan.goalKind();
    draft.kindReason = plan.kindReason();
    draft.oracle = plan.oracle();
    draft.gaps = plan.gaps();
    draft.blocker = plan.blocker();
    draft.outline = plan.outline() == null ? Outline.NONE : plan.outline();
    if (plan.usage() != null) {
      plan.usage().forEach(usage -> draft.spent = draft.spent.plus(usage));
    }
    draft.tasks = new TaskGraph(plan.tasks());
    draft.documents = plan.documents();
    vouchFor(draft, plan.documents());
    task(draft, StandardTasks.INTAKE, TaskStatus.DONE, ts);
    task(draft, StandardTasks.PLAN, TaskStatus.DONE, ts);
  }

  // The last answer lets the goal go on.
  private static void answered(Goal.Draft draft, GoalEvent.QuestionAnswered event) {
    draft.outline = draft.outline.answered(event.number(), event.text(), event.by());
    if (draft.outline.open().isEmpty()) {
      draft.blocker = null;
    }
  }

  // What other gates found is no evidence any more.
  private static void gatesApproved(Goal.Draft draft, GoalEvent.GatesApproved event) {
    draft.pins = event.pins();
    draft.oracle = event.oracle();
    draft.gaps = event.gaps();
    draft.baseline = null;
    draft.cleanBase = null;
    draft.comparison = null;
    draft.verification = null;
    draft.acceptance = null;
    if (draft.pausedFrom != null && draft.blocker == null) {
      draft.pausedFrom = GoalStatus.NOT_READY;
    }
  }

  // A step that never finished was cut off by a crash: the time until its last event counts.
  private static void stepStarted(Goal.Draft draft, Step step, Goal goal, Instant ts) {
    if (goal.stepStartedAt() != null) {
      stepFinished(draft, Duration.between(goal.stepStartedAt(), goal.updatedAt()));
    }
    draft.step = step;
    draft.stepStartedAt = ts;
    draft.status = GoalStatus.RUNNING;
    draft.phase = step.phase();
    draft.reason = step.json() + " runs";
    draft.nextStep = "";
  }

  private static void stepFinished(Goal.Draft draft, Duration elapsed) {
    draft.spent = draft.spent.plusTime(elapsed.isNegative() ? Duration.ZERO : elapsed);
    draft.step = null;
    draft.stepStartedAt = null;
  }

  private static void verified(Goal.Draft draft, Verification verification) {
    draft.verifications++;
    vouchFor(draft, verification.artifacts());
    switch (verification.purpose()) {
      case BASELINE -> draft.baseline = verification;
      case CANDIDATE -> draft.verification = better(draft.verification, verification);
      case FINAL -> draft.verification = verification;
      case SUBSET, SLICE -> {}
      case CLEAN_BASE -> draft.cleanBase = verification;
    }
    draft.written.addAll(verification.written());
    result(draft, verification);
    if (draft.acceptance != null && !draft.acceptance.subject().equals(verification.subject())) {
      draft.acceptance = null;
    }
  }

  // What was verified last is what the last pass came to.
  private static void result(Goal.Draft draft, Verification verification) {
    boolean tells =
        verification.purpose() == Verification.Purpose.CANDIDATE
            || verification.purpose() == Verification.Purpose.FINAL;
    if (tells && !draft.passes.isEmpty()) {
      draft.efforts =
          draft.efforts.with(PassResult.of(draft.passes.getLast().number(), verification));
      // A tree that was reviewed already is not reviewed again.
      draft.efforts = draft.review == null ? draft.efforts : draft.efforts.with(draft.review);
    }
  }

  // A final verification of the same tree says more than one that agrees with it.
  private static Verification better(@Nullable Verification before, Verification now) {
    if (before == null || before.purpose() != Verification.Purpose.FINAL) {
      return now;
    }
    boolean agrees = before.subject().equals(now.subject()) && now.green() && !now.tests().worse();
    return agrees ? before : now;
  }

  private static void passed(Goal.Draft draft, Pass pass) {
    draft.passes.add(pass);
    isolated(draft, at(draft).worked(pass.taskId()));
    vouchFor(draft, pass.artifacts());
    draft.acceptance = null;
    draft.spent = draft.spent.plus(pass.usage());
  }

  private static void stand(Goal.Draft draft, GoalEvent.StatusChanged event) {
    draft.phase = event.phase();
    stand(draft, event.status(), event.reason(), event.nextStep());
  }

  private static void stand(Goal.Draft draft, GoalStatus status, String reason, String nextStep) {
    draft.status = status;
    draft.reason = reason;
    draft.nextStep = nextStep;
  }

  // A later file of the same name has replaced the earlier one.
  private static void vouchFor(Goal.Draft draft, List<Artifact> more) {
    Map<String, Artifact> byPath = new LinkedHashMap<>();
    draft.artifacts.forEach(artifact -> byPath.put(artifact.path(), artifact));
    more.forEach(artifact -> byPath.put(artifact.path(), artifact));
    draft.artifacts = List.copyOf(byPath.values());
  }

  private static void taskEnded(
      Goal.Draft draft, String id, TaskStatus status, @Nullable Instant completedAt) {
    task(draft, id, status, completedAt);
    draft.efforts = draft.efforts.released(id);
  }

  private static void task(
      Goal.Draft draft, String id, TaskStatus status, @Nullable Instant completedAt) {
    draft.tasks = draft.tasks.with(id, task -> task.withStatus(status, completedAt));
  }
}
