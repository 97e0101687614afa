package dev.omk.cli;

import dev.omk.error.ErrorCode;
import dev.omk.goal.GoalStatus;

/** The documented exit codes. */
public final class ExitCode {
  /** Done; for what judges a goal: it is ready. */
  public static final int OK = 0;

  /**
   * A value breaks a rule, something was not found, reading or writing failed, or a defect of ours.
   */
  public static final int ERROR = 1;

  /** The command line itself is wrong. */
  public static final int USAGE = 2;

  /** A gate failed or evidence is missing. */
  public static final int NOT_READY = 3;

  /** A person has to decide first. */
  public static final int BLOCKED_ON_HUMAN = 4;

  /** Something outside is missing. */
  public static final int BLOCKED_ON_EXTERNAL = 5;

  /** A budget is used up. */
  public static final int NEEDS_MORE_BUDGET = 6;

  /** The goal is paused or cancelled. */
  public static final int PAUSED_OR_CANCELLED = 7;

  /** Our own state is damaged or was tampered with. */
  public static final int DAMAGED_STATE = 8;

  /** Another controller holds the goal. */
  public static final int LEASE_HELD = 9;

  /** What was asked for is none of what this version can do. */
  public static final int NOT_AVAILABLE = 10;

  private ExitCode() {}

  /** The code of a failed command. */
  public static int of(ErrorCode code) {
    return switch (code) {
      case INVALID_VALUE, NOT_FOUND, MALFORMED_FILE, IO, INTERNAL -> ERROR;
      case USAGE -> USAGE;
      case NOT_READY -> NOT_READY;
      case BLOCKED_ON_HUMAN -> BLOCKED_ON_HUMAN;
      case BLOCKED_ON_EXTERNAL -> BLOCKED_ON_EXTERNAL;
      case NEEDS_MORE_BUDGET -> NEEDS_MORE_BUDGET;
      case PAUSED_OR_CANCELLED -> PAUSED_OR_CANCELLED;
      case DAMAGED_STATE -> DAMAGED_STATE;
      case LEASE_HELD -> LEASE_HELD;
      case NOT_AVAILABLE -> NOT_AVAILABLE;
    };
  }

  /** The code of a goal's status, for commands that judge a goal. */
  public static int of(GoalStatus status) {
    return switch (status) {
      case READY -> OK;
      case RUNNING, NOT_READY -> NOT_READY;
      case BLOCKED_ON_HUMAN -> BLOCKED_ON_HUMAN;
      case BLOCKED_ON_EXTERNAL -> BLOCKED_ON_EXTERNAL;
      case NEEDS_MORE_BUDGET -> NEEDS_MORE_BUDGET;
      case FAILED_INFRA -> ERROR;
      case PAUSED, CANCELLED -> PAUSED_OR_CANCELLED;
    };
  }

  /** The code of a status as documents spell it; 8 for a word that is none. */
  public static int ofStatus(String json) {
    for (GoalStatus status : GoalStatus.values()) {
      if (status.json().equals(json)) {
        return of(status);
      }
    }
    return DAMAGED_STATE;
  }
}
