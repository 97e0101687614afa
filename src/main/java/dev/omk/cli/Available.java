package dev.omk.cli;

import dev.omk.goal.Settings;

/**
 * What a goal can be worked on with today. Settings that would have to be ignored are refused
 * instead, when the goal is made: later it would be a dead end.
 */
final class Available {
  private Available() {}

  /** Notes each setting that is not there. */
  static void check(Settings settings, Problems problems) {
    if (settings.sliceExecution()) {
      problems.notAvailable("--slice-execution", "leave it out");
    }
  }

  /**
   * The same for a goal that exists.
   *
   * @throws dev.omk.error.OmkException {@code NOT_AVAILABLE}
   */
  static void require(Settings settings) {
    Problems problems = new Problems();
    check(settings, problems);
    problems.check();
  }
}
