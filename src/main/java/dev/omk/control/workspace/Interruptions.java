package dev.omk.control.workspace;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.goal.NextCommand;

/** An interrupt where a checked exception cannot pass. The thread's flag is set again before. */
public final class Interruptions {
  private Interruptions() {}

  /** What to throw once the thread's flag is set again. */
  public static OmkException asOmk() {
    return new OmkException(
        ErrorCode.PAUSED_OR_CANCELLED, "interrupted", "go on with: " + NextCommand.goOn());
  }
}
