package dev.omk.control;

import dev.omk.control.project.Adopting;
import dev.omk.control.project.Pinning;
import dev.omk.control.project.Project;
import dev.omk.control.tree.GoalTree;
import dev.omk.control.workspace.GoalLedger;
import dev.omk.control.workspace.Leases;
import dev.omk.control.workspace.Outcome;
import dev.omk.control.workspace.Subjects;
import dev.omk.control.workspace.Workspace;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.gate.GateChange;
import dev.omk.goal.Fact;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalId;
import dev.omk.goal.Pins;
import dev.omk.plan.Oracle;
import dev.omk.process.ProcessTree;
import dev.omk.proof.Live;
import dev.omk.worktree.Subject;
import java.util.List;

/** A person lets a goal be judged by the gates as the project has them now. */
public final class GateApproval {
  private final Workspace workspace;

  /** Approves for the goals of a workspace. */
  public GateApproval(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * What came of it.
   *
   * @param outcome the goal afterwards
   * @param changes of the definitions; none if only a gate's program was another, or nothing was
   * @param taken whether anything was new
   */
  public record Approved(Outcome outcome, List<GateChange> changes, boolean taken) {
    public Approved {
      changes = List.copyOf(changes);
    }
  }

  /**
   * Pins the gates of today. What was verified before counts no more.
   *
   * @param by who says so
   * @throws OmkException {@code LEASE_HELD} while a controller holds the goal, and when an agent or
   *     a gate of omk asks; {@code MALFORMED_FILE} if the definitions cannot be read
   */
  public Approved approve(GoalId id, String by) throws InterruptedException {
    requirePerson();
    Project project = Project.read(workspace);
    Adopting.require(workspace, id);
    try (Leases leases = Leases.take(workspace, id, "omk goal gates --approve")) {
      leases.heartbeat();
      GoalLedger ledger = GoalLedger.open(workspace, id);
      ledger.adopt();
      ledger.requireVerified();
      Goal before = ledger.goal();
      if (before.unpinned()) {
        Adopting.pin(workspace, ledger);
        return approved(ledger, before, true);
      }
      Pins pins = pins(ledger, project);
      boolean taken =
          !pins.gatesDigest().equals(before.pins().gatesDigest())
              || !pins.programs().equals(before.pins().programs());
      if (taken) {
        Oracle oracle = Oracle.of(before.kind(), pins.gates(), pins.comparisons());
        ledger.record(new Fact.GatesApproved(pins, oracle, Pinning.gaps(pins, oracle), by));
      }
      return approved(ledger, before, taken);
    }
  }

  private static Approved approved(GoalLedger ledger, Goal before, boolean taken) {
    return new Approved(
        new Outcome(ledger.goal(), ledger.assess(Live.NOT_LOOKED), ledger.directory()),
        GateChange.between(before.gates(), ledger.goal().gates()),
        taken);
  }

  // The files of a gate are those of the base, and those that the person wrote for it.
  private Pins pins(GoalLedger ledger, Project project) throws InterruptedException {
    GoalTree tree = GoalTree.open(workspace, ledger);
    tree.requireBase();
    List<Subject> subjects =
        List.of(Subjects.parse(ledger.goal().base()), Subjects.parse(tree.candidate()));
    return new Pinning(workspace, tree.files())
        .pins(
            project.gates(),
            project.comparisons().requiring(ledger.goal().outline().minSpeedup()),
            ledger.goal().pins().configDigest(),
            subjects);
  }

  private static void requirePerson() {
    if (ProcessTree.tokenAbove("")) {
      throw new OmkException(
          ErrorCode.LEASE_HELD,
          "gates --approve is refused to what works for a goal",
          "a person has to approve, from a shell that omk did not start");
    }
  }
}
