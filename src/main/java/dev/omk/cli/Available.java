package dev.omk.cli;

import dev.omk.goal.Settings;

/** What the loop can do today. Settings that it would have to ignore are refused instead. */
final class Available {
  private Available() {}

  /**
   * Checks the settings of a goal before its loop begins.
   *
   * @throws dev.omk.error.OmkException {@code NOT_AVAILABLE} for the first one that is not there
   */
  static void require(Settings settings) {
    if (settings.sliceExecution()) {
      throw Call.notAvailable("--slice-execution with --until-ready", "leave it out");
    }
    if (!settings.deliveryPolicy().equals("local")) {
      throw Call.notAvailable(
          "--policy " + settings.deliveryPolicy() + " with --until-ready", "use --policy local");
    }
    if (!settings.mergePolicy().equals("disabled")) {
      throw Call.notAvailable(
          "--merge-policy " + settings.mergePolicy() + " with --until-ready",
          "use --merge-policy disabled");
    }
    if (settings.reviewer() != null) {
      throw Call.notAvailable("--reviewer with --until-ready", "leave it out");
    }
  }
}
