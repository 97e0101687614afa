package dev.omk.control.tree;

import dev.omk.control.workspace.GoalLedger;
import dev.omk.control.workspace.Subjects;
import dev.omk.control.workspace.Workspace;
import dev.omk.error.OmkException;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalStatus;
import dev.omk.goal.Pass;
import dev.omk.worktree.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The trees that a goal keeps under names of its own, against what its journal says of them. */
public final class KeptTrees {
  private KeptTrees() {}

  /**
   * What a look at them gives.
   *
   * @param count how many there should be
   * @param wrong one line for each that is gone or is another tree
   * @param unseen why there was no look; else empty
   */
  public record Look(int count, List<String> wrong, String unseen) {
    public Look {
      wrong = List.copyOf(wrong);
    }
  }

  /** Looks at all of them. */
  public static Look look(Workspace workspace, GoalLedger ledger) throws InterruptedException {
    Map<String, String> expected = expected(ledger);
    if (expected.isEmpty()) {
      return new Look(0, List.of(), "");
    }
    GoalTree tree;
    try {
      tree = GoalTree.open(workspace, ledger);
    } catch (OmkException e) {
      return new Look(expected.size(), List.of(), e.line());
    }
    List<String> wrong = new ArrayList<>();
    for (Map.Entry<String, String> name : expected.entrySet()) {
      String ref = GoalTree.ref(ledger.goal(), name.getKey());
      if (!tree.files().kept(Subjects.parse(name.getValue()), ref)) {
        wrong.add(ref + " is gone or was moved");
      }
    }
    return new Look(expected.size(), wrong, "");
  }

  /** Whether a goal keeps what was verified; git forgets a tree that has no name. */
  public static boolean has(GoalTree tree, Goal goal, String verified) throws InterruptedException {
    Subject subject = Subjects.parse(verified);
    if (tree.files().kept(subject, GoalTree.ref(goal, "candidate"))) {
      return true;
    }
    for (Pass pass : goal.passes()) {
      String ref = GoalTree.ref(goal, "pass-" + pass.number());
      if (pass.after().equals(verified) && tree.files().kept(subject, ref)) {
        return true;
      }
    }
    return false;
  }

  /** The subjects by the names under which they are kept. */
  private static Map<String, String> expected(GoalLedger ledger) {
    Map<String, String> expected = new LinkedHashMap<>();
    Goal goal = ledger.goal();
    if (goal.unpinned()) {
      return expected;
    }
    expected.put("base", goal.base());
    for (Pass pass : goal.passes()) {
      expected.put("pass-" + pass.number(), pass.after());
    }
    TreeRestore.saved(ledger).forEach(expected::put);
    if (goal.status() == GoalStatus.READY && goal.acceptance() != null) {
      expected.put("candidate", goal.acceptance().subject());
    }
    return expected;
  }
}
