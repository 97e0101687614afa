package dev.omk.cli;

import dev.omk.process.CallerEnvironment;
import java.util.Optional;

/** What is known of the terminal. */
final class Terminal {
  private static final int USUAL = 80;

  // The launcher asks the terminal: a shell can do that at once, a JVM cannot.
  private static final String REAL = "omk.columns";

  private Terminal() {}

  /** Its columns; nothing when standard output is none. */
  static Optional<Integer> width(CallerEnvironment environment) {
    Optional<Integer> told =
        environment
            .get("COLUMNS")
            .filter(text -> text.matches("[1-9][0-9]{1,3}"))
            .map(Integer::valueOf);
    if (told.isPresent() || !Streams.outIsTerminal()) {
      return told;
    }
    int real = Integer.getInteger(REAL, 0);
    return Optional.of(real > 0 ? real : USUAL);
  }
}
