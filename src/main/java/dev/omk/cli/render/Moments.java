package dev.omk.cli.render;

import dev.omk.time.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Points in time for people: to the second. */
final class Moments {
  private Moments() {}

  /** For instance {@code 2026-11-22 13:50:40 UTC}. */
  static String of(Instant instant) {
    String iso = instant.truncatedTo(ChronoUnit.SECONDS).toString();
    return iso.replace('T', ' ').replace("Z", " UTC");
  }

  /** For instance {@code 2026-11-22 13:50 UTC}. */
  static String toTheMinute(Instant instant) {
    return of(instant).replaceFirst(":[0-9]{2} UTC$", " UTC");
  }

  /** How long ago. */
  static String age(Instant then, Instant now) {
    Duration age = Duration.between(then, now);
    return age.isNegative() || age.toSeconds() == 0
        ? "just now"
        : Durations.human(Duration.ofSeconds(age.toSeconds())) + " ago";
  }
}
