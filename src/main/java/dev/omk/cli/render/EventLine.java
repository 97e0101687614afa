package dev.omk.cli.render;

import dev.omk.store.Event;
import dev.omk.text.Harmless;
import dev.omk.time.Durations;
import java.time.Duration;
import java.time.Instant;

/** One event as a plain line of progress. */
public final class EventLine {
  private static final int KIND = 40;

  private EventLine() {}

  /** When after the beginning, what, and what it says. */
  public static String of(Instant begun, Event event) {
    Duration after = Duration.between(begun, event.ts());
    String words = EventSummary.words(event);
    return "* +"
        + Durations.human(after.isNegative() ? Duration.ZERO : after)
        + " "
        + Harmless.line(event.kind(), KIND).replace('_', ' ')
        + (words.isEmpty() ? "" : ": " + words);
  }
}
