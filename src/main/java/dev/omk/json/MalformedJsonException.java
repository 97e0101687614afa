package dev.omk.json;

import java.io.IOException;

/** A document is not the JSON that was expected. Its message is one line. */
public final class MalformedJsonException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Says in one line what is wrong. */
  public MalformedJsonException(String message) {
    super(message);
  }
}
