package dev.omk.store;

import java.util.List;
import java.util.Optional;

/**
 * A batch that is on the disk.
 *
 * @param events what was appended, as it reads; a {@code journal_recovered} may come first
 * @param position where the journal ends now
 * @param projectionFailure why the projections could not be written, if so
 */
public record Appended(
    List<Event> events, JournalPosition position, Optional<String> projectionFailure) {
  /** Copies the list. */
  public Appended {
    events = List.copyOf(events);
  }

  Appended withFailure(String message) {
    return new Appended(events, position, Optional.of(message));
  }
}
