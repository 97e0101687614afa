package dev.omk.cli;

import dev.omk.process.CallerEnvironment;
import java.util.Optional;

/** What is known of the terminal. */
final class Terminal {
  private static final int USUAL = 80;

  // The launcher asks the terminal: a shell can do that at once, a JVM cannot.
  private static final String REAL = "omk.columns";

  private Terminal() {}

  /** What to keep live lines with, where standard error is a terminal that shows them. */
  static Optional<LiveLines> live(Streams streams, CallerEnvironment environment) {
    boolean shows =
        Streams.errIsTerminal()
            && !environment.get("TERM").orElse("dumb").equals("dumb")
            && environment.get("CI").orElse("").isEmpty();
    return shows
        ? Optional.of(new LiveLines(streams, told(environment).orElse(real())))
        : Optional.empty();
  }

  /** Its columns; nothing when standard output is none. */
  static Optional<Integer> width(CallerEnvironment environment) {
    Optional<Integer> told = told(environment);
    return told.isPresent() || !Streams.outIsTerminal() ? told : Optional.of(real());
  }

  private static Optional<Integer> told(CallerEnvironment environment) {
    return environment
        .get("COLUMNS")
        .filter(text -> text.matches("[1-9][0-9]{1,3}"))
        .map(Integer::valueOf);
  }

  private static int real() {
    int real = Integer.getInteger(REAL, 0);
    return real > 0 ? real : USUAL;
  }
}
