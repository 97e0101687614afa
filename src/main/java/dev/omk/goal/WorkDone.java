package dev.omk.goal;

import dev.omk.agent.Permission;
import dev.omk.gate.GateResult;
import dev.omk.goal.Fact.Decision;
import dev.omk.goal.Fact.Follows;
import dev.omk.plan.SlicedTasks;
import dev.omk.plan.StandardTasks;
import dev.omk.text.Count;
import java.util.ArrayList;
import java.util.List;

/** What follows from what agents, gates and reviews came to. */
final class WorkDone {
  private static final String CONTROLLER = "goal-controller";

  private WorkDone() {}

  static Decision gatesRan(Goal goal, Verification verification) {
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
  static Decision goesOn(Goal goal, Fact.TurnGoesOn fact) {
    return goal.efforts().lease(fact.taskId()).isPresent()
        ? Follows.of(new GoalEvent.LeaseRenewed(fact.taskId(), fact.agent()))
        : Follows.of();
  }

  static Decision turnTaken(Fact.TurnTaken fact) {
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

  static Decision reviewRan(Review review) {
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

  static Decision landed(Fact.SliceIn fact) {
    return Follows.of(
        fact.landed(),
        new GoalEvent.TaskCompleted(
            fact.landed().taskId(), fact.agent(), "landed as " + fact.landed().commit()));
  }

  private static GoalEvent task(String id, boolean done, String summary) {
    return done
        ? new GoalEvent.TaskCompleted(id, CONTROLLER, summary)
        : new GoalEvent.TaskFailed(id, CONTROLLER, summary);
  }
}
