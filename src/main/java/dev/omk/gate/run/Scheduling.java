package dev.omk.gate.run;

import java.time.Duration;
import java.util.Map;

/**
 * How a run is ordered.
 *
 * @param failFast start no further gate after one that decides readiness did not pass
 * @param keepGoing run a gate also when what it needs did not pass
 * @param expected how long gates took before, by name: the longest way to the end starts first
 */
public record Scheduling(boolean failFast, boolean keepGoing, Map<String, Duration> expected) {
  /** Everything runs that can; nothing is known of durations. */
  public static final Scheduling PLAIN = new Scheduling(false, false, Map.of());

  public Scheduling {
    expected = Map.copyOf(expected);
  }
}
