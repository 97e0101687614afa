package dev.omk.cli;

import dev.omk.process.CallerEnvironment;
import dev.omk.process.TerminalSize;
import java.util.Optional;

/** What is known of the terminal. */
final class Terminal {
  private static final int USUAL = 80;
  private static final int ROWS = 24;
  private static final int NARROWEST_HELP = 60;
  private static final int WIDEST_HELP = 99;

  // The launcher asks the terminal: a shell can do that at once, a JVM cannot.
  private static final String REAL = "omk.columns";

  private Terminal() {}

  /** Whether standard error is a terminal that lines can be kept on. */
  static boolean keepsLines(CallerEnvironment environment) {
    return Streams.errIsTerminal()
        && !environment.get("TERM").orElse("dumb").equals("dumb")
        && environment.get("CI").orElse("").isEmpty();
  }

  /** How large the terminal behind standard error is now. */
  static TerminalSize size(CallerEnvironment environment) {
    Optional<Integer> told = told(environment);
    TerminalSize now = TerminalSize.of(2).orElse(new TerminalSize(real(), ROWS));
    return new TerminalSize(told.orElse(now.columns()), now.rows());
  }

  /** Its columns; nothing when standard output is none. */
  static Optional<Integer> width(CallerEnvironment environment) {
    Optional<Integer> told = told(environment);
    return told.isPresent() || !Streams.outIsTerminal() ? told : Optional.of(real());
  }

  /**
   * The same for what is read and not cut: only a terminal has it, for programs look for whole
   * lines.
   */
  static Optional<Integer> reading(CallerEnvironment environment) {
    return Streams.outIsTerminal() ? width(environment) : Optional.empty();
  }

  /** How wide help may be: as the terminal is, so far as that can be read. */
  static int help(CallerEnvironment environment) {
    return Math.clamp(width(environment).orElse(USUAL), NARROWEST_HELP, WIDEST_HELP);
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
