package dev.omk.config;

import org.jspecify.annotations.Nullable;

/**
 * The {@code [delivery]} table.
 *
 * @param status whether a commit status with the proof's summary is set; null is no
 */
public record DeliverySettings(@Nullable Boolean status) {

  /** An empty table. */
  public static DeliverySettings none() {
    return new DeliverySettings(null);
  }

  DeliverySettings over(DeliverySettings lower) {
    return new DeliverySettings(Layers.first(status, lower.status));
  }
}
