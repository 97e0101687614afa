package dev.omk.store;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What reading a projection gives. */
public sealed interface ProjectionReading {
  /**
   * It is ours and reflects the journal as it is.
   *
   * @param document its content, with {@code seq}, {@code journal_bytes} and {@code mac}
   */
  record Current(ObjectNode document) implements ProjectionReading {}

  /**
   * It must be rebuilt from the journal.
   *
   * @param reason why
   * @param detail one line for the user
   */
  record Unusable(Reason reason, String detail) implements ProjectionReading {}

  /** Why a projection is not used. */
  enum Reason {
    /** There is none. */
    MISSING,
    /** The journal is longer than when it was written. */
    OLDER,
    /** The journal is shorter: it lost something, or the projection is of another time. */
    NEWER,
    /** It cannot be read: not a file, too large, not JSON. */
    DAMAGED,
    /** It reads well but its mac does not fit: somebody else wrote it. */
    NOT_OURS,
    /** There is no key to check it with. */
    UNCHECKED
  }
}
