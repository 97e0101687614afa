package dev.omk.gate.report;

/** A report breaks a rule; the message says which, in one line. */
public final class UnreadableReportException extends Exception {
  private static final long serialVersionUID = 1L;

  public UnreadableReportException(String message) {
    super(message.replaceAll("\\s*\\R\\s*", " "));
  }

  /** The rule that is broken; never null. */
  public String reason() {
    String message = getMessage();
    return message == null ? "unreadable" : message;
  }
}
