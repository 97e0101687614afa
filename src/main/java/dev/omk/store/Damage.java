package dev.omk.store;

import dev.omk.error.OmkException;

/** How damage is told. */
final class Damage {
  private Damage() {}

  static OmkException of(String goalId, JournalState.Damaged damaged) {
    return StoreFailure.damaged(
        "the journal of " + goalId + " is damaged" + damaged.where() + ": " + damaged.reason(),
        "see what is intact with: omk goal replay " + goalId);
  }
}
