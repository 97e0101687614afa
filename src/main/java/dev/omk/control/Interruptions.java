package dev.omk.control;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.goal.NextCommand;

/** An interrupt where a checked exception cannot pass. The thread's flag is set again before. */
final class Interruptions {
  private Interruptions() {}

  static OmkException asOmk() {
    return new OmkException(
        ErrorCode.PAUSED_OR_CANCELLED, "interrupted", "go on with: " + NextCommand.goOn());
  }
}
