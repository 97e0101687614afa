package dev.omk.goal;

import java.util.Locale;

/** Where a goal stands. The words are those of omk 0.5.0. */
public enum GoalStatus {
  RUNNING,
  READY,
  NOT_READY,
  BLOCKED_ON_HUMAN,
  BLOCKED_ON_EXTERNAL,
  NEEDS_MORE_BUDGET,
  FAILED_INFRA,
  PAUSED,
  CANCELLED;

  /** The word for documents. */
  public String json() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The word for people: blanks in place of underscores. */
  public String words() {
    return json().replace('_', ' ');
  }
}
