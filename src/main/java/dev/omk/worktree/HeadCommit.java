package dev.omk.worktree;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.git.Git;
import dev.omk.git.GitCall;
import dev.omk.git.GitResult;
import dev.omk.git.Repository;
import java.util.Optional;

/** The commit that is checked out. */
final class HeadCommit {
  private HeadCommit() {}

  /** Its id; empty before the first commit. */
  static Optional<String> read(Git git, Repository repository, PinnedRules rules)
      throws InterruptedException {
    GitCall call =
        GitCall.of("read HEAD", repository.root(), "rev-parse", "-q", "--verify", "HEAD^{commit}")
            .with(rules.userRepository());
    GitResult result = git.attempt(call);
    if (result.ok()) {
      return Optional.of(result.line());
    }
    if (!result.stderr().isEmpty()) {
      throw new OmkException(ErrorCode.IO, "git could not read HEAD: " + result.firstMessage(), "");
    }
    return Optional.empty();
  }
}
