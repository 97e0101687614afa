package dev.omk.store;

import java.util.ArrayList;
import java.util.List;

/**
 * A journal as read and verified.
 *
 * @param goalId whose it is
 * @param events the intact ones, in order; with damage, those before it
 * @param state what verification found
 * @param position where the intact part ends
 */
record JournalReading(
    String goalId, List<Event> events, JournalState state, JournalPosition position) {
  /** Copies the list. */
  public JournalReading {
    events = List.copyOf(events);
  }

  static JournalReading of(Journal journal, String goalId) {
    List<Event> events = new ArrayList<>();
    JournalState state = journal.scan(events::add);
    return new JournalReading(goalId, events, state, journal.position());
  }

  /** The events of a journal that is whole. */
  List<Event> orThrow() {
    state.orThrow(goalId);
    return events;
  }
}
