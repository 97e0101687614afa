package dev.omk.cli;

import dev.omk.process.CallerEnvironment;

/**
 * Whether to use colours: the flag, then the conventions of no-color.org and of CLICOLOR_FORCE,
 * then whether there is a terminal that shows them and a person who sees them.
 */
final class Colours {
  private Colours() {}

  /**
   * Decides.
   *
   * @param when {@code auto}, {@code always} or {@code never}
   * @param terminal whether standard output is one
   */
  static boolean wanted(String when, CallerEnvironment environment, boolean terminal) {
    if (!when.equals("auto")) {
      return when.equals("always");
    }
    if (set(environment, "NO_COLOR")) {
      return false;
    }
    if (set(environment, "CLICOLOR_FORCE") && !is(environment, "CLICOLOR_FORCE", "0")) {
      return true;
    }
    return terminal && !is(environment, "TERM", "dumb") && !set(environment, "CI");
  }

  private static boolean set(CallerEnvironment environment, String name) {
    return !environment.get(name).orElse("").isEmpty();
  }

  private static boolean is(CallerEnvironment environment, String name, String value) {
    return environment.get(name).orElse("").equals(value);
  }
}
