package dev.omk.gate.run;

import java.util.Locale;

/** Names of log files: the number makes them unique, also where case does not count. */
final class LogNames {
  private static final int MAX_NAME = 40;

  private LogNames() {}

  /** For instance {@code gate-01-unit-tests.log}; {@code number} counts from 1. */
  static String of(int number, String gate) {
    String safe =
        gate.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    String bounded = safe.length() > MAX_NAME ? safe.substring(0, MAX_NAME) : safe;
    return bounded.isEmpty()
        ? "gate-%02d.log".formatted(number)
        : "gate-%02d-%s.log".formatted(number, bounded);
  }
}
