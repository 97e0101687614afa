package dev.omk.control;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.goal.Budget;
import dev.omk.goal.Fact;
import dev.omk.goal.GoalId;
import dev.omk.goal.GoalStatus;
import dev.omk.goal.Standing;
import dev.omk.process.ProcessTree;
import dev.omk.proof.Live;
import dev.omk.store.LeaseState;
import java.util.List;

/** What a person decides about a goal. It needs the journal only, also while a controller works. */
public final class GoalDecisions {
  private final Workspace workspace;

  /** Decides about the goals of a workspace. */
  public GoalDecisions(Workspace workspace) {
    this.workspace = workspace;
  }

  /** The integrator's no. */
  public Outcome reject(GoalId id, String reason, String by) throws InterruptedException {
    return record(id, new Fact.RejectionGiven(reason, by));
  }

  /** Stops a goal until it is resumed; a controller that runs obeys within a second. */
  public Outcome pause(GoalId id) throws InterruptedException {
    return record(id, new Fact.PauseAsked("paused by hand"));
  }

  /** Gives a goal up for good. */
  public Outcome cancel(GoalId id) throws InterruptedException {
    return record(id, new Fact.CancelAsked("cancelled by hand"));
  }

  /** Allows a goal to cost more. */
  public Outcome addBudget(GoalId id, Budget more) throws InterruptedException {
    return record(id, new Fact.BudgetAdded(more));
  }

  /**
   * Goes back to the status before a pause, or puts right what a dead controller left.
   *
   * @throws OmkException {@code LEASE_HELD} if a controller is at work
   */
  public Outcome resume(GoalId id) throws InterruptedException {
    Standing orphaned =
        new Standing(
            GoalStatus.NOT_READY,
            "its controller died; what it left was ended",
            "go on with: omk goal resume " + id + " --continue");
    if (Leases.look(workspace, id) instanceof LeaseState.Orphaned) {
      return recover(id, orphaned);
    }
    if (GoalLedger.open(workspace, id).goal().status() == GoalStatus.RUNNING) {
      requireNoController(id);
    }
    ProcessTree.endAll(GoalSession.token(id));
    return record(id, new Fact.ResumeAsked(orphaned));
  }

  // Taking the lease and giving it back wipes what the dead controller wrote into it.
  private Outcome recover(GoalId id, Standing orphaned) throws InterruptedException {
    try (Leases leases = Leases.take(workspace, id, "omk goal resume")) {
      ProcessTree.endAll(GoalSession.token(id));
      ScratchDirectory.removeLeftovers(id);
      leases.heartbeat();
      return switch (GoalLedger.open(workspace, id).goal().status()) {
        case RUNNING, PAUSED -> record(id, new Fact.ResumeAsked(orphaned));
        case READY,
            NOT_READY,
            BLOCKED_ON_HUMAN,
            BLOCKED_ON_EXTERNAL,
            NEEDS_MORE_BUDGET,
            FAILED_INFRA,
            CANCELLED ->
            outcome(GoalLedger.open(workspace, id));
      };
    }
  }

  private void requireNoController(GoalId id) {
    if (Leases.look(workspace, id) instanceof LeaseState.Held held) {
      throw new OmkException(
          ErrorCode.LEASE_HELD,
          "a controller is at work on goal '"
              + id
              + "'"
              + held.holder().map(holder -> ": pid " + holder.pid()).orElse(""),
          "watch it with: omk goal status " + id);
    }
  }

  /** Every goal whose controller is dead. */
  public List<GoalId> orphans() {
    return workspace.state().ids().stream()
        .map(GoalId::new)
        .filter(id -> Leases.look(workspace, id) instanceof LeaseState.Orphaned)
        .toList();
  }

  private Outcome record(GoalId id, Fact fact) throws InterruptedException {
    GoalLedger ledger = GoalLedger.open(workspace, id);
    ledger.requireWhole();
    ledger.record(fact);
    return outcome(ledger);
  }

  private static Outcome outcome(GoalLedger ledger) {
    return new Outcome(ledger.goal(), ledger.assess(Live.NOT_LOOKED), ledger.directory());
  }
}
