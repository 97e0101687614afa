package dev.omk.git;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds the repository that a directory is in, by git's own rules. */
final class RepositorySearch {
  private static final int FACTS = 4;

  private final Git git;

  RepositorySearch(Git git) {
    this.git = git;
  }

  Optional<Repository> from(Path directory) throws InterruptedException {
    GitCall call =
        GitCall.of(
            "look for a repository",
            directory,
            "rev-parse",
            "--path-format=absolute",
            "--show-toplevel",
            "--git-dir",
            "--git-common-dir",
            "--show-object-format");
    GitResult result = git.attempt(call);
    if (!result.ok()) {
      return none(directory, result);
    }
    List<String> lines = result.line().lines().toList();
    if (lines.size() != FACTS) {
      throw new OmkException(
          ErrorCode.INVALID_VALUE,
          "the path of the repository at " + directory + " contains a line break",
          "move the repository to a path without one");
    }
    Path root = Path.of(lines.get(0));
    Path gitDirectory = Path.of(lines.get(1)).normalize();
    Path common = Path.of(lines.get(2)).normalize();
    Path main = gitDirectory.equals(common) ? root : mainRoot(root);
    return Optional.of(new Repository(root, gitDirectory, common, main, lines.get(3)));
  }

  private static Optional<Repository> none(Path directory, GitResult result) {
    String message = result.firstMessage();
    if (message.contains("not a git repository")
        || message.contains("must be run in a work tree")) {
      return Optional.empty();
    }
    if (message.contains("dubious ownership") || message.contains("unsafe repository")) {
      String[] quoted = message.split("'", -1);
      String place = quoted.length > 2 ? quoted[1] : directory.toString();
      throw new OmkException(
          ErrorCode.IO,
          "git does not trust the repository at " + place + ": it belongs to another user",
          "git config --global --add safe.directory '" + place + "'");
    }
    throw new OmkException(
        ErrorCode.IO, "git could not read the repository at " + directory + ": " + message, "");
  }

  private Path mainRoot(Path root) throws InterruptedException {
    GitCall call = GitCall.of("list the work trees", root, "worktree", "list", "--porcelain");
    List<String> first =
        WorkTreeList.of(git, call).line().lines().takeWhile(line -> !line.isEmpty()).toList();
    return first.contains("bare")
        ? root
        : first.stream()
            .filter(line -> line.startsWith("worktree "))
            .map(line -> Path.of(line.substring("worktree ".length())))
            .findFirst()
            .orElse(root);
  }
}
