package dev.omk.trace;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import dev.omk.secret.Redactor;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;

/** The log itself. */
public final class VerboseLog implements Trace, AutoCloseable {
  private final LoggerContext context = new LoggerContext();
  private final LineAppender appender;

  /**
   * Begins to log.
   *
   * @param redactor of every line
   * @param shown takes the lines for standard error
   */
  public VerboseLog(Redactor redactor, Consumer<String> shown) {
    LogLine layout = new LogLine(redactor);
    layout.setContext(context);
    layout.start();
    appender = new LineAppender(layout, shown);
    appender.setContext(context);
    appender.start();
    ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.DEBUG);
    root.addAppender(appender);
  }

  /** The name of a topic's logger. */
  static String name(Topic topic) {
    return "omk." + topic.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public void note(Topic topic, Supplier<String> line) {
    Logger logger = context.getLogger(name(topic));
    if (logger.isDebugEnabled()) {
      logger.debug("{}", line.get());
    }
  }

  @Override
  public void goal(Path directory) {
    appender.goal(directory);
  }

  @Override
  public void close() {
    context.stop();
  }
}
