package dev.omk.error;

import org.jspecify.annotations.Nullable;

/**
 * Something that a user can cause or mend went wrong: a code, one line that says what and where,
 * and what to do next. Never shown with a stack trace.
 */
public final class OmkException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final String nextStep;

  /**
   * @param code the stable code
   * @param message one line: what failed, and where
   * @param nextStep what to do now; empty when the message says it
   */
  public OmkException(ErrorCode code, String message, String nextStep) {
    this(code, message, nextStep, null);
  }

  /** The same with the failure beneath it, which only the verbose log shows. */
  public OmkException(ErrorCode code, String message, String nextStep, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
    this.nextStep = nextStep;
  }

  /** The stable code. */
  public ErrorCode code() {
    return code;
  }

  /** What to do now; may be empty. */
  public String nextStep() {
    return nextStep;
  }

  /** The one line of the error; never null. */
  public String line() {
    String message = getMessage();
    return message == null ? code.json() : message;
  }
}
