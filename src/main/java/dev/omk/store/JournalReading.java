package dev.omk.store;

import java.util.List;

/**
 * A journal as read and verified.
 *
 * @param goalId whose it is
 * @param events the intact ones, in order; with damage, those before it
 * @param state what verification found
 * @param macsChecked false without the key: then only the chain was verified, not who wrote it
 * @param position where the intact part ends
 */
public record JournalReading(
    String goalId,
    List<Event> events,
    JournalState state,
    boolean macsChecked,
    JournalPosition position) {
  /** Copies the list. */
  public JournalReading {
    events = List.copyOf(events);
  }

  /**
   * The events of a journal that is whole.
   *
   * @throws dev.omk.error.OmkException with code {@code DAMAGED_STATE} if it is not
   */
  public List<Event> orThrow() {
    return switch (state) {
      case JournalState.Intact intact -> events;
      case JournalState.Recovered recovered -> events;
      case JournalState.Damaged damaged -> throw Damage.of(goalId, damaged);
    };
  }
}
