package dev.omk.worktree;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.file.TreeRemoval;
import dev.omk.git.Git;
import dev.omk.git.GitCall;
import dev.omk.git.GitResult;
import dev.omk.git.Repository;
import dev.omk.git.WorkTreeList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Git worktrees of one repository that are ours: made, found again, moved to other commits, and
 * taken away. No hook runs, no filter and no conversion of the repository's: their files are those
 * of a snapshot, exact to the byte.
 */
public final class LinkedWorkTrees {
  private static final String HEADS = "refs/heads/";

  /** Git looks at all worktrees when it makes one, and fails at one that is half made. */
  private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

  private final Git git;
  private final Repository repository;
  private final Path excluded;
  private final Path privateDirectory;

  /**
   * @param repository as seen from the user's checkout
   * @param excluded the state directory's {@code goals/}
   * @param privateDirectory the pinned rules are those that lie there
   */
  public LinkedWorkTrees(Git git, Repository repository, Path excluded, Path privateDirectory) {
    this.git = git;
    this.repository = repository;
    this.excluded = excluded;
    this.privateDirectory = privateDirectory;
  }

  /**
   * Makes a worktree with that commit checked out on that branch, which is moved there. What lay in
   * its place is gone.
   *
   * @param root an absolute path outside of every work tree
   */
  public WorkTree add(Path root, String branch, String commit, Subject subject)
      throws InterruptedException {
    GitWorkTree origin = GitWorkTree.open(git, repository, excluded, privateDirectory);
    Repository made = origin.fill(subject, () -> makeAlone(root, branch, commit));
    return GitWorkTree.open(git, made, excluded, privateDirectory);
  }

  private Repository makeAlone(Path root, String branch, String commit)
      throws InterruptedException {
    ONE_AT_A_TIME.lockInterruptibly();
    try {
      make(root, branch, commit);
    } finally {
      ONE_AT_A_TIME.unlock();
    }
    return git.locate(root)
        .orElseThrow(() -> new OmkException(ErrorCode.IO, "git made no worktree in " + root, ""));
  }

  private void make(Path root, String branch, String commit) throws InterruptedException {
    if (Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      forget(root);
    } // Where only git's record of one is left, --force takes its place.
    try {
      Files.createDirectories(root.getParent());
    } catch (IOException e) {
      throw PrivateFiles.failed("make " + root.getParent(), e);
    }
    git.run(call("move branch " + branch, "update-ref", "--no-deref", HEADS + branch, commit));
    WorkTreeList.of(
        git,
        call(
            "make a worktree",
            "worktree",
            "add",
            "--force",
            "--no-checkout",
            "--quiet",
            root.toString(),
            branch));
  }

  /**
   * The worktree that is there; empty if it is none any more, has another branch, or was not made
   * to its end.
   */
  public Optional<WorkTree> find(Path root, String branch) throws InterruptedException {
    if (!Files.isRegularFile(root.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    Optional<Repository> there = git.locate(root);
    boolean ours =
        there.isPresent()
            && there.get().root().equals(root)
            && there.get().linked()
            && there.get().commonDirectory().equals(repository.commonDirectory())
            && Files.exists(there.get().indexFile());
    if (!ours) {
      return Optional.empty();
    }
    GitResult head = git.attempt(GitCall.of("read HEAD", root, "symbolic-ref", "-q", "HEAD"));
    return head.ok() && head.line().equals(HEADS + branch)
        ? Optional.of(GitWorkTree.open(git, there.get(), excluded, privateDirectory))
        : Optional.empty();
  }

  /**
   * Puts HEAD, branch and index of a worktree to a commit, whatever they were; files stay as they
   * are.
   */
  public void point(Path root, String branch, String commit) throws InterruptedException {
    git.run(GitCall.of("set HEAD", root, "symbolic-ref", "HEAD", HEADS + branch));
    git.run(
        GitCall.of(
            "move branch " + branch, root, "update-ref", "--no-deref", HEADS + branch, commit));
    git.run(
        GitCall.of("set the index", root, "read-tree", commit)
            .with(Map.of("GIT_WORK_TREE", root.toString())));
  }

  /** The commit that a worktree is at, unless that follows another one or is it. */
  public Optional<String> besides(Path root, String commit) throws InterruptedException {
    GitResult head =
        git.attempt(GitCall.of("read HEAD", root, "rev-parse", "-q", "--verify", "HEAD^{commit}"));
    return head.ok()
            && !git.attempt(
                    GitCall.of(
                        "compare two commits", root, "merge-base", "--is-ancestor", commit, "HEAD"))
                .ok()
        ? Optional.of(head.line())
        : Optional.empty();
  }

  /** Moves a branch that no worktree has. */
  public void branch(String branch, String commit) throws InterruptedException {
    git.run(call("move branch " + branch, "update-ref", "--no-deref", HEADS + branch, commit));
  }

  /** Where a branch is. */
  public Optional<String> at(String branch) throws InterruptedException {
    GitResult found =
        git.attempt(call("find " + branch, "rev-parse", "-q", "--verify", HEADS + branch));
    return found.ok() ? Optional.of(found.line()) : Optional.empty();
  }

  /** Takes a worktree away, with everything in it, and makes git forget it. */
  public void remove(Path root) throws InterruptedException {
    ONE_AT_A_TIME.lockInterruptibly();
    try {
      forget(root);
    } finally {
      ONE_AT_A_TIME.unlock();
    }
  }

  private void forget(Path root) throws InterruptedException {
    // Fails where git knows none there; then what lies there is no worktree any more.
    git.attempt(
        call("remove a worktree", "worktree", "remove", "--force", "--force", root.toString()));
    if (Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      try {
        TreeRemoval.of(root);
      } catch (IOException e) {
        throw PrivateFiles.failed("remove " + root, e);
      }
    }
  }

  private GitCall call(String purpose, String... arguments) {
    return GitCall.of(purpose, repository.root(), arguments);
  }
}
