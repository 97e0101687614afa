package dev.omk.gate;

/**
 * One thing that a gate complains about, with its place where that is known.
 *
 * @param level how bad it is
 * @param rule of a linter, or empty
 * @param message one line
 * @param file relative to the work tree, with slashes; empty when unknown
 * @param line from 1, 0 when unknown
 */
public record GateFinding(Level level, String rule, String message, String file, int line) {

  /** The most that are kept of one output or one report. */
  public static final int MOST = 1000;

  /** The levels of SARIF that say something. */
  public enum Level {
    ERROR,
    WARNING,
    NOTE
  }

  /** The same at another place. */
  public GateFinding at(String otherFile, int otherLine) {
    return new GateFinding(level, rule, message, otherFile, otherLine);
  }

  /** {@code path:line: rule: message}, without what is unknown. */
  public String text() {
    String place = file.isEmpty() ? "" : line > 0 ? file + ":" + line + ": " : file + ": ";
    return place + (rule.isEmpty() ? "" : rule + ": ") + message;
  }
}
