package dev.omk.control.tree;

import dev.omk.control.workspace.GoalLedger;
import dev.omk.control.workspace.Subjects;
import dev.omk.control.workspace.Workspace;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalId;
import dev.omk.goal.Isolation;
import dev.omk.goal.NextCommand;
import dev.omk.text.ShellWord;
import dev.omk.worktree.Snapshot;
import dev.omk.worktree.SnapshotNote;
import dev.omk.worktree.WorkTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The work tree of a goal: what is there now, seen by the rules of the start. */
public final class GoalTree {
  /** Where the rules for snapshots are, relative to the goal directory. */
  public static final String SNAPSHOT_RULES = "snapshots";

  private final GoalLedger ledger;
  private final WorkTree files;
  private final Set<String> linked;
  private volatile List<SnapshotNote> notes = List.of();

  private GoalTree(GoalLedger ledger, WorkTree files, Set<String> linked) {
    this.ledger = ledger;
    this.files = files;
    this.linked = linked;
  }

  /**
   * Opens the work tree in which a goal is worked on: the user's checkout, or the worktree of its
   * result.
   *
   * @throws OmkException if that is not this one, or git is missing and the goal needs it
   */
  public static GoalTree open(Workspace workspace, GoalLedger ledger) throws InterruptedException {
    Path origin = requireOwn(workspace, ledger.goal());
    Isolation isolation = ledger.goal().efforts().isolation();
    if (!isolation.apart()) {
      return open(workspace, ledger, origin, Set.of());
    }
    Path root = Path.of(isolation.directory());
    if (!Files.exists(root.resolve(".git"))) {
      throw new OmkException(
          ErrorCode.IO,
          "the worktree of goal '" + ledger.goal().id() + "' is gone: " + root,
          "make it again: " + NextCommand.goOn(ledger.goal().id()));
    }
    return open(workspace, ledger, root, Set.copyOf(isolation.linked()));
  }

  /** Opens the user's checkout. */
  public static GoalTree checkout(Workspace workspace, GoalLedger ledger)
      throws InterruptedException {
    return open(workspace, ledger, requireOwn(workspace, ledger.goal()), Set.of());
  }

  /** A worktree of a goal's. */
  static GoalTree of(GoalLedger ledger, WorkTree files) {
    return new GoalTree(ledger, files, Set.copyOf(ledger.goal().efforts().isolation().linked()));
  }

  private static GoalTree open(
      Workspace workspace, GoalLedger ledger, Path root, Set<String> linked)
      throws InterruptedException {
    if (ledger.goal().base().startsWith("git:") && workspace.world().git().isEmpty()) {
      throw new OmkException(
          ErrorCode.BLOCKED_ON_EXTERNAL,
          "git is not on the PATH, and goal '" + ledger.goal().id() + "' needs it",
          "put git on the PATH");
    }
    return new GoalTree(
        ledger,
        WorkTree.open(
            workspace.world().git(),
            root,
            workspace.state().goals(),
            ledger.directory().resolve(SNAPSHOT_RULES)),
        linked);
  }

  /** The work tree of a goal, which is the one that goals here are about. */
  public static Path requireOwn(Workspace workspace, Goal goal) throws InterruptedException {
    Path root = Path.of(goal.created().projectDir());
    if (!workspace.owns(root)) {
      throw new OmkException(
          ErrorCode.INVALID_VALUE,
          "goal '" + goal.id() + "' is about another work tree: " + root,
          Files.isDirectory(root)
              ? "go on there: omk -C "
                  + ShellWord.of(root.toString())
                  + " goal resume "
                  + goal.id()
                  + " --continue"
              : "that is gone: start a goal here: " + NextCommand.RUN);
    }
    return root;
  }

  /** Its files, to be read, kept and checked out. */
  public WorkTree files() {
    return files;
  }

  /** The tree that is there now, without what gates added to it; every file is read. */
  public String candidate() throws InterruptedException {
    requireRules();
    return withoutWritten(files.observe());
  }

  /**
   * The same by {@link WorkTree#glance}, where a candidate that is read whole has the last word.
   */
  public String glance() throws InterruptedException {
    requireRules();
    return withoutWritten(files.glance());
  }

  private String withoutWritten(Snapshot snapshot) throws InterruptedException {
    notes = snapshot.notes().stream().filter(note -> !linked.contains(note.path())).toList();
    Set<String> left = new TreeSet<>(ledger.goal().written());
    left.addAll(linked);
    return Subjects.text(files.without(snapshot.subject(), left));
  }

  /** What the last {@link #candidate} could not say and the base did not have either. */
  public List<SnapshotNote> newNotes() {
    List<String> known = ledger.goal().created().notes();
    return notes.stream().filter(note -> !known.contains(Subjects.text(note))).toList();
  }

  /**
   * Makes sure that the base is still kept as it was.
   *
   * @throws OmkException {@code DAMAGED_STATE} if somebody moved or deleted it
   */
  public void requireBase() throws InterruptedException {
    requireRules();
    Goal goal = ledger.goal();
    if (!files.kept(Subjects.parse(goal.base()), ref(goal, "base"))) {
      throw new OmkException(
          ErrorCode.DAMAGED_STATE,
          ref(goal, "base") + " is not the base of goal '" + goal.id() + "' any more",
          "the goal cannot be trusted any more; " + NextCommand.ANEW);
    }
  }

  // Whoever could change them could make any tree look like any other.
  private void requireRules() {
    if (!files.rulesDigest().equals(ledger.goal().created().rulesDigest())) {
      throw changedRules(ledger.goal().id());
    }
  }

  /** The name under which a subject of a goal is kept. */
  public static String ref(Goal goal, String name) {
    return "refs/omk/" + goal.id() + "/" + name;
  }

  /** What to say where snapshots would not go by the rules of the start any more. */
  public static OmkException changedRules(GoalId id) {
    return new OmkException(
        ErrorCode.DAMAGED_STATE,
        "the snapshot rules of goal '" + id + "' were changed",
        "the goal cannot be trusted any more; " + NextCommand.ANEW);
  }
}
