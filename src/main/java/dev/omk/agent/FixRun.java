package dev.omk.agent;

import java.time.Duration;

/**
 * One deterministic repair that was run.
 *
 * @param gate the gate whose {@code fix} it is
 * @param commandLine as a person would type it
 * @param end how it ended
 * @param elapsed wall time
 */
public record FixRun(String gate, String commandLine, AgentEnd end, Duration elapsed) {

  /** One line for people. */
  public String summary() {
    return gate + ": " + commandLine + ": " + end.summary();
  }
}
