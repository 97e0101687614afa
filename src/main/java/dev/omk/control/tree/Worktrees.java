package dev.omk.control.tree;

import dev.omk.control.workspace.GoalLedger;
import dev.omk.control.workspace.Progress;
import dev.omk.control.workspace.Subjects;
import dev.omk.control.workspace.UserCache;
import dev.omk.control.workspace.Workspace;
import dev.omk.control.workspace.World;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.file.RealPath;
import dev.omk.git.Repository;
import dev.omk.goal.Fact;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalEvent;
import dev.omk.goal.Isolation;
import dev.omk.goal.Slice;
import dev.omk.plan.SlicedTasks;
import dev.omk.secret.Redactor;
import dev.omk.store.Artifacts;
import dev.omk.text.Harmless;
import dev.omk.text.Headline;
import dev.omk.worktree.LinkedWorkTrees;
import dev.omk.worktree.Subject;
import dev.omk.worktree.Surroundings;
import dev.omk.worktree.UserCheckout;
import dev.omk.worktree.WorkTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The git worktrees of a goal that leaves the user's checkout alone: one for its result, and one
 * for each slice that is worked on. What the journal says of them holds, whatever became of the
 * worktrees and branches themselves: what is gone is made again.
 */
public final class Worktrees {
  /** The name of the worktree of the result. */
  static final String RESULT = "result";

  private static final int SUBJECT = 72;

  private final Workspace workspace;
  private final GoalLedger ledger;
  private final WorkTree origin;
  private final Progress progress;

  /**
   * @param origin the user's checkout
   */
  public Worktrees(Workspace workspace, GoalLedger ledger, WorkTree origin, Progress progress) {
    this.workspace = workspace;
    this.ledger = ledger;
    this.origin = origin;
    this.progress = progress;
  }

  /** Those of a goal that nobody works on. */
  public static Worktrees of(Workspace workspace, GoalLedger ledger) throws InterruptedException {
    return new Worktrees(
        workspace, ledger, GoalTree.checkout(workspace, ledger).files(), Progress.SILENT);
  }

  /** Where all worktrees of that kind are. */
  public static Path place(World world) {
    return RealPath.of(UserCache.of(world.environment()).resolveSibling("omk-worktrees"));
  }

  Path root(String name) {
    return place(workspace.world()).resolve(ledger.id().value()).resolve(name).resolve("tree");
  }

  /** The branch for a slice's work, or for the result. */
  String branch(String name) {
    return "omk/" + ledger.id() + "/" + name;
  }

  /** What git knows of worktrees. */
  public LinkedWorkTrees trees() {
    Repository repository =
        origin
            .repository()
            .orElseThrow(
                () ->
                    WorktreeConditions.cannot(
                        "there is no git repository any more", "look at .git"));
    return new LinkedWorkTrees(
        WorktreeConditions.git(workspace),
        repository,
        workspace.state().goals(),
        ledger.directory().resolve(GoalTree.SNAPSHOT_RULES));
  }

  private TakenPlaces places() {
    return new TakenPlaces(this, workspace, ledger, origin.repository().orElseThrow(), progress);
  }

  /** Makes a worktree at that commit; what of the user's is in its place is kept. */
  WorkTree add(Path root, String branch, String commit, Subject subject)
      throws InterruptedException {
    places().clear(root, branch, commit);
    return trees().add(root, branch, commit, subject);
  }

  /** The worktrees of its slices. */
  public SliceTrees slices() {
    return new SliceTrees(this, workspace, ledger, origin);
  }

  /** Whether the user's branch can be moved to commits of the goal's. */
  public boolean followsTheUser() throws InterruptedException {
    return new StartingCommit(this, ledger.goal(), origin).followsTheUser();
  }

  /** Commits of the goal, in the user's name. */
  public Commits commits() {
    return new Commits(workspace.world(), origin.root(), progress);
  }

  /** The user's checkout, to which a result is brought. */
  public UserCheckout checkout() {
    return new UserCheckout(WorktreeConditions.git(workspace), origin.repository().orElseThrow());
  }

  /** Makes the worktree of the result, or makes it again; nothing for a goal that needs none. */
  public void begin() throws InterruptedException {
    Goal goal = ledger.goal();
    Isolation isolation = goal.efforts().isolation();
    if (!goal.settings().isolated() || goal.over() || !isolation.landed().isEmpty()) {
      return;
    }
    places().require();
    if (isolation.directory().isEmpty()) {
      first(goal);
    } else if (trees().find(Path.of(isolation.directory()), isolation.branch()).isEmpty()) {
      progress.said("the worktree of the result is made again");
      Path root = Path.of(isolation.directory());
      WorkTree tree =
          add(root, isolation.branch(), isolation.commit(), Subjects.parse(isolation.subject()));
      lay(root);
      toLastPass(goal, isolation, tree);
    }
  }

  // What passes on the whole did after the slices is kept under their refs.
  private static void toLastPass(Goal goal, Isolation isolation, WorkTree tree)
      throws InterruptedException {
    if (isolation.slices().stream().allMatch(Slice::hasLanded)) {
      Optional<String> left =
          goal.passes().stream()
              .filter(pass -> isolation.slice(pass.taskId()).isEmpty())
              .reduce((first, second) -> second)
              .map(pass -> pass.after());
      if (left.isPresent()) {
        put(tree, Subjects.parse(isolation.subject()), Subjects.parse(left.get()));
      }
    }
  }

  private void first(Goal goal) throws InterruptedException {
    String commit = new StartingCommit(this, ledger.goal(), origin).make();
    Path root = root(RESULT);
    add(root, branch(RESULT), commit, Subjects.parse(goal.base()));
    List<String> linked = lay(root);
    ledger.record(
        new Fact.Isolated(
            new GoalEvent.IsolationBegan(
                root.toString(), branch(RESULT), commit, goal.base(), linked)));
    progress.said("works in a worktree: " + root + " on branch " + branch(RESULT));
    if (checkout().on("commit.gpgsign")) {
      progress.said(
          "commit.gpgsign is on: commits of omk are not signed, so your branch is not moved to"
              + " them; you get the files");
    }
  }

  /** Small ignored files and links to dependencies; the paths of the links. */
  List<String> lay(Path root) throws InterruptedException {
    Artifacts artifacts = new Artifacts(ledger.directory(), workspace.world().storage().files());
    Optional<Surroundings> start = StartingSurroundings.of(ledger, artifacts);
    if (start.isEmpty()) {
      return List.of();
    }
    List<String> changed = start.get().lay(origin, root);
    changed.forEach(line -> progress.said("the worktree lacks: " + line));
    return start.get().directories().keySet().stream()
        .filter(path -> Files.isSymbolicLink(root.resolve(path)))
        .toList();
  }

  /** The message of a commit of the goal. */
  public String message(String title, String taskId, String proof) {
    Goal goal = ledger.goal();
    Redactor redactor = Redactor.ofCredentials(workspace.world().environment().variables());
    return Harmless.line(redactor.redact(title), SUBJECT)
        + "\n\n"
        + "Omk-Goal: "
        + goal.id()
        + "\nOmk-Task: "
        + taskId
        + "\n"
        + (proof.isEmpty()
            ? ""
            : "Omk-Proof: " + proof + " gates:" + goal.pins().gatesDigest() + "\n");
  }

  /** Brings the worktree of the result to what landed. */
  public void sync(GoalTree result) throws InterruptedException {
    Isolation isolation = ledger.goal().efforts().isolation();
    Subject now = Subjects.parse(result.candidate());
    put(result.files(), now, Subjects.parse(isolation.subject()));
    trees().point(result.files().root(), isolation.branch(), isolation.commit());
  }

  /** Makes the branch of the result what is in its worktree; the commit it is at then. */
  public String commitResult(String candidate, boolean proven) throws InterruptedException {
    Goal goal = ledger.goal();
    Isolation isolation = goal.efforts().isolation();
    String tree = Subjects.parse(candidate).id();
    Path root = Path.of(isolation.directory());
    String at = trees().at(isolation.branch()).orElse(isolation.commit());
    String commit = isolation.commit();
    if (!candidate.equals(isolation.subject())) {
      commit =
          commits()
              .of(
                  tree,
                  Optional.of(isolation.commit()),
                  message(
                      Headline.of(goal.text()),
                      SlicedTasks.whole(goal.tasks()),
                      proven ? candidate : ""),
                  when(goal));
    }
    if (!at.equals(commit)) {
      trees().point(root, isolation.branch(), commit);
    }
    return commit;
  }

  // From the journal, so that the same tree is the same commit, also after a crash.
  private static Instant when(Goal goal) {
    return goal.passes().isEmpty()
        ? goal.createdAt()
        : goal.passes().getLast().startedAt().plus(goal.passes().getLast().elapsed());
  }

  /** Takes all worktrees away; what is in them that is nowhere else is on their branches then. */
  public void putAway() throws InterruptedException {
    Isolation isolation = ledger.goal().efforts().isolation();
    if (isolation.apart()) {
      Optional<WorkTree> result = trees().find(Path.of(isolation.directory()), isolation.branch());
      if (result.isPresent()) {
        commitResult(GoalTree.of(ledger, result.get()).candidate(), false);
      }
      for (Slice slice : isolation.slices()) {
        Optional<WorkTree> there = trees().find(root(slice.taskId()), slice.branch());
        if (!slice.hasLanded() && there.isPresent()) {
          String candidate = GoalTree.of(ledger, there.get()).candidate();
          slices().save(slice, candidate, slice.taskId() + " as it was left");
        }
      }
    }
    removeAll();
  }

  /** Takes all worktrees of the goal away; branches stay, and what is not the goal's. */
  public void removeAll() throws InterruptedException {
    Path all = place(workspace.world()).resolve(ledger.id().value());
    if (!Files.isDirectory(all, LinkOption.NOFOLLOW_LINKS) || origin.repository().isEmpty()) {
      return;
    }
    List<Path> folders;
    try (var names = Files.list(all)) {
      folders = names.toList();
    } catch (IOException e) {
      throw new OmkException(ErrorCode.IO, "cannot list " + all + ": " + e.getMessage(), "", e);
    }
    for (Path folder : folders) {
      Path root = folder.resolve("tree");
      if (places().foreign(root, branch(folder.getFileName().toString()))) {
        progress.said(root + " is left: its files are not the goal's");
      } else {
        trees().remove(root);
      }
    }
    TakenPlaces.removeFolders(all);
  }

  static void put(WorkTree tree, Subject from, Subject to) throws InterruptedException {
    if (!from.id().equals(to.id())) {
      tree.restore(tree.diff(to, from), to);
    }
  }
}
