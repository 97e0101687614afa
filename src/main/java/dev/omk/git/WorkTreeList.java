package dev.omk.git;

import java.util.concurrent.TimeUnit;

/**
 * Asks git for what all work trees of a repository have to do with. While another process makes or
 * removes one, git finds half of it and fails; a moment later it does not.
 */
public final class WorkTreeList {
  private static final int ATTEMPTS = 20;
  private static final int PAUSE_MS = 25;

  private WorkTreeList() {}

  /** Runs a call that reads or changes the list of work trees, and must succeed. */
  public static GitResult of(Git git, GitCall call) throws InterruptedException {
    for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
      GitResult result = git.attempt(call);
      if (result.ok()) {
        return result;
      }
      if (!result.stderr().contains("/worktrees/")) {
        break;
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
    }
    return git.run(call);
  }
}
