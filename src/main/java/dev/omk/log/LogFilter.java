package dev.omk.log;

import java.nio.charset.StandardCharsets;

/**
 * Takes out of output what must not be kept, before anything is written. One instance serves one
 * stream from beginning to end, so it may remember (a private key spans several lines).
 */
@FunctionalInterface
public interface LogFilter {

  /**
   * Filters whole lines.
   *
   * @param lines some lines, each with its newline; only the last one of a stream may lack it, and
   *     a line longer than the log keeps comes cut
   * @return what may be written, with as many newlines
   */
  byte[] apply(byte[] lines);

  /** A whole text as one stream; for an instance that has seen nothing yet. */
  default String text(String text) {
    return new String(apply(text.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
  }

  /** Lets everything through. */
  static LogFilter none() {
    return lines -> lines;
  }
}
