package dev.omk.control.workspace;

import dev.omk.goal.GoalId;

/** What marks the processes that work for a goal, so that what is left of them can be found. */
public final class WorkToken {
  private WorkToken() {}

  /** The beginning of the token of every process that works for a goal. */
  public static String of(GoalId id) {
    return id.value() + ".";
  }
}
