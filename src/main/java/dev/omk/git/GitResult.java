package dev.omk.git;

import java.nio.charset.StandardCharsets;

/**
 * What a call of git gave.
 *
 * @param exit its exit code
 * @param stdout what it wrote, cut at the call's limit
 * @param stderr its messages
 * @param truncated whether {@code stdout} is not all of it
 */
public record GitResult(int exit, byte[] stdout, String stderr, boolean truncated) {

  /** Whether it exited with 0. */
  public boolean ok() {
    return exit == 0;
  }

  /** The output as UTF-8 without the line break at its end. */
  public String line() {
    return new String(stdout, StandardCharsets.UTF_8).stripTrailing();
  }

  /** The first line of its messages, preferring one that says {@code fatal} or {@code error}. */
  public String firstMessage() {
    return stderr
        .lines()
        .filter(line -> line.startsWith("fatal: ") || line.startsWith("error: "))
        .findFirst()
        .or(() -> stderr.lines().findFirst())
        .orElse("exit " + exit);
  }
}
