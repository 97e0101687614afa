package dev.omk.goal;

import dev.omk.plan.Outline;
import dev.omk.text.Count;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an event adds to the {@link Chronicle} of a goal. */
final class Bookkeeping {
  private static final String CONTROLLER = "goal-controller";
  private static final String INTEGRATION = "integration_decision";

  private Bookkeeping() {}

  /** The chronicle that a goal begins with. */
  static Chronicle begin(Budget budget, Instant ts, long seq) {
    return Chronicle.EMPTY.with(
        new Checkpoint(
            "goal_created",
            GoalStatus.NOT_READY,
            GoalPhase.INTAKE,
            ts,
            budget,
            Spent.NOTHING,
            seq));
  }

  /**
   * The chronicle after an event.
   *
   * @param before the goal as it was
   * @param draft the goal as the event leaves it
   */
  static Chronicle after(Goal before, Goal.Draft draft, GoalEvent event, Instant ts, long seq) {
    Chronicle chronicle = decided(charged(before, draft, event, ts), event, ts);
    String label = label(event);
    Checkpoint last = chronicle.checkpoints().getLast();
    Checkpoint now =
        new Checkpoint(
            label == null ? last.label() : label,
            draft.status,
            draft.phase,
            ts,
            draft.budget,
            draft.spent,
            seq);
    if (label == null) {
      return follows(event) && last.seq() == seq - 1 ? chronicle.withLast(now) : chronicle;
    }
    return sameDecision(before, last, label) ? chronicle.withLast(now) : chronicle.with(now);
  }

  // Where the goal stands after what was labelled is told by the event behind it.
  private static boolean follows(GoalEvent event) {
    return event instanceof GoalEvent.Planned || event instanceof GoalEvent.StatusChanged;
  }

  // A step that ends with the decision it was for.
  private static boolean sameDecision(Goal before, Checkpoint last, String label) {
    return label.equals(INTEGRATION)
        && last.label().equals(INTEGRATION)
        && before.step() == Step.ACCEPT
        && before.stepStartedAt() != null
        && !last.at().isBefore(before.stepStartedAt());
  }

  private static @Nullable String label(GoalEvent event) {
    return switch (event) {
      case GoalEvent.Created e -> "goal_created";
      case GoalEvent.StepFinished e -> label(e.step());
      case GoalEvent.Accepted e -> INTEGRATION;
      case GoalEvent.Rejected e -> INTEGRATION;
      case GoalEvent.Paused e -> "goal_paused";
      case GoalEvent.Resumed e -> "goal_resumed";
      case GoalEvent.Cancelled e -> "goal_cancelled";
      case GoalEvent.BudgetExtended e -> "budget_extended";
      case GoalEvent.BudgetExhausted e -> "budget_exhausted";
      case GoalEvent.Adopted e -> "adopted";
      case GoalEvent.Pinned e -> null;
      case GoalEvent.Planned e -> null;
      case GoalEvent.QuestionAnswered e -> null;
      case GoalEvent.Compared e -> null;
      case GoalEvent.StepStarted e -> null;
      case GoalEvent.TaskStarted e -> null;
      case GoalEvent.TaskCompleted e -> null;
      case GoalEvent.TaskFailed e -> null;
      case GoalEvent.GateFinished e -> null;
      case GoalEvent.Verified e -> null;
      case GoalEvent.PermissionAnswered e -> null;
      case GoalEvent.PassFinished e -> null;
      case GoalEvent.LeaseRenewed e -> null;
      case GoalEvent.TurnFailed e -> null;
      case GoalEvent.AgentChanged e -> null;
      case GoalEvent.TasksProposed e -> null;
      case GoalEvent.ChangeJudged e -> null;
      case GoalEvent.Reviewed e -> null;
      case GoalEvent.GatesApproved e -> null;
      case GoalEvent.TreeKept e -> null;
      case GoalEvent.StatusChanged e -> null;
      case GoalEvent.EffectIntended e -> null;
      case GoalEvent.EffectSettled e -> null;
      case GoalEvent.Merged e -> null;
      case GoalEvent.IsolationBegan e -> null;
      case GoalEvent.SliceStarted e -> null;
      case GoalEvent.SliceReturned e -> null;
      case GoalEvent.SliceLanded e -> null;
      case GoalEvent.CheckoutUpdated e -> null;
      case GoalEvent.Noted e -> null;
    };
  }

  private static @Nullable String label(Step step) {
    return switch (step) {
      case PLAN -> null;
      case VERIFY -> "verify_completed";
      case EXECUTE -> "execute_completed";
      case REVIEW -> "review_completed";
      case DELIVER -> "deliver_completed";
      case ACCEPT -> INTEGRATION;
    };
  }

  private static Chronicle charged(Goal before, Goal.Draft draft, GoalEvent event, Instant ts) {
    Instant started = before.stepStartedAt();
    if (before.step() == null || started == null) {
      return before.chronicle();
    }
    Duration elapsed = draft.spent.time().minus(before.spent().time());
    if (event instanceof GoalEvent.StepFinished) {
      return charge(before, started, ts, elapsed);
    }
    // A step that never finished was cut off by a crash.
    return event instanceof GoalEvent.StepStarted
        ? charge(before, started, before.updatedAt(), elapsed)
        : before.chronicle();
  }

  private static Chronicle charge(Goal before, Instant started, Instant ended, Duration elapsed) {
    Step step = before.step() == null ? Step.PLAN : before.step();
    List<Pass> turns =
        before.passes().stream().filter(pass -> !pass.startedAt().isBefore(started)).toList();
    return before.chronicle().with(Charge.of(step, started, ended, elapsed, turns));
  }

  private static Chronicle decided(Chronicle chronicle, GoalEvent event, Instant ts) {
    if (event instanceof GoalEvent.Planned planned) {
      return planned(chronicle, planned, ts);
    }
    if (event instanceof GoalEvent.Accepted accepted) {
      return chronicle.with(
          integration(accepted.acceptance().by(), "accepted", accepted.acceptance().summary(), ts));
    }
    if (event instanceof GoalEvent.Rejected rejected) {
      return chronicle.with(integration(rejected.by(), "rejected", rejected.reason(), ts));
    }
    if (event instanceof GoalEvent.QuestionAnswered answer) {
      return chronicle.with(answered(answer, ts));
    }
    if (event instanceof GoalEvent.GatesApproved approved) {
      return chronicle.with(
          new DecisionMade(
              ts,
              approved.by(),
              GoalPhase.VERIFICATION_DESIGN,
              "gates_approved",
              "The goal is judged by other gates: " + approved.pins().gatesDigest(),
              "A person approved them; what was verified before counts no more.",
              List.of("go on with the pinned ones: what they verified would have counted on"),
              List.of("goal.json")));
    }
    if (event instanceof GoalEvent.TreeKept kept) {
      return chronicle.with(
          new DecisionMade(
              ts,
              kept.by(),
              GoalPhase.EXECUTION,
              "tree_restored",
              "The work tree is put back to " + kept.restoring() + ".",
              "A person asked for it; what was there is kept as " + kept.name() + ".",
              List.of(),
              List.of("events.jsonl")));
    }
    return chronicle;
  }

  private static DecisionMade answered(GoalEvent.QuestionAnswered event, Instant ts) {
    return new DecisionMade(
        ts,
        event.by(),
        GoalPhase.PLANNING,
        "question_answered",
        "Question " + event.number() + ": " + event.text(),
        "The plan asked, and only a person can say.",
        List.of(),
        List.of("prd.md"));
  }

  private static DecisionMade integration(String by, String decision, String why, Instant ts) {
    return new DecisionMade(
        ts,
        by,
        GoalPhase.PROOF,
        INTEGRATION,
        decision,
        why,
        List.of(decision.equals("accepted") ? "reject" : "accept"),
        List.of("proof.json"));
  }

  private static String kindReason(GoalEvent.Planned plan) {
    String reason = plan.kindReason();
    return reason.isEmpty()
        ? "No reason was recorded"
        : Character.toUpperCase(reason.charAt(0)) + reason.substring(1);
  }

  private static String planner(GoalEvent.Planned plan) {
    Outline outline = plan.outline();
    return outline == null || outline.plannerNote().isEmpty()
        ? ""
        : " Planned by " + outline.planner() + ": " + outline.plannerNote() + ".";
  }

  private static List<String> alternatives(GoalEvent.Planned plan) {
    return plan.outline() == null || plan.outline().alternatives().isEmpty()
        ? List.of("another kind, with other evidence: --kind chooses it")
        : plan.outline().alternatives();
  }

  private static Chronicle planned(Chronicle chronicle, GoalEvent.Planned plan, Instant ts) {
    return chronicle
        .with(
            new DecisionMade(
                ts,
                CONTROLLER,
                GoalPhase.PLANNING,
                "planning_boundary",
                "The goal is of kind " + plan.goalKind().json() + "; its gates are pinned.",
                kindReason(plan)
                    + ". The kind decides which evidence the oracle asks for, and an agent that"
                    + " edits a gate must not change what it is judged by.",
                alternatives(plan),
                List.of("prd.md", "technical-plan.md", "test-spec.md")))
        .with(
            new DecisionMade(
                ts,
                CONTROLLER,
                GoalPhase.DECOMPOSITION,
                "task_graph_shape",
                Count.of(plan.tasks().size(), "task")
                    + ", each pending until its evidence is there.",
                "What is left to do must be told from what is done, also after a crash."
                    + planner(plan),
                List.of("slices in worktrees of their own: --slice-execution asks for them"),
                List.of("task-graph.json")))
        .with(
            new DecisionMade(
                ts,
                CONTROLLER,
                GoalPhase.EXECUTION,
                "execution_boundary",
                "The goal stays not ready until every claim of the proof is shown.",
                "An agent's own word is never evidence.",
                List.of("believe the agent's exit code: it is 0 also when nothing was done"),
                List.of("task-graph.json", "proof.json")));
  }
}
