package dev.omk.log;

import dev.omk.process.OutputSink;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes a program's output to a file as it comes: filtered, at most {@value #MAX_BYTES} bytes (the
 * first and the last half of a flood, with a marker between them), lines of at most {@value
 * #MAX_LINE} bytes. Both streams go to the one file, whole lines at a time. Thread-safe.
 *
 * <p>A failure to write (a full disk) is kept until {@link #close}, so that the program is still
 * drained and ended properly.
 */
public final class BoundedLog implements OutputSink, Closeable {
  /** The largest log, in bytes, without the marker. */
  public static final long MAX_BYTES = 16L * 1024 * 1024;

  /** The longest line, in bytes. */
  public static final int MAX_LINE = 1024 * 1024;

  private final HeadAndTailFile file;
  private final OutputSink reader;
  private final WholeLines stdout;
  private final WholeLines stderr;
  private @Nullable IOException failure;
  private boolean closed;

  /**
   * Creates or replaces the file.
   *
   * @param path where; its directory exists
   * @param filters makes one filter for each stream
   * @param reader sees the same filtered bytes, one call at a time; must not throw
   * @throws IOException if the file cannot be created
   */
  public BoundedLog(Path path, Supplier<LogFilter> filters, OutputSink reader) throws IOException {
    this(path, filters, reader, MAX_BYTES);
  }

  BoundedLog(Path path, Supplier<LogFilter> filters, OutputSink reader, long maxBytes)
      throws IOException {
    this.file = new HeadAndTailFile(path, maxBytes);
    this.reader = reader;
    this.stdout = new WholeLines(filters.get(), MAX_LINE, lines -> write(Stream.STDOUT, lines));
    this.stderr = new WholeLines(filters.get(), MAX_LINE, lines -> write(Stream.STDERR, lines));
  }

  @Override
  public synchronized void accept(Stream stream, byte[] buffer, int offset, int length) {
    if (closed) {
      return;
    }
    switch (stream) {
      case STDOUT -> stdout.accept(buffer, offset, length);
      case STDERR -> stderr.accept(buffer, offset, length);
    }
  }

  private void write(Stream stream, byte[] lines) {
    reader.accept(stream, lines, 0, lines.length);
    if (failure != null) {
      return;
    }
    try {
      file.write(lines);
    } catch (IOException e) {
      failure = e;
    }
  }

  /**
   * Writes what is left and finishes the file; later output is dropped.
   *
   * @throws IOException if any of it could not be written
   */
  @Override
  public synchronized void close() throws IOException {
    if (closed) {
      return;
    }
    stdout.finish();
    stderr.finish();
    closed = true;
    try {
      file.close();
    } catch (IOException e) {
      failure = failure == null ? e : failure;
    }
    if (failure != null) {
      throw failure;
    }
  }
}
