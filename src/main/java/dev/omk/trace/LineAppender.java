package dev.omk.trace;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Gives lines to standard error, and to the log of the goal; until there is one, the first of them
 * wait. Locked by its base class while a line is appended.
 */
final class LineAppender extends AppenderBase<ILoggingEvent> {
  private static final int MOST_WAITING = 1 << 20;

  private final LogLine layout;
  private final Consumer<String> shown;
  private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
  private @Nullable GoalLog log;
  private @Nullable Path directory;

  /**
   * @param shown takes the lines that nothing else shows
   */
  LineAppender(LogLine layout, Consumer<String> shown) {
    this.layout = layout;
    this.shown = shown;
  }

  @Override
  protected void append(ILoggingEvent event) {
    String line = layout.doLayout(event);
    if (!event.getLoggerName().equals(VerboseLog.name(Trace.Topic.PROGRESS))) {
      shown.accept("  " + line);
    }
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    if (log != null) {
      write(log, bytes);
    } else if (directory == null && waiting.size() + bytes.length <= MOST_WAITING) {
      waiting.writeBytes(bytes);
    }
  }

  synchronized void goal(Path goal) {
    if (goal.equals(directory)) {
      return;
    }
    close();
    directory = goal;
    try {
      log = GoalLog.open(goal);
      write(log, waiting.toByteArray());
    } catch (IOException e) {
      shown.accept("  no log file in " + goal + ": " + e.getMessage());
    }
    waiting.reset();
  }

  // A log that cannot be written is no reason to stop the work.
  private void write(GoalLog to, byte[] lines) {
    try {
      to.write(lines);
    } catch (IOException e) {
      shown.accept("  the log file ends here: " + e.getMessage());
      close();
    }
  }

  @Override
  public synchronized void stop() {
    super.stop();
    close();
  }

  private void close() {
    GoalLog open = log;
    log = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        shown.accept("  the log file could not be closed: " + e.getMessage());
      }
    }
  }
}
