package dev.omk.store;

/** What verification found. */
public sealed interface JournalState {
  /** Everything holds. */
  record Intact() implements JournalState {}

  /**
   * Makes sure that a journal is whole, but for a torn end.
   *
   * @param goalId whose it is
   * @throws dev.omk.error.OmkException {@code DAMAGED_STATE} if it is not
   */
  default void orThrow(String goalId) {
    if (this instanceof Damaged damaged) {
      throw Damage.of(goalId, damaged);
    }
  }

  /**
   * The last line was torn, by a crash while it was written; nobody was told that it was there.
   *
   * @param reason one line for the user
   * @param droppedBytes how long the torn piece is
   */
  record Recovered(String reason, long droppedBytes) implements JournalState {}

  /**
   * The journal was changed or lost something that was acknowledged.
   *
   * @param line the first line that does not hold, from 1; 0 if it is the head
   * @param reason what does not hold
   */
  record Damaged(long line, String reason) implements JournalState {
    /** Where, as the end of a sentence; empty if it is not a line that is damaged. */
    public String where() {
      return line == 0 ? "" : " at line " + line;
    }
  }
}
