package dev.omk.control.project;

import dev.omk.control.tree.GoalTree;
import dev.omk.control.workspace.GoalLedger;
import dev.omk.control.workspace.Workspace;
import dev.omk.goal.Fact;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalEvent;
import dev.omk.goal.GoalId;
import dev.omk.goal.GoalMachine;
import dev.omk.goal.Step;
import dev.omk.legacy.LegacyGoal;
import dev.omk.plan.Oracle;
import java.util.ArrayList;
import java.util.List;

/** What a controller does about a goal of omk 0.5.0 before its first step. */
public final class Adopting {
  private Adopting() {}

  /**
   * Refuses a goal that could not be worked on here, before anything of it is changed: not even a
   * lease is written.
   */
  public static void require(Workspace workspace, GoalId id) throws InterruptedException {
    if (LegacyGoal.open(workspace.directory(id), id.value()).isEmpty()) {
      return;
    }
    Goal goal = GoalLedger.open(workspace, id).goal();
    GoalTree.requireOwn(workspace, goal);
    Project.read(workspace);
    if (GoalMachine.decide(goal, new Fact.StepBegan(Step.VERIFY)) instanceof Fact.Refused refused) {
      throw refused.exception();
    }
  }

  /** Fixes what an adopted goal is judged by, from what is there now. */
  public static void pin(Workspace workspace, GoalLedger ledger) throws InterruptedException {
    Goal goal = ledger.goal();
    if (!goal.unpinned()) {
      return;
    }
    GoalTree.requireOwn(workspace, goal);
    Project project = Project.read(workspace);
    Pinning.Pinned pinned = Pinning.pin(workspace, project, goal.id(), ledger.directory());
    Oracle oracle = Oracle.of(goal.kind(), project.gates(), project.comparisons());
    List<String> notes = new ArrayList<>(goal.created().notes());
    notes.addAll(pinned.notes());
    ledger.record(
        new Fact.JudgeFixed(
            new GoalEvent.Pinned(
                pinned.pins(),
                pinned.base(),
                pinned.head(),
                pinned.branch(),
                pinned.rulesDigest(),
                notes,
                oracle,
                Pinning.gaps(pinned.pins(), oracle),
                pinned.surroundings())));
  }
}
