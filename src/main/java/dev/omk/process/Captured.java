package dev.omk.process;

import java.nio.charset.StandardCharsets;

/**
 * What a short program printed.
 *
 * @param ending how it ended
 * @param stdout the head of its standard output; not copied, do not change it
 * @param stderr the head of its standard error; not copied, do not change it
 * @param truncated whether either stream was longer than the limit and lost its tail
 */
public record Captured(Ending ending, byte[] stdout, byte[] stderr, boolean truncated) {

  /** Whether it ran to its end and exited with 0. */
  public boolean ok() {
    return ending instanceof Ending.Exited(int code) && code == 0;
  }

  /** Standard output as UTF-8; what is not UTF-8 becomes U+FFFD. */
  public String out() {
    return new String(stdout, StandardCharsets.UTF_8);
  }

  /** Standard error as UTF-8; what is not UTF-8 becomes U+FFFD. */
  public String err() {
    return new String(stderr, StandardCharsets.UTF_8);
  }
}
