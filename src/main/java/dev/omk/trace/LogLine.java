package dev.omk.trace;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.LayoutBase;
import dev.omk.secret.Redactor;
import dev.omk.text.Harmless;

/** One event as one line: when, about what, and the message, redacted before it is cut. */
final class LogLine extends LayoutBase<ILoggingEvent> {
  private static final int LONGEST = 4000;

  private final Redactor redactor;

  LogLine(Redactor redactor) {
    this.redactor = redactor;
  }

  @Override
  public String doLayout(ILoggingEvent event) {
    String name = event.getLoggerName();
    String topic = name.substring(name.lastIndexOf('.') + 1);
    String message = redactor.redact(event.getFormattedMessage());
    return event.getInstant() + " " + topic + " " + Harmless.line(message, LONGEST);
  }
}
