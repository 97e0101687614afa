package dev.omk.control.tree;

import dev.omk.control.workspace.Effect;
import dev.omk.control.workspace.GoalLedger;
import dev.omk.control.workspace.Progress;
import dev.omk.control.workspace.SideEffects;
import dev.omk.control.workspace.Workspace;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.file.TreeRemoval;
import dev.omk.git.Git;
import dev.omk.git.GitCall;
import dev.omk.git.GitResult;
import dev.omk.git.Repository;
import dev.omk.git.WorkTreeList;
import dev.omk.goal.Goal;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What of the user's is where the worktrees and branches of a goal go. Nothing of it is lost: it is
 * kept beside and the journal says where, or the goal stops before anything is moved.
 */
final class TakenPlaces {
  private static final String HEADS = "refs/heads/";
  private static final String TREE = "tree";
  private static final int SHORT = 12;

  private final Worktrees worktrees;
  private final Workspace workspace;
  private final GoalLedger ledger;
  private final Repository repository;
  private final Progress progress;

  /**
   * @param repository as seen from the user's checkout
   */
  TakenPlaces(
      Worktrees worktrees,
      Workspace workspace,
      GoalLedger ledger,
      Repository repository,
      Progress progress) {
    this.worktrees = worktrees;
    this.workspace = workspace;
    this.ledger = ledger;
    this.repository = repository;
    this.progress = progress;
  }

  /**
   * Makes sure that every branch of the goal can be made, and none is moved that is checked out
   * where the user works.
   *
   * @throws OmkException {@code BLOCKED_ON_EXTERNAL} if not
   */
  void require() throws InterruptedException {
    String below = "omk/" + ledger.id();
    WorktreeConditions.requireFree(git(), repository.root(), "omk");
    WorktreeConditions.requireFree(git(), repository.root(), below);
    for (String line : checkedOut(HEADS + below + "/")) {
      int blank = line.indexOf(' ');
      String branch = line.substring(HEADS.length(), blank);
      if (isMoved(branch)) {
        requireOurs(branch, Path.of(line.substring(blank + 1)));
      }
    }
  }

  // What was kept, and slices that are part of the result, anybody may check out.
  private boolean isMoved(String branch) {
    Goal goal = ledger.goal();
    String name = name(branch);
    boolean landed =
        goal.efforts().isolation().slice(name).filter(slice -> slice.hasLanded()).isPresent();
    return name.equals(Worktrees.RESULT)
        || (!landed && goal.tasks().tasks().stream().anyMatch(task -> task.id().equals(name)));
  }

  private static String name(String branch) {
    return branch.substring(branch.lastIndexOf('/') + 1);
  }

  /**
   * Takes out of the way what is where a worktree goes.
   *
   * @param commit where its branch is moved
   * @throws OmkException {@code BLOCKED_ON_EXTERNAL} if its branch is checked out elsewhere
   */
  void clear(Path root, String branch, String commit) throws InterruptedException {
    for (String line : checkedOut(HEADS + branch)) {
      requireOurs(branch, Path.of(line.substring(line.indexOf(' ') + 1)));
    }
    keepTip(branch, commit);
    if (foreign(root, branch)) {
      keepFiles(root);
    }
  }

  /** Whether there are files where a worktree goes, and they are not those of a worktree of it. */
  boolean foreign(Path root, String branch) throws InterruptedException {
    if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS) || empty(root)) {
      return false;
    }
    Optional<Repository> there =
        Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS) ? git().locate(root) : Optional.empty();
    if (there.isEmpty()
        || !there.get().root().equals(root)
        || !there.get().commonDirectory().equals(repository.commonDirectory())) {
      return true;
    }
    GitResult head = git().attempt(GitCall.of("read HEAD", root, "symbolic-ref", "-q", "HEAD"));
    return !head.ok() || !head.line().equals(HEADS + branch);
  }

  /** Takes the folders of worktrees away that are gone; what is kept in them stays. */
  static void removeFolders(Path all) {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(all)) {
      for (Path folder : folders) {
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
          removeFolder(folder);
        }
      }
      if (empty(all)) {
        Files.delete(all);
      }
    } catch (IOException | DirectoryIteratorException e) {
      return; // There is none, or it is for a person to look at.
    }
  }

  // Caches of gates lie beside a worktree.
  private static void removeFolder(Path folder) throws IOException {
    boolean kept = false;
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        if (entry.getFileName().toString().startsWith(TREE)) {
          kept = true;
        } else {
          TreeRemoval.of(entry);
        }
      }
    }
    if (!kept) {
      Files.delete(folder);
    }
  }

  private void requireOurs(String branch, Path place) {
    String name = name(branch);
    if (!place.equals(worktrees.root(name))
        && !place.toString().equals(ledger.goal().efforts().isolation().directory())) {
      throw WorktreeConditions.cannot(
          "the goal's branch " + branch + " is checked out in " + place,
          "leave the branch there, for instance with: git switch --detach");
    }
  }

  private List<String> checkedOut(String pattern) throws InterruptedException {
    return WorkTreeList.of(
            git(),
            call(
                "list branches",
                "for-each-ref",
                "--format=%(if)%(worktreepath)%(then)%(refname) %(worktreepath)%(end)",
                pattern))
        .line()
        .lines()
        .filter(line -> !line.isBlank())
        .toList();
  }

  private void keepTip(String branch, String commit) throws InterruptedException {
    Optional<String> tip = worktrees.trees().at(branch);
    if (tip.isEmpty()
        || git()
            .attempt(call("compare two commits", "merge-base", "--is-ancestor", tip.get(), commit))
            .ok()) {
      return;
    }
    String at = tip.get().substring(0, SHORT);
    String kept = worktrees.branch("kept-" + name(branch) + "-" + at);
    git().run(call("keep " + branch, "update-ref", "--no-deref", HEADS + kept, tip.get()));
    tell(
        "keep branch " + branch + " at " + at,
        "branch " + branch + " was at " + at + ", which the goal did not make",
        "it is kept as branch " + kept);
  }

  private void keepFiles(Path root) throws InterruptedException {
    int number = 1;
    while (Files.exists(root.resolveSibling(TREE + ".kept-" + number), LinkOption.NOFOLLOW_LINKS)) {
      number++;
    }
    Path kept = root.resolveSibling(TREE + ".kept-" + number);
    String[] move = {"worktree", "move", "--force", "--force", root.toString(), kept.toString()};
    if (!git().attempt(call("move a worktree", move)).ok()) {
      try {
        Files.move(root, kept);
      } catch (IOException e) {
        throw new OmkException(
            ErrorCode.IO,
            "cannot move " + root + " out of the way: " + e.getMessage(),
            "move it elsewhere, then: omk goal resume --continue " + ledger.id(),
            e);
      }
    }
    tell(
        "keep " + kept,
        root + " had files of another worktree or of none",
        "they are kept in " + kept);
  }

  // Such a place is taken once in a while, and what it held must be found again.
  private void tell(String effect, String what, String kept) throws InterruptedException {
    progress.said(what + "; " + kept);
    new SideEffects(ledger).once(new Effect(effect, what, () -> Optional.of(kept), () -> kept));
  }

  // Git writes .git first, and a kill may leave it alone.
  private static boolean empty(Path root) {
    if (!Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try (Stream<Path> entries = Files.list(root)) {
      return entries.allMatch(entry -> entry.endsWith(".git") && Files.isRegularFile(entry));
    } catch (IOException e) {
      throw new OmkException(ErrorCode.IO, "cannot list " + root + ": " + e.getMessage(), "", e);
    }
  }

  private Git git() {
    return WorktreeConditions.git(workspace);
  }

  private GitCall call(String purpose, String... arguments) {
    return GitCall.of(purpose, repository.root(), arguments);
  }
}
