package dev.omk.control;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.git.Git;
import dev.omk.git.Repository;
import dev.omk.goal.Fact;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalEvent;
import dev.omk.goal.Isolation;
import dev.omk.goal.Slice;
import dev.omk.plan.SlicedTasks;
import dev.omk.plan.StandardTasks;
import dev.omk.scope.ChangedFile;
import dev.omk.secret.Redactor;
import dev.omk.store.Artifacts;
import dev.omk.text.Harmless;
import dev.omk.worktree.LinkedWorkTrees;
import dev.omk.worktree.RepositoryChange;
import dev.omk.worktree.RepositoryState;
import dev.omk.worktree.Subject;
import dev.omk.worktree.Surroundings;
import dev.omk.worktree.TreeMerge;
import dev.omk.worktree.UserCheckout;
import dev.omk.worktree.WorkTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The git worktrees of a goal that leaves the user's checkout alone: one for its result, and one
 * for each slice that is worked on. What the journal says of them holds, whatever became of the
 * worktrees and branches themselves: what is gone is made again.
 */
final class Worktrees {
  private static final String RESULT = "result";
  private static final String INTAKE = StandardTasks.INTAKE;
  private static final String OWN = ".omk/";
  private static final int SUBJECT = 72;
  private static final String BRANCHES = "refs/heads/omk/goal-";

  private final Workspace workspace;
  private final GoalLedger ledger;
  private final WorkTree origin;
  private final Progress progress;

  /**
   * @param origin the user's checkout
   */
  Worktrees(Workspace workspace, GoalLedger ledger, WorkTree origin, Progress progress) {
    this.workspace = workspace;
    this.ledger = ledger;
    this.origin = origin;
    this.progress = progress;
  }

  /** Those of a goal that nobody works on. */
  static Worktrees of(Workspace workspace, GoalLedger ledger) throws InterruptedException {
    return new Worktrees(
        workspace, ledger, GoalTree.checkout(workspace, ledger).files(), Progress.SILENT);
  }

  /**
   * Makes sure that a goal can be worked on apart from the user's checkout, before one is made.
   *
   * @throws OmkException {@code BLOCKED_ON_EXTERNAL} if not
   */
  static void require(Workspace workspace) throws InterruptedException {
    Git git =
        workspace.world().git().orElseThrow(() -> cannot("git is not on the PATH", "put it there"));
    Repository repository =
        git.locate(workspace.root())
            .orElseThrow(
                () ->
                    cannot(
                        workspace.root() + " is no git repository",
                        "make it one: git init && git add -A && git commit -m \"Begin\""));
    List<String> submodules = new UserCheckout(git, repository).submodules();
    if (!submodules.isEmpty()) {
      throw cannot(
          "submodules are checked out, and their worktrees are not omk's to make: "
              + String.join(", ", submodules),
          "leave --slice-execution and --isolate out, or: git submodule deinit --all");
    }
  }

  private static OmkException cannot(String why, String next) {
    return new OmkException(
        ErrorCode.BLOCKED_ON_EXTERNAL, "there can be no worktree beside this one: " + why, next);
  }

  /** Where all worktrees of that kind are. */
  static Path place(World world) {
    return SandboxedPlaces.real(UserCache.of(world.environment()).resolveSibling("omk-worktrees"));
  }

  private Path root(String name) {
    return place(workspace.world()).resolve(ledger.id().value()).resolve(name).resolve("tree");
  }

  /** The branch for a slice's work, or for the result. */
  private String branch(String name) {
    return "omk/" + ledger.id() + "/" + name;
  }

  private LinkedWorkTrees trees() {
    Git git = workspace.world().git().orElseThrow(() -> cannot("git is not on the PATH", ""));
    Repository repository =
        origin
            .repository()
            .orElseThrow(() -> cannot("there is no git repository any more", "look at .git"));
    return new LinkedWorkTrees(
        git,
        repository,
        workspace.state().goals(),
        ledger.directory().resolve(PlanStep.SNAPSHOT_RULES));
  }

  Commits commits() {
    return new Commits(workspace.world(), origin.root(), progress);
  }

  UserCheckout checkout() {
    Git git = workspace.world().git().orElseThrow(() -> cannot("git is not on the PATH", ""));
    return new UserCheckout(git, origin.repository().orElseThrow());
  }

  /** Makes the worktree of the result, or makes it again; nothing for a goal that needs none. */
  void begin() throws InterruptedException {
    Goal goal = ledger.goal();
    Isolation isolation = goal.efforts().isolation();
    if (!goal.settings().isolated() || goal.over() || !isolation.landed().isEmpty()) {
      return;
    }
    if (isolation.directory().isEmpty()) {
      first(goal);
    } else if (trees().find(Path.of(isolation.directory()), isolation.branch()).isEmpty()) {
      progress.said("the worktree of the result is made again");
      Path root = Path.of(isolation.directory());
      WorkTree tree =
          trees()
              .add(
                  root,
                  isolation.branch(),
                  isolation.commit(),
                  Subjects.parse(isolation.subject()));
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
    String commit = start(goal);
    Path root = root(RESULT);
    trees().add(root, branch(RESULT), commit, Subjects.parse(goal.base()));
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

  // What was not committed when the goal began is in its base.
  private String start(Goal goal) throws InterruptedException {
    String head = goal.created().head();
    Set<String> loose = loose(goal);
    if (!head.isEmpty() && loose.isEmpty()) {
      return head;
    }
    boolean own = !head.isEmpty() && loose.stream().allMatch(path -> path.startsWith(OWN));
    return commits()
        .of(
            Subjects.parse(goal.base()).id(),
            Optional.of(head).filter(commit -> !commit.isEmpty()),
            message(own ? "Keep what omk goes by" : "Keep what was not committed", INTAKE, ""),
            goal.createdAt());
  }

  /** Paths that were not committed when the goal began; all of them if nothing was. */
  private Set<String> loose(Goal goal) throws InterruptedException {
    String head = goal.created().head();
    Subject base = Subjects.parse(goal.base());
    Set<String> loose = new TreeSet<>();
    if (head.isEmpty()) {
      loose.addAll(origin.paths(base));
      return loose;
    }
    Subject committed = new Subject(Subject.Kind.GIT_TREE, checkout().tree(head), Optional.empty());
    for (ChangedFile file : origin.diff(committed, base)) {
      loose.add(file.path());
    }
    return loose;
  }

  /** Whether the user's branch can be moved to commits of the goal's: only those are between. */
  boolean followsTheUser() throws InterruptedException {
    Goal goal = ledger.goal();
    return !goal.created().head().isEmpty()
        && loose(goal).stream().allMatch(path -> path.startsWith(OWN));
  }

  /** Small ignored files and links to dependencies; the paths of the links. */
  private List<String> lay(Path root) throws InterruptedException {
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

  /** The worktree of a slice: as it was left, or new where there is none. */
  GoalTree slice(Slice slice) throws InterruptedException {
    Path root = root(slice.taskId());
    Optional<WorkTree> there = trees().find(root, slice.branch());
    if (there.isPresent()) {
      lay(root);
      GoalTree found = GoalTree.of(ledger, there.get());
      Optional<String> cutOff = trees().besides(root, slice.commit());
      if (cutOff.isPresent()) {
        // The journal has it on another commit, and a kill came before its files were moved there.
        TreeMerge merge = origin.merge(slice.commit(), cutOff.get());
        put(found.files(), Subjects.parse(found.candidate()), merge.subject());
        trees().point(root, slice.branch(), slice.commit());
      }
      return found;
    }
    WorkTree made =
        trees().add(root, slice.branch(), slice.commit(), Subjects.parse(slice.subject()));
    lay(root);
    String judged = judged(slice);
    if (!judged.equals(slice.subject())) {
      put(made, Subjects.parse(slice.subject()), Subjects.parse(judged));
    }
    return GoalTree.of(ledger, made);
  }

  /** Begins a slice, from what the result is at now. */
  Slice started(String taskId) {
    Isolation isolation = ledger.goal().efforts().isolation();
    Optional<Slice> before = isolation.slice(taskId);
    if (before.isPresent()) {
      return before.get();
    }
    return ledger
        .record(
            new Fact.SliceBegan(
                new GoalEvent.SliceStarted(
                    taskId, branch(taskId), isolation.commit(), isolation.subject())))
        .efforts()
        .isolation()
        .slice(taskId)
        .orElseThrow();
  }

  /** The tree of a slice that was judged last: what its last pass left, or what it follows. */
  String judged(Slice slice) {
    return slice.worked()
        ? ledger.goal().passes().stream()
            .filter(pass -> pass.taskId().equals(slice.taskId()))
            .reduce((first, second) -> second)
            .map(pass -> pass.after())
            .orElse(slice.subject())
        : slice.subject();
  }

  /** Keeps what a slice has as a commit on its branch. */
  String save(Slice slice, String subject, String title) throws InterruptedException {
    String commit =
        commits()
            .of(
                Subjects.parse(subject).id(),
                Optional.of(slice.commit()),
                message(title, slice.taskId(), ""),
                workspace.world().now());
    trees().point(root(slice.taskId()), slice.branch(), commit);
    return commit;
  }

  String message(String title, String taskId, String proof) {
    Goal goal = ledger.goal();
    Redactor redactor =
        new Redactor(Redactor.credentialValues(workspace.world().environment().variables()));
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

  /** Puts a slice on another commit, with these files to go on with. */
  void move(Slice slice, String commit, String files) throws InterruptedException {
    GoalTree tree = slice(slice);
    Subject now = Subjects.parse(tree.candidate());
    put(tree.files(), now, Subjects.parse(files));
    trees().point(root(slice.taskId()), slice.branch(), commit);
  }

  /** Takes a slice's worktree away; its branch stays. */
  void done(Slice slice, String commit) throws InterruptedException {
    trees().remove(root(slice.taskId()));
    trees().branch(slice.branch(), commit);
  }

  /** Brings the worktree of the result to what landed. */
  void sync(GoalTree result) throws InterruptedException {
    Isolation isolation = ledger.goal().efforts().isolation();
    Subject now = Subjects.parse(result.candidate());
    put(result.files(), now, Subjects.parse(isolation.subject()));
    trees().point(result.files().root(), isolation.branch(), isolation.commit());
  }

  /** Makes the branch of the result what is in its worktree; the commit it is at then. */
  String commitResult(String candidate, boolean proven) throws InterruptedException {
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
                      goal.created().normalized(),
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
  void putAway() throws InterruptedException {
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
          save(slice, candidate, slice.taskId() + " as it was left");
        }
      }
    }
    removeAll();
  }

  /** Takes all worktrees of the goal away; branches stay. */
  void removeAll() throws InterruptedException {
    Path all = place(workspace.world()).resolve(ledger.id().value());
    if (!Files.isDirectory(all, LinkOption.NOFOLLOW_LINKS) || origin.repository().isEmpty()) {
      return;
    }
    List<Path> roots = new ArrayList<>();
    try (var names = Files.list(all)) {
      names.map(name -> name.resolve("tree")).forEach(roots::add);
    } catch (IOException e) {
      throw new OmkException(ErrorCode.IO, "cannot list " + all + ": " + e.getMessage(), "", e);
    }
    for (Path root : roots) {
      trees().remove(root);
    }
    try {
      dev.omk.file.TreeRemoval.of(all);
    } catch (IOException e) {
      throw new OmkException(ErrorCode.IO, "cannot remove " + all + ": " + e.getMessage(), "", e);
    }
  }

  private static void put(WorkTree tree, Subject from, Subject to) throws InterruptedException {
    if (!from.id().equals(to.id())) {
      tree.restore(tree.diff(to, from), to);
    }
  }

  /** Whether a controller may have done that while the agent worked: no harm comes of it. */
  boolean changedByUs(RepositoryChange change) {
    return switch (change.kind()) {
      case REF_CREATED, REF_MOVED, REF_DELETED -> branchOfAGoal(change.name());
      case WORK_TREE_ADDED, WORK_TREE_REMOVED ->
          Path.of(change.name()).startsWith(place(workspace.world()));
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
    return slash > 0 && workspace.state().ids().contains(name.substring(0, slash));
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
    boolean ours = tree.root().startsWith(place(workspace.world()));
    if (moved.isEmpty() || !ours || before.branch().isEmpty() || before.commit().isEmpty()) {
      return List.of();
    }
    String branch = before.branch().get().substring("refs/heads/".length());
    trees().point(tree.root(), branch, before.commit().get());
    return moved;
  }

  /** The worktree and branch of a slice, for a person. */
  Map.Entry<Path, String> of(Slice slice) {
    return Map.entry(root(slice.taskId()), slice.branch());
  }
}
