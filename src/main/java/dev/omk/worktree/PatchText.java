package dev.omk.worktree;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.git.Git;
import dev.omk.git.GitCall;
import dev.omk.git.GitResult;
import java.util.Arrays;

/** The text of a patch from a call of git that writes one. */
final class PatchText {
  private PatchText() {}

  /**
   * @param differs the exit code that says that there are differences
   */
  static Patch of(Git git, GitCall call, int differs) throws InterruptedException {
    GitResult result = git.attempt(call);
    if (!result.ok() && result.exit() != differs && !result.truncated()) {
      throw new OmkException(
          ErrorCode.IO, "git could not " + call.purpose() + ": " + result.firstMessage(), "");
    }
    byte[] bytes = result.stdout();
    return new Patch(
        result.truncated() ? Arrays.copyOf(bytes, lines(bytes)) : bytes, result.truncated());
  }

  // The length of the whole lines.
  private static int lines(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    return end;
  }
}
