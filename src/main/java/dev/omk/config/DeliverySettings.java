package dev.omk.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The {@code [delivery]} table.
 *
 * @param status whether a commit status with the proof's summary is set; null is no
 * @param checksWait how long the loop waits for the checks of a pull request; null is 30 minutes
 * @param checksPoll time between two looks at them; null is 10 seconds
 */
public record DeliverySettings(
    @Nullable Boolean status, @Nullable Duration checksWait, @Nullable Duration checksPoll) {
  private static final Duration WAIT = Duration.ofMinutes(30);
  private static final Duration POLL = Duration.ofSeconds(10);

  /** An empty table. */
  public static DeliverySettings none() {
    return new DeliverySettings(null, null, null);
  }

  DeliverySettings over(DeliverySettings lower) {
    return new DeliverySettings(
        Layers.first(status, lower.status),
        Layers.first(checksWait, lower.checksWait),
        Layers.first(checksPoll, lower.checksPoll));
  }

  /** Whether a commit status is set. */
  public boolean setsStatus() {
    return status != null && status;
  }

  /** How long checks are waited for. */
  public Duration patience() {
    return checksWait == null ? WAIT : checksWait;
  }

  /** Time between two looks at them. */
  public Duration poll() {
    return checksPoll == null ? POLL : checksPoll;
  }
}
