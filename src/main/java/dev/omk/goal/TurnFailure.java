package dev.omk.goal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A turn that failed by what is around the work, not by the work.
 *
 * @param pass number of the pass
 * @param agent whose turn it was
 * @param cause what failed
 * @param reason one line
 * @param attempt how many turns in a row failed like this, from 1
 * @param retryAfter time until the next attempt, or null when there is none
 */
public record TurnFailure(
    int pass,
    String agent,
    Cause cause,
    String reason,
    int attempt,
    @Nullable Duration retryAfter) {

  /** What failed. */
  public enum Cause {
    /** Its program is not there, cannot be started, or does not speak as it was configured to. */
    MISSING,
    /** The service behind it is busy, broken or out of reach: HTTP 429, 5xx, no connection. */
    SERVICE,
    /** The service behind it wants other credentials, or money. */
    CREDENTIALS,
    /** It was killed, or said nothing until it was ended. */
    CRASH;

    /** Whether another attempt may help. */
    public boolean passes() {
      return this == SERVICE || this == CRASH;
    }

    /** Where a goal stands that ends with it. */
    public GoalStatus status() {
      return this == CRASH ? GoalStatus.FAILED_INFRA : GoalStatus.BLOCKED_ON_EXTERNAL;
    }
  }
}
