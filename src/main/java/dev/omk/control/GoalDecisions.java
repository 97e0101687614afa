package dev.omk.control;

import dev.omk.control.plan.AnswerStep;
import dev.omk.control.project.Secrets;
import dev.omk.control.read.GoalReader;
import dev.omk.control.session.Notifying;
import dev.omk.control.tree.ScratchDirectory;
import dev.omk.control.tree.Worktrees;
import dev.omk.control.workspace.GoalLedger;
import dev.omk.control.workspace.Leases;
import dev.omk.control.workspace.Outcome;
import dev.omk.control.workspace.WorkToken;
import dev.omk.control.workspace.Workspace;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.goal.Budget;
import dev.omk.goal.Fact;
import dev.omk.goal.GoalId;
import dev.omk.goal.GoalStatus;
import dev.omk.goal.NextCommand;
import dev.omk.goal.Standing;
import dev.omk.plan.GoalKind;
import dev.omk.process.ProcessTree;
import dev.omk.proof.Live;
import dev.omk.store.ControllerLease;
import dev.omk.store.Holder;
import dev.omk.store.LeaseState;
import dev.omk.store.NewGoal;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What a person decides about a goal. It needs the journal only, also while a controller works. */
public final class GoalDecisions {
  private static final int WINDING_DOWN_LOOKS = 50;
  private static final int WINDING_DOWN_PAUSE_MS = 100;

  private final Workspace workspace;

  /** Decides about the goals of a workspace. */
  public GoalDecisions(Workspace workspace) {
    this.workspace = workspace;
  }

  /** The integrator's no. */
  public Outcome reject(GoalId id, String reason, String by) throws InterruptedException {
    return record(id, new Fact.RejectionGiven(withoutSecrets(reason), by));
  }

  /**
   * Answers a question of the plan; the goal goes on when none is open.
   *
   * @param kind of goal that the person names with it
   * @throws OmkException {@code INVALID_VALUE} if there is no such open question, or the answer
   *     leaves the goal as vague as it was
   */
  public Outcome answer(GoalId id, int number, String text, Optional<GoalKind> kind, String by)
      throws InterruptedException {
    GoalLedger ledger = GoalLedger.open(workspace, id);
    ledger.requireWhole();
    ledger.record(new AnswerStep(workspace, ledger).fact(number, withoutSecrets(text), kind, by));
    return outcome(ledger);
  }

  /** Stops a goal until it is resumed; a controller that runs obeys within a second. */
  public Outcome pause(GoalId id) throws InterruptedException {
    return record(id, new Fact.PauseAsked("paused by hand"));
  }

  /** Gives a goal up for good. */
  public Outcome cancel(GoalId id) throws InterruptedException {
    Outcome outcome = record(id, new Fact.CancelAsked("cancelled by hand"));
    if (outcome.goal().settings().isolated()) {
      putAway(id);
    }
    return outcome;
  }

  // A controller that is at work does it itself when it has wound down.
  private void putAway(GoalId id) throws InterruptedException {
    Optional<ControllerLease> lease = Leases.tryGoal(workspace, id, "omk goal cancel");
    if (lease.isPresent()) {
      try (ControllerLease _ = lease.get()) {
        Worktrees.of(workspace, GoalLedger.open(workspace, id)).putAway();
      }
    }
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
            "go on with: " + NextCommand.goOn(id));
    if (Leases.look(workspace, id) instanceof LeaseState.Held held) {
      refuseOrWait(id, held);
    }
    return recover(id, orphaned);
  }

  // A controller that was paused a moment ago still ends what it started.
  private void refuseOrWait(GoalId id, LeaseState.Held first) throws InterruptedException {
    LeaseState.Held held = first;
    for (int looks = 0; looks < WINDING_DOWN_LOOKS && isPaused(id); looks++) {
      TimeUnit.MILLISECONDS.sleep(WINDING_DOWN_PAUSE_MS);
      if (!(Leases.look(workspace, id) instanceof LeaseState.Held still)) {
        return;
      }
      held = still;
    }
    throw new OmkException(
        ErrorCode.LEASE_HELD,
        "a controller is at work on goal '"
            + id
            + "'"
            + held.holder().map(GoalDecisions::who).orElse(""),
        "watch it with: omk goal status " + id);
  }

  private static String who(Holder holder) {
    return ": pid "
        + holder.pid()
        + " on "
        + holder.host()
        + " since "
        + holder.since().truncatedTo(ChronoUnit.SECONDS);
  }

  private boolean isPaused(GoalId id) {
    return GoalLedger.open(workspace, id).goal().status() == GoalStatus.PAUSED;
  }

  // Taking the lease and giving it back wipes what the dead controller wrote into it.
  private Outcome recover(GoalId id, Standing orphaned) throws InterruptedException {
    boolean died = Leases.look(workspace, id) instanceof LeaseState.Orphaned;
    try (ControllerLease lease = Leases.takeGoal(workspace, id, "omk goal resume")) {
      ProcessTree.endAll(WorkToken.of(id));
      ScratchDirectory.removeLeftovers(id, workspace);
      lease.heartbeat();
      GoalLedger ledger = GoalLedger.open(workspace, id);
      GoalStatus status = ledger.goal().status();
      boolean open = status == GoalStatus.RUNNING || status == GoalStatus.PAUSED;
      if (died && !open) {
        ledger.requireVerified(); // A journal that breaks off says nothing of how it stands.
        return outcome(ledger);
      }
      return record(id, new Fact.ResumeAsked(orphaned));
    }
  }

  /**
   * Every goal whose controller is dead: its lease says so, or it says that it runs and nobody
   * holds it. A goal that cannot be read is not among them; {@code list} names it.
   */
  public List<GoalId> orphans() {
    removeHalfMadeGoals();
    GoalReader reader = new GoalReader(workspace);
    return workspace.state().ids().stream()
        .map(GoalId::new)
        .filter(id -> isOrphan(id, reader))
        .toList();
  }

  private void removeHalfMadeGoals() {
    try {
      NewGoal.removeLeftovers(workspace.state(), workspace.world().storage());
    } catch (IOException e) {
      throw new OmkException(
          ErrorCode.IO,
          "cannot remove what a killed omk left in " + workspace.state().goals(),
          "check the permissions there",
          e);
    }
  }

  private boolean isOrphan(GoalId id, GoalReader reader) {
    try {
      LeaseState lease = Leases.look(workspace, id);
      if (lease instanceof LeaseState.Free) {
        String status = reader.goal(id).intact().path("status").asText();
        return status.equals(GoalStatus.RUNNING.json());
      }
      return lease instanceof LeaseState.Orphaned;
    } catch (OmkException unreadable) {
      return false;
    }
  }

  private String withoutSecrets(String text) {
    return Secrets.redactor(workspace.world().environment()).redact(text);
  }

  private Outcome record(GoalId id, Fact fact) throws InterruptedException {
    GoalLedger ledger = GoalLedger.open(workspace, id);
    ledger.requireWhole();
    long since = ledger.goal().seq();
    ledger.record(fact);
    new Notifying(workspace, ledger).after(since, ledger.assess(Live.NOT_LOOKED));
    return outcome(ledger);
  }

  private static Outcome outcome(GoalLedger ledger) {
    return new Outcome(ledger.goal(), ledger.assess(Live.NOT_LOOKED), ledger.directory());
  }
}
