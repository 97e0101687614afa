package dev.omk.store;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An event to be appended; the journal gives it its id, number and time.
 *
 * @param kind what happened; not blank
 * @param actor who did it
 * @param payload the facts; may be empty
 */
public record NewEvent(String kind, String actor, ObjectNode payload) {
  /** Refuses a blank kind. */
  public NewEvent {
    if (kind.isBlank()) {
      throw new IllegalArgumentException("an event needs a kind");
    }
  }
}
