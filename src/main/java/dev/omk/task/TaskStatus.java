package dev.omk.task;

import java.util.Locale;

/** Where a task stands. */
public enum TaskStatus {
  PENDING,
  RUNNING,
  /** It failed, or what it needs is missing. */
  BLOCKED,
  DONE;

  /** The word for documents. */
  public String json() {
    return name().toLowerCase(Locale.ROOT);
  }
}
