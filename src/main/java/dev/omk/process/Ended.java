package dev.omk.process;

import java.time.Duration;
import java.util.List;

/**
 * The facts of one run.
 *
 * @param ending how it ended
 * @param elapsed wall time from start to the end of the program itself
 * @param leftRunning processes below it that were still there when the program had ended, and that
 *     were ended; where we ended the program ourselves, those that did not go when asked
 */
public record Ended(Ending ending, Duration elapsed, List<RunningProcess> leftRunning) {
  public Ended {
    leftRunning = List.copyOf(leftRunning);
  }
}
