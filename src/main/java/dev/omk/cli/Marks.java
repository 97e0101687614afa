package dev.omk.cli;

import dev.omk.process.CallerEnvironment;
import java.util.List;
import java.util.Locale;

/**
 * Whether marks beyond ASCII can be shown: not in a locale that has another encoding than UTF-8,
 * nor on the consoles of old. Without any locale they can: then nobody said otherwise.
 */
final class Marks {
  private static final List<String> PLAIN_TERMINALS =
      List.of("dumb", "linux", "vt52", "vt100", "vt102", "vt220", "ansi", "cons25");

  private Marks() {}

  /**
   * Decides, by POSIX's order of {@code LC_ALL}, {@code LC_CTYPE} and {@code LANG}.
   *
   * @param terminal whether standard output is one
   */
  static boolean shown(CallerEnvironment environment, boolean terminal) {
    if (terminal && PLAIN_TERMINALS.contains(environment.get("TERM").orElse(""))) {
      return false;
    }
    for (String name : List.of("LC_ALL", "LC_CTYPE", "LANG")) {
      String value = environment.get(name).orElse("").toLowerCase(Locale.ROOT);
      if (!value.isEmpty()) {
        return value.contains("utf-8") || value.contains("utf8");
      }
    }
    return true;
  }
}
