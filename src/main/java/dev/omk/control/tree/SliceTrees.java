package dev.omk.control.tree;

import dev.omk.control.workspace.GoalLedger;
import dev.omk.control.workspace.Subjects;
import dev.omk.control.workspace.Workspace;
import dev.omk.goal.Fact;
import dev.omk.goal.GoalEvent;
import dev.omk.goal.Isolation;
import dev.omk.goal.Slice;
import dev.omk.worktree.Subject;
import dev.omk.worktree.TreeMerge;
import dev.omk.worktree.WorkTree;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The worktrees and branches of the slices of a goal. */
public final class SliceTrees {
  private final Worktrees worktrees;
  private final Workspace workspace;
  private final GoalLedger ledger;
  private final WorkTree origin;

  SliceTrees(Worktrees worktrees, Workspace workspace, GoalLedger ledger, WorkTree origin) {
    this.worktrees = worktrees;
    this.workspace = workspace;
    this.ledger = ledger;
    this.origin = origin;
  }

  /** The worktree of a slice: as it was left, or new where there is none. */
  public GoalTree slice(Slice slice) throws InterruptedException {
    Path root = worktrees.root(slice.taskId());
    Optional<WorkTree> there = worktrees.trees().find(root, slice.branch());
    if (there.isPresent()) {
      worktrees.lay(root);
      GoalTree found = GoalTree.of(ledger, there.get());
      Optional<String> cutOff = worktrees.trees().besides(root, slice.commit());
      if (cutOff.isPresent()) {
        // The journal has it on another commit, and a kill came before its files were moved there.
        TreeMerge merge = origin.merge(slice.commit(), cutOff.get());
        Worktrees.put(found.files(), Subjects.parse(found.candidate()), merge.subject());
        worktrees.trees().point(root, slice.branch(), slice.commit());
      }
      return found;
    }
    WorkTree made =
        worktrees.add(root, slice.branch(), slice.commit(), Subjects.parse(slice.subject()));
    worktrees.lay(root);
    String judged = judged(slice);
    if (!judged.equals(slice.subject())) {
      Worktrees.put(made, Subjects.parse(slice.subject()), Subjects.parse(judged));
    }
    return GoalTree.of(ledger, made);
  }

  /** Begins a slice, from what the result is at now. */
  public Slice started(String taskId) {
    Isolation isolation = ledger.goal().efforts().isolation();
    Optional<Slice> before = isolation.slice(taskId);
    if (before.isPresent()) {
      return before.get();
    }
    return ledger
        .record(
            new Fact.SliceBegan(
                new GoalEvent.SliceStarted(
                    taskId, worktrees.branch(taskId), isolation.commit(), isolation.subject())))
        .efforts()
        .isolation()
        .slice(taskId)
        .orElseThrow();
  }

  /** The tree of a slice that was judged last: what its last pass left, or what it follows. */
  public String judged(Slice slice) {
    return slice.worked()
        ? ledger.goal().passes().stream()
            .filter(pass -> pass.taskId().equals(slice.taskId()))
            .reduce((first, second) -> second)
            .map(pass -> pass.after())
            .orElse(slice.subject())
        : slice.subject();
  }

  /** Keeps what a slice has as a commit on its branch. */
  public String save(Slice slice, String subject, String title) throws InterruptedException {
    String commit =
        worktrees
            .commits()
            .of(
                Subjects.parse(subject).id(),
                Optional.of(slice.commit()),
                worktrees.message(title, slice.taskId(), ""),
                workspace.world().now());
    worktrees.trees().point(worktrees.root(slice.taskId()), slice.branch(), commit);
    return commit;
  }

  /** Puts a slice on another commit, with these files to go on with. */
  public void move(Slice slice, String commit, String files) throws InterruptedException {
    GoalTree tree = slice(slice);
    Subject now = Subjects.parse(tree.candidate());
    Worktrees.put(tree.files(), now, Subjects.parse(files));
    worktrees.trees().point(worktrees.root(slice.taskId()), slice.branch(), commit);
  }

  /** Takes a slice's worktree away; its branch stays. */
  public void done(Slice slice, String commit) throws InterruptedException {
    worktrees.trees().remove(worktrees.root(slice.taskId()));
    worktrees.trees().branch(slice.branch(), commit);
  }

  /** The worktree and branch of a slice, for a person. */
  public Map.Entry<Path, String> of(Slice slice) {
    return Map.entry(worktrees.root(slice.taskId()), slice.branch());
  }
}
