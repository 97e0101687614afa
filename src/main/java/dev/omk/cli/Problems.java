package dev.omk.cli;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import java.util.ArrayList;
import java.util.List;

/** Everything that is wrong with a command line, told at once. */
final class Problems {
  private final List<String> messages = new ArrayList<>();
  private String hint = "";
  private boolean usage;

  /** The command line itself is wrong. */
  void usage(String message, String nextStep) {
    usage = true;
    add(message, nextStep);
  }

  /** A value that can be read breaks a rule. */
  void rule(String message, String nextStep) {
    add(message, nextStep);
  }

  private void add(String message, String nextStep) {
    messages.add(message);
    hint = hint.isEmpty() ? nextStep : hint;
  }

  boolean none() {
    return messages.isEmpty();
  }

  /**
   * Ends here if there is any.
   *
   * @throws OmkException {@code USAGE} or {@code INVALID_VALUE}
   */
  void check() {
    if (!messages.isEmpty()) {
      throw new OmkException(
          usage ? ErrorCode.USAGE : ErrorCode.INVALID_VALUE, String.join("; ", messages), hint);
    }
  }
}
