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

  /** For people, as it reads after "the goal is". */
  public String words() {
    return switch (this) {
      case RUNNING, READY, NOT_READY, PAUSED, CANCELLED -> json().replace('_', ' ');
      case BLOCKED_ON_HUMAN -> "blocked on a human decision";
      case BLOCKED_ON_EXTERNAL -> "blocked on something external";
      case NEEDS_MORE_BUDGET -> "out of budget";
      case FAILED_INFRA -> "broken off by a failure around it";
    };
  }
}
