package dev.omk.control.turn;

import dev.omk.control.session.GoalSession;
import dev.omk.control.tree.Worktrees;
import dev.omk.worktree.RepositoryChange;
import dev.omk.worktree.RepositoryState;
import dev.omk.worktree.WorkTree;
import java.nio.file.Path;
import java.util.List;

/** What changes in a repository while a turn is taken because omk has worktrees in it. */
final class WorktreeChanges {
  private static final String BRANCHES = "refs/heads/omk/goal-";

  private final GoalSession session;

  WorktreeChanges(GoalSession session) {
    this.session = session;
  }

  /** Whether a controller may have done that while the agent worked: no harm comes of it. */
  boolean changedByUs(RepositoryChange change) {
    return switch (change.kind()) {
      case REF_CREATED, REF_MOVED, REF_DELETED -> branchOfAGoal(change.name());
      case WORK_TREE_ADDED, WORK_TREE_REMOVED ->
          Path.of(change.name()).startsWith(Worktrees.place(session.world()));
      case HEAD_MOVED,
          BRANCH_SWITCHED,
          FILE_ADDED,
          FILE_CHANGED,
          FILE_REMOVED,
          ASSUME_UNCHANGED_SET,
          SKIP_WORKTREE_SET ->
          false;
    };
  }

  private boolean branchOfAGoal(String ref) {
    if (!ref.startsWith(BRANCHES)) {
      return false;
    }
    String name = ref.substring("refs/heads/omk/".length());
    int slash = name.indexOf('/');
    return slash > 0 && session.workspace().state().ids().contains(name.substring(0, slash));
  }

  /** Undoes commits and switches of branches in a worktree of ours; what they held stays there. */
  List<RepositoryChange> backOnItsBranch(
      WorkTree tree, RepositoryState before, List<RepositoryChange> changes)
      throws InterruptedException {
    List<RepositoryChange> moved =
        changes.stream()
            .filter(
                change ->
                    change.kind() == RepositoryChange.Kind.HEAD_MOVED
                        || change.kind() == RepositoryChange.Kind.BRANCH_SWITCHED)
            .toList();
    boolean ours = tree.root().startsWith(Worktrees.place(session.world()));
    if (moved.isEmpty() || !ours || before.branch().isEmpty() || before.commit().isEmpty()) {
      return List.of();
    }
    String branch = before.branch().get().substring("refs/heads/".length());
    session.worktrees().trees().point(tree.root(), branch, before.commit().get());
    return moved;
  }
}
