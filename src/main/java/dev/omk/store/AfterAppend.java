package dev.omk.store;

/**
 * Runs after a batch is acknowledged and before the lock is given back: the time for projections.
 */
@FunctionalInterface
public interface AfterAppend {
  /** Does nothing. */
  static AfterAppend nothing() {
    return appended -> {};
  }

  /**
   * Writes projections. When it throws an {@link dev.omk.error.OmkException}, the events stay
   * appended and the message is in {@link Appended#projectionFailure}: projections can be rebuilt.
   */
  void appended(Appended appended);
}
