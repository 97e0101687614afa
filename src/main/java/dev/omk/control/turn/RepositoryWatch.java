package dev.omk.control.turn;

import dev.omk.control.session.GoalSession;
import dev.omk.control.tree.GoalTree;
import dev.omk.git.Git;
import dev.omk.git.Repository;
import dev.omk.scope.Violation;
import dev.omk.worktree.RepositoryChange;
import dev.omk.worktree.RepositoryGuard;
import dev.omk.worktree.RepositoryState;
import dev.omk.worktree.WorkTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares HEAD, refs, config and hooks before and after a turn, and undoes what can be undone. */
public final class RepositoryWatch {
  private final Optional<RepositoryGuard> guard;
  private final Optional<RepositoryState> before;
  private final GoalSession session;
  private final WorkTree tree;
  private List<RepositoryChange> restored = List.of();

  private RepositoryWatch(
      GoalSession session,
      WorkTree tree,
      Optional<RepositoryGuard> guard,
      Optional<RepositoryState> before) {
    this.session = session;
    this.tree = tree;
    this.guard = guard;
    this.before = before;
  }

  /** Looks at how things are now; without a repository there is nothing to watch. */
  public static RepositoryWatch begin(GoalSession session, WorkTree tree)
      throws InterruptedException {
    Optional<Git> git = session.world().git();
    Optional<Repository> repository = tree.repository();
    if (git.isEmpty() || repository.isEmpty()) {
      return new RepositoryWatch(session, tree, Optional.empty(), Optional.empty());
    }
    RepositoryGuard guard =
        new RepositoryGuard(
            git.get(),
            repository.get(),
            session.ledger().directory().resolve(GoalTree.SNAPSHOT_RULES));
    return new RepositoryWatch(session, tree, Optional.of(guard), Optional.of(guard.capture()));
  }

  /** Makes the repository one that git can be asked about. To be called first after a turn. */
  public void mend() {
    if (guard.isPresent() && before.isPresent()) {
      restored = guard.get().restoreFiles(before.get());
    }
  }

  /** What the turn did to the repository itself. */
  public List<Violation> end() throws InterruptedException {
    if (guard.isEmpty() || before.isEmpty()) {
      return List.of();
    }
    WorktreeChanges ours = new WorktreeChanges(session);
    List<RepositoryChange> rest =
        RepositoryGuard.compare(before.get(), guard.get().capture()).stream()
            .filter(change -> !ours.changedByUs(change))
            .toList();
    List<RepositoryChange> undone = new ArrayList<>(restored);
    undone.addAll(guard.get().restore(before.get(), rest));
    undone.addAll(ours.backOnItsBranch(tree, before.get(), rest));
    List<RepositoryChange> changes = new ArrayList<>(restored);
    changes.addAll(rest);
    List<Violation> violations = new ArrayList<>();
    for (RepositoryChange change : changes) {
      violations.add(
          new Violation(
              change.name(),
              Violation.Kind.REPOSITORY_STATE,
              undone.contains(change) ? Violation.Action.UNDONE : Violation.Action.PENDING,
              "",
              told(change)));
    }
    return violations;
  }

  private static String told(RepositoryChange change) {
    return switch (change.kind()) {
      case HEAD_MOVED -> "a commit was made or another one checked out: " + change.detail();
      case BRANCH_SWITCHED -> "another branch was checked out: " + change.detail();
      case REF_MOVED -> "a branch or tag was moved: " + change.detail();
      case REF_CREATED,
          REF_DELETED,
          FILE_ADDED,
          FILE_CHANGED,
          FILE_REMOVED,
          WORK_TREE_ADDED,
          WORK_TREE_REMOVED,
          ASSUME_UNCHANGED_SET,
          SKIP_WORKTREE_SET ->
          change.detail();
    };
  }
}
