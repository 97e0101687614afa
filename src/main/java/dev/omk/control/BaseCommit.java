package dev.omk.control;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.git.Git;
import dev.omk.git.GitCall;
import dev.omk.git.GitResult;
import dev.omk.text.Harmless;
import dev.omk.worktree.Subject;
import dev.omk.worktree.WorkTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * A commit to compare with.
 *
 * @param reference as it was asked for
 * @param commit its id
 * @param subject its tree
 */
record BaseCommit(String reference, String commit, Subject subject) {
  private static final int MAX_GATES_FILE = 1 << 20;

  /**
   * The commit that a reference means.
   *
   * @param flag that names it, for messages
   * @throws OmkException if there is none
   */
  static BaseCommit find(Workspace workspace, String flag, String reference)
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
    String commit = parse(git, root, flag, reference, "^{commit}");
    String tree = parse(git, root, flag, commit, "^{tree}");
    return new BaseCommit(
        reference, commit, new Subject(Subject.Kind.GIT_TREE, tree, Optional.of(commit)));
  }

  private static String parse(Git git, Path root, String flag, String reference, String kind)
      throws InterruptedException {
    GitResult result =
        git.attempt(
            GitCall.of(
                "find the commit of " + flag,
                root,
                "rev-parse",
                "--verify",
                "--quiet",
                "--end-of-options",
                reference + kind));
    if (!result.ok() && result.stderr().contains("not a git repository")) {
      throw new OmkException(
          ErrorCode.INVALID_VALUE,
          "--base: " + root + " is no git repository, so there is no commit to compare with",
          "leave out --base");
    }
    if (!result.ok()) {
      throw new OmkException(
          ErrorCode.INVALID_VALUE,
          "--base: there is no commit '" + Harmless.line(reference, 100) + "' here",
          "where it is misspelt: git log --oneline; where a CI checkout has one commit only: git fetch"
              + " origin "
              + Harmless.line(reference.replaceFirst("^origin/", ""), 100));
    }
    return result.line();
  }

  /** For people. */
  String name() {
    String abbreviated = commit.substring(0, Math.min(10, commit.length()));
    return commit.startsWith(reference) ? abbreviated : reference + " (" + abbreviated + ")";
  }

  /** What to say when its definitions of gates are not those that run on both sides. */
  Optional<String> changedGates(WorkTree tree) throws InterruptedException {
    Optional<byte[]> then = tree.read(subject, Project.GATES_FILE, MAX_GATES_FILE);
    Path file = tree.root().resolve(Project.GATES_FILE);
    try {
      byte[] before = then.orElse(new byte[0]);
      byte[] now = Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
      return Arrays.equals(before, now)
          ? Optional.empty()
          : Optional.of(
              Project.GATES_FILE + " is not the one of " + name() + "; today's gates ran on both");
    } catch (IOException e) {
      throw new OmkException(
          ErrorCode.IO, "cannot read " + file + ": " + e.getMessage(), "check its permissions", e);
    }
  }
}
