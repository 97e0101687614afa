package dev.omk.legacy;

import dev.omk.store.Event;
import java.util.List;

/**
 * The journal of omk 0.5.0 as far as it can be read.
 *
 * @param events in the order of the file; their {@code seq} is 0, for it had none
 * @param duplicates lines left out because their id was there before
 * @param failures lines left out because they cannot be read or are of no known kind
 */
public record OldEvents(List<Event> events, int duplicates, int failures) {
  static final OldEvents NONE = new OldEvents(List.of(), 0, 0);

  public OldEvents {
    events = List.copyOf(events);
  }
}
