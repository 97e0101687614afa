package dev.omk.control.tree;

import dev.omk.control.workspace.Subjects;
import dev.omk.goal.Goal;
import dev.omk.plan.StandardTasks;
import dev.omk.scope.ChangedFile;
import dev.omk.worktree.Subject;
import dev.omk.worktree.WorkTree;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The commit that the work of a goal follows which leaves the user's checkout alone. */
final class StartingCommit {
  private static final String INTAKE = StandardTasks.INTAKE;
  private static final String OWN = ".omk/";

  private final Worktrees worktrees;
  private final Goal goal;
  private final WorkTree origin;

  /**
   * @param origin the user's checkout
   */
  StartingCommit(Worktrees worktrees, Goal goal, WorkTree origin) {
    this.worktrees = worktrees;
    this.goal = goal;
    this.origin = origin;
  }

  /** The commit that was checked out, or one of what was not committed then on top of it. */
  // What was not committed when the goal began is in its base.
  String make() throws InterruptedException {
    String head = goal.created().head();
    Set<String> loose = loose();
    if (!head.isEmpty() && loose.isEmpty()) {
      return head;
    }
    boolean own = !head.isEmpty() && loose.stream().allMatch(path -> path.startsWith(OWN));
    return worktrees
        .commits()
        .of(
            Subjects.parse(goal.base()).id(),
            Optional.of(head).filter(commit -> !commit.isEmpty()),
            worktrees.message(
                own ? "Keep what omk goes by" : "Keep what was not committed", INTAKE, ""),
            goal.createdAt());
  }

  /** Paths that were not committed when the goal began; all of them if nothing was. */
  private Set<String> loose() throws InterruptedException {
    String head = goal.created().head();
    Subject base = Subjects.parse(goal.base());
    Set<String> loose = new TreeSet<>();
    if (head.isEmpty()) {
      loose.addAll(origin.paths(base));
      return loose;
    }
    Subject committed =
        new Subject(Subject.Kind.GIT_TREE, worktrees.checkout().tree(head), Optional.empty());
    for (ChangedFile file : origin.diff(committed, base)) {
      loose.add(file.path());
    }
    return loose;
  }

  /** Whether the user's branch can be moved to commits of the goal's: only those are between. */
  boolean followsTheUser() throws InterruptedException {
    return !goal.created().head().isEmpty()
        && loose().stream().allMatch(path -> path.startsWith(OWN));
  }
}
