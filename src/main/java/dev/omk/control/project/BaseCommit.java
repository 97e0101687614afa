package dev.omk.control.project;

import dev.omk.control.workspace.Workspace;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.gate.GateChange;
import dev.omk.gate.GateSpec;
import dev.omk.gate.file.GatesFile;
import dev.omk.git.Git;
import dev.omk.git.GitCall;
import dev.omk.git.GitResult;
import dev.omk.text.Harmless;
import dev.omk.worktree.GitCommits;
import dev.omk.worktree.Subject;
import dev.omk.worktree.WorkTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A commit to compare with.
 *
 * @param reference as it was asked for
 * @param commit its id
 * @param subject its tree
 */
public record BaseCommit(String reference, String commit, Subject subject) {
  private static final int MAX_GATES_FILE = 1 << 20;
  private static final int MAX_CHANGES = 300;

  /**
   * The commit that a reference means.
   *
   * @param flag that names it, for messages
   * @param noRepository what to do where there is no repository to look in
   * @throws OmkException if there is none
   */
  public static BaseCommit find(
      Workspace workspace, String flag, String reference, String noRepository)
      throws InterruptedException {
    Git git =
        workspace
            .world()
            .git()
            .orElseThrow(
                () ->
                    new OmkException(
                        ErrorCode.BLOCKED_ON_EXTERNAL,
                        "git is not on the PATH, and " + flag + " needs it",
                        "put git on the PATH"));
    Path root = workspace.root();
    GitResult found = git.attempt(lookUp(flag, root, reference + "^{commit}"));
    if (!found.ok() && found.stderr().contains("not a git repository")) {
      throw new OmkException(
          ErrorCode.INVALID_VALUE,
          flag + ": " + root + " is no git repository, so there is no commit to compare with",
          noRepository);
    }
    if (!found.ok()) {
      throw new OmkException(
          ErrorCode.INVALID_VALUE,
          flag + ": there is no commit '" + Harmless.line(reference, 100) + "' here",
          "where it is misspelt: git log --oneline; where a CI checkout has one commit only: "
              + fetching(flag, Harmless.line(reference, 100)));
    }
    String commit = found.line();
    String tree = GitCommits.tree(git, root, commit);
    return new BaseCommit(
        reference, commit, new Subject(Subject.Kind.GIT_TREE, tree, Optional.of(commit)));
  }

  /** What brings a commit that may be on the other side, so that the reference means it. */
  private static String fetching(String flag, String reference) {
    if (!reference.matches("[\\w./-]+")) {
      return "git fetch --unshallow";
    }
    String branch = reference.replaceFirst("^(?:refs/remotes/)?origin/", "");
    return branch.equals(reference)
        ? "git fetch origin " + branch + ", then " + flag + " FETCH_HEAD"
        : "git fetch origin " + branch + ":refs/remotes/origin/" + branch;
  }

  private static GitCall lookUp(String flag, Path root, String object) {
    return GitCall.of(
        "find the commit of " + flag,
        root,
        "rev-parse",
        "--verify",
        "--quiet",
        "--end-of-options",
        object);
  }

  /** For people. */
  public String name() {
    String abbreviated = commit.substring(0, Math.min(10, commit.length()));
    return commit.startsWith(reference) ? abbreviated : reference + " (" + abbreviated + ")";
  }

  // That one is gone may be all that a red gate needs to be green.
  private static String changes(byte[] before, byte[] now) {
    try {
      String changes =
          GateChange.between(gates(before), gates(now)).stream()
              .map(change -> change.gate() + " " + change.kind().json())
              .collect(Collectors.joining(", "));
      return changes.isEmpty() ? "" : " (" + Harmless.line(changes, MAX_CHANGES) + ")";
    } catch (OmkException e) {
      return ""; // That of the base defines nothing.
    }
  }

  private static List<GateSpec> gates(byte[] file) {
    return GatesFile.parseDocument(file, Project.GATES_FILE).gates();
  }

  /** What to say when its definitions of gates are not those that run on both sides. */
  public Optional<String> changedGates(WorkTree tree) throws InterruptedException {
    Optional<byte[]> then = tree.read(subject, Project.GATES_FILE, MAX_GATES_FILE);
    Path file = tree.root().resolve(Project.GATES_FILE);
    try {
      byte[] before = then.orElse(new byte[0]);
      byte[] now = Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
      return Arrays.equals(before, now)
          ? Optional.empty()
          : Optional.of(
              Project.GATES_FILE
                  + " is not the one of "
                  + name()
                  + changes(before, now)
                  + "; today's gates ran on both");
    } catch (IOException e) {
      throw new OmkException(
          ErrorCode.IO, "cannot read " + file + ": " + e.getMessage(), "check its permissions", e);
    }
  }
}
