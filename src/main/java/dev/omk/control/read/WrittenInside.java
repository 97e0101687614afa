package dev.omk.control.read;

import dev.omk.control.tree.GoalTree;
import dev.omk.control.tree.KeptTrees;
import dev.omk.control.workspace.GoalLedger;
import dev.omk.control.workspace.Subjects;
import dev.omk.control.workspace.Workspace;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalId;
import dev.omk.goal.GoalStatus;
import dev.omk.worktree.WorkTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file that omk was asked to write and that is part of what a goal is judged by.
 *
 * @param path relative to the root
 * @param root of the work tree
 */
public record WrittenInside(String path, Path root) {

  /**
   * Whether such a file keeps a goal from being what was verified.
   *
   * @param file absolute, without links
   */
  public static Optional<WrittenInside> of(Workspace workspace, GoalId id, Path file)
      throws InterruptedException {
    GoalLedger ledger = GoalLedger.open(workspace, id);
    Goal goal = ledger.goal();
    if (goal.verification() == null || !waits(goal)) {
      return Optional.empty();
    }
    GoalTree tree = GoalTree.open(workspace, ledger);
    Path root = real(tree.files().root());
    if (!file.startsWith(root)) {
      return Optional.empty();
    }
    String path = root.relativize(file).toString();
    String verified = goal.verification().subject();
    String now = tree.candidate();
    String before = KeptTrees.has(tree, goal, verified) ? verified : goal.base();
    return !now.equals(verified) && differs(tree.files(), before, now, path)
        ? Optional.of(new WrittenInside(path, root))
        : Optional.empty();
  }

  private static boolean waits(Goal goal) {
    return goal.status() == GoalStatus.READY || goal.status() == GoalStatus.BLOCKED_ON_HUMAN;
  }

  // What git ignores is in neither, and what was verified with the goal may be written again.
  private static boolean differs(WorkTree files, String before, String now, String path)
      throws InterruptedException {
    return files.diff(Subjects.parse(before), Subjects.parse(now)).stream()
        .anyMatch(file -> file.path().equals(path));
  }

  private static Path real(Path root) {
    try {
      return root.toRealPath();
    } catch (IOException e) {
      return root;
    }
  }
}
