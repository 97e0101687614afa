package dev.omk.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.agent.AgentEnd;
import dev.omk.gate.GateOutcome;
import dev.omk.goal.GoalEvent;
import dev.omk.json.MalformedJsonException;
import dev.omk.json.RecordMapper;
import java.util.HashMap;
import java.util.Map;

/** Events as the {@code kind} and {@code payload} of a journal line, both ways. */
public final class EventCodec {
  private static final Map<String, Class<? extends GoalEvent>> KINDS = kinds();

  private final RecordMapper mapper = new RecordMapper(alternatives(), "status");

  private static Map<String, Class<? extends GoalEvent>> kinds() {
    Map<String, Class<? extends GoalEvent>> kinds = new HashMap<>();
    kinds.put("run_started", GoalEvent.Created.class);
    kinds.put("adopted", GoalEvent.Adopted.class);
    kinds.put("goal_pinned", GoalEvent.Pinned.class);
    kinds.put("goal_planned", GoalEvent.Planned.class);
    kinds.put("question_answered", GoalEvent.QuestionAnswered.class);
    kinds.put("comparison_finished", GoalEvent.Compared.class);
    kinds.put("step_started", GoalEvent.StepStarted.class);
    kinds.put("step_finished", GoalEvent.StepFinished.class);
    kinds.put("task_started", GoalEvent.TaskStarted.class);
    kinds.put("task_completed", GoalEvent.TaskCompleted.class);
    kinds.put("task_failed", GoalEvent.TaskFailed.class);
    kinds.put("lease_renewed", GoalEvent.LeaseRenewed.class);
    kinds.put("turn_failed", GoalEvent.TurnFailed.class);
    kinds.put("agent_changed", GoalEvent.AgentChanged.class);
    kinds.put("tasks_proposed", GoalEvent.TasksProposed.class);
    kinds.put("gate_passed", GoalEvent.GateFinished.class);
    kinds.put("gate_failed", GoalEvent.GateFinished.class);
    kinds.put("verification_finished", GoalEvent.Verified.class);
    kinds.put("permission_answered", GoalEvent.PermissionAnswered.class);
    kinds.put("pass_finished", GoalEvent.PassFinished.class);
    kinds.put("change_judged", GoalEvent.ChangeJudged.class);
    kinds.put("review_finished", GoalEvent.Reviewed.class);
    kinds.put("goal_accepted", GoalEvent.Accepted.class);
    kinds.put("goal_rejected", GoalEvent.Rejected.class);
    kinds.put("goal_status_changed", GoalEvent.StatusChanged.class);
    kinds.put("gates_approved", GoalEvent.GatesApproved.class);
    kinds.put("tree_kept", GoalEvent.TreeKept.class);
    kinds.put("goal_paused", GoalEvent.Paused.class);
    kinds.put("goal_resumed", GoalEvent.Resumed.class);
    kinds.put("goal_cancelled", GoalEvent.Cancelled.class);
    kinds.put("goal_budget_extended", GoalEvent.BudgetExtended.class);
    kinds.put("goal_budget_exhausted", GoalEvent.BudgetExhausted.class);
    kinds.put("effect_intended", GoalEvent.EffectIntended.class);
    kinds.put("effect_settled", GoalEvent.EffectSettled.class);
    kinds.put("isolation_began", GoalEvent.IsolationBegan.class);
    kinds.put("slice_started", GoalEvent.SliceStarted.class);
    kinds.put("slice_returned", GoalEvent.SliceReturned.class);
    kinds.put("slice_landed", GoalEvent.SliceLanded.class);
    kinds.put("checkout_updated", GoalEvent.CheckoutUpdated.class);
    kinds.put("pull_request_merged", GoalEvent.Merged.class);
    return Map.copyOf(kinds);
  }

  private static Map<Class<?>, Map<String, Class<?>>> alternatives() {
    return Map.of(
        GateOutcome.class,
        Map.of(
            "passed", GateOutcome.Passed.class,
            "failed", GateOutcome.Failed.class,
            "timed_out", GateOutcome.TimedOut.class,
            "errored", GateOutcome.Errored.class,
            "skipped", GateOutcome.Skipped.class,
            "cached", GateOutcome.Cached.class,
            "flaky", GateOutcome.Flaky.class),
        AgentEnd.class,
        Map.of(
            "exited", AgentEnd.Exited.class,
            "stopped", AgentEnd.Stopped.class,
            "failed", AgentEnd.Failed.class,
            "timed_out", AgentEnd.TimedOut.class,
            "idle", AgentEnd.Idle.class,
            "cancelled", AgentEnd.Cancelled.class,
            "not_started", AgentEnd.NotStarted.class));
  }

  /** The payload of an event. */
  public ObjectNode payload(GoalEvent event) {
    ObjectNode tree = mapper.write(event);
    if (event instanceof GoalEvent.Noted) {
      tree.removeAll();
    }
    return tree;
  }

  /**
   * The event of a journal line. A kind that is not known here is a note: a newer omk wrote it.
   *
   * @throws MalformedJsonException if the payload does not fit its kind
   */
  public GoalEvent event(String kind, ObjectNode payload) throws MalformedJsonException {
    Class<? extends GoalEvent> type = KINDS.get(kind);
    return type == null ? new GoalEvent.Noted(kind) : mapper.read(payload, type);
  }

  /** Any record of the core as a tree, for the documents of this room. */
  ObjectNode tree(Object record) {
    return mapper.write(record);
  }

  /** The same the other way. */
  <T> T record(ObjectNode tree, Class<T> type) throws MalformedJsonException {
    return mapper.read(tree, type);
  }
}
