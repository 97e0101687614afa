package dev.omk.worktree;

import dev.omk.error.OmkException;
import dev.omk.git.Git;
import dev.omk.git.Repository;
import dev.omk.scope.ChangedFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The files that a goal is about. Paths are strings relative to the root, mapped from bytes by
 * {@link dev.omk.git.GitPath}. Every method throws {@link OmkException} when something cannot be
 * read or written. Safe for use by several threads and processes at once.
 */
public interface WorkTree {

  /**
   * Opens the work tree that {@code directory} is in: that of its git repository, else the
   * directory itself. The first opening pins the rules for ignoring and comparing in {@code
   * privateDirectory}; later openings with the same one go by those.
   *
   * @param git the git program, if there is one
   * @param excluded the state directory's {@code goals/}: never part of a snapshot
   * @param privateDirectory where this may keep files of its own; made when it is missing
   */
  static WorkTree open(Optional<Git> git, Path directory, Path excluded, Path privateDirectory)
      throws InterruptedException {
    Optional<Repository> repository =
        git.isPresent() ? git.get().locate(directory) : Optional.empty();
    if (git.isPresent() && repository.isPresent()) {
      return GitWorkTree.open(git.get(), repository.get(), excluded, privateDirectory);
    }
    return ManifestWorkTree.open(git, directory, excluded, privateDirectory);
  }

  /** The root that paths are relative to. */
  Path root();

  /** The repository, if this is in one. */
  Optional<Repository> repository();

  /**
   * SHA-256 of the pinned rules. Record it with the goal and compare it later: other rules would
   * make other snapshots of the same files.
   */
  String rulesDigest();

  /** What is there now, with what the tree cannot say; the content of every file is read. */
  Snapshot observe() throws InterruptedException;

  /**
   * The same much sooner: a file is not read again that an earlier look through this object has
   * read, if the system says that it was not changed since. Not for a tree that decides.
   */
  default Snapshot glance() throws InterruptedException {
    return observe();
  }

  /** What is there now. */
  default Subject snapshot() throws InterruptedException {
    return observe().subject();
  }

  /** The same subject without these paths; those that it does not have are no matter. */
  Subject without(Subject subject, Set<String> paths) throws InterruptedException;

  /** What differs, sorted by path; a file that moved with little change is one rename. */
  List<ChangedFile> diff(Subject from, Subject to) throws InterruptedException;

  /** The differences as text of at most {@code limitBytes} bytes; binary files are named. */
  Patch patch(Subject from, Subject to, int limitBytes) throws InterruptedException;

  /**
   * The content of a file, or the target of a link; empty when there is no such file.
   *
   * @throws OmkException also when it is larger than {@code limitBytes}
   */
  Optional<byte[]> read(Subject subject, String path, int limitBytes) throws InterruptedException;

  /** Every path, sorted. */
  List<String> paths(Subject subject) throws InterruptedException;

  /**
   * What the rules of the start leave out of a subject: files, and with a slash at the end
   * directories of which nothing is in it. Empty without git.
   */
  List<String> ignored() throws InterruptedException;

  /**
   * Puts exactly these paths (and the old paths of renames) back as they are in {@code to}:
   * content, mode and kind; what is not in {@code to} is removed, with directories that this
   * empties. Links are replaced, never followed.
   */
  Restored restore(List<ChangedFile> changes, Subject to) throws InterruptedException;

  /**
   * Keeps a subject for good under a name such as {@code refs/omk/<goal-id>/base}, which it moves
   * when it exists.
   */
  void keep(Subject subject, String name) throws InterruptedException;

  /** Whether that name still holds exactly this content. */
  boolean kept(Subject subject, String name) throws InterruptedException;

  /**
   * Brings two commits together without touching any file: their latest common ancestor is what
   * both are compared with. Nothing of the repository has a say in it, no merge driver either.
   *
   * @throws OmkException where there is no git, or one older than 2.38
   */
  default TreeMerge merge(String onto, String commit) throws InterruptedException {
    throw new OmkException(
        dev.omk.error.ErrorCode.INVALID_VALUE, "only commits of git can be merged", "");
  }

  /**
   * Writes the subject's files, exact to the byte, into a directory that is empty or missing; of a
   * submodule that is checked out here, the files of the commit that the subject names. Of git it
   * is a repository of its own there, see {@link CheckoutRepository}.
   *
   * @return that directory
   */
  Path checkout(Subject subject, Path emptyTarget) throws InterruptedException;
}
