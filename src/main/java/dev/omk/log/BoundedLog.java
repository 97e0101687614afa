package dev.omk.log;

import dev.omk.process.OutputSink;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes a program's output to a file as it comes: filtered, at most {@value #MAX_BYTES} bytes (the
 * first and the last half of a flood, with a marker between them), lines of at most {@value
 * #MAX_LINE} bytes. Both streams go to the one file, whole lines at a time. Thread-safe.
 *
 * <p>A failure to write (a full disk) is kept until {@link #endStreams} or {@link #close}, so that
 * the program is still drained and ended properly; who would rather end it asks {@link #failure}.
 */
public final class BoundedLog implements OutputSink, Closeable {
  /** The largest log, in bytes, with the marker. */
  public static final long MAX_BYTES = 16L * 1024 * 1024;

  /** The longest line, in bytes. */
  public static final int MAX_LINE = 1024 * 1024;

  private final HeadAndTailFile file;
  private final OutputSink reader;
  private final Supplier<LogFilter> filters;
  private WholeLines stdout;
  private WholeLines stderr;
  private boolean lineOpen;
  private @Nullable IOException failure;
  private boolean closed;

  /**
   * Creates or replaces the file.
   *
   * @param path where; its directory exists
   * @param filters makes one filter for each stream
   * @param reader sees the same filtered bytes, one call at a time; must not throw
   * @throws IOException if the file cannot be created, or is a link
   */
  public BoundedLog(Path path, Supplier<LogFilter> filters, OutputSink reader) throws IOException {
    this(path, filters, reader, MAX_BYTES);
  }

  BoundedLog(Path path, Supplier<LogFilter> filters, OutputSink reader, long maxBytes)
      throws IOException {
    this.file = new HeadAndTailFile(path, maxBytes);
    this.reader = reader;
    this.filters = filters;
    this.stdout = lines(filters, Stream.STDOUT);
    this.stderr = lines(filters, Stream.STDERR);
  }

  private WholeLines lines(Supplier<LogFilter> filters, Stream stream) {
    return new WholeLines(filters.get(), MAX_LINE, lines -> write(stream, lines));
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
    if (lines.length > 0) {
      reader.accept(stream, lines, 0, lines.length);
      closeLine();
      write(lines);
    }
  }

  private void write(byte[] lines) {
    if (failure != null) {
      return;
    }
    try {
      file.write(lines);
      lineOpen = lines[lines.length - 1] != '\n';
    } catch (IOException e) {
      failure = e;
    }
  }

  /** Why nothing is written any more, if that is so. */
  public synchronized Optional<IOException> failure() {
    return Optional.ofNullable(failure);
  }

  /**
   * Writes what both streams hold back; what comes now is filtered as new streams.
   *
   * @throws IOException if anything up to here could not be written
   */
  public synchronized void endStreams() throws IOException {
    finishStreams();
    stdout = lines(filters, Stream.STDOUT);
    stderr = lines(filters, Stream.STDERR);
    throwFailure();
  }

  private void finishStreams() {
    stdout.finish();
    stderr.finish();
  }

  // The last line of one stream and what follows it stay two lines.
  private void closeLine() {
    if (lineOpen) {
      write(new byte[] {'\n'});
    }
  }

  /**
   * A line of our own between two streams; neither filtered nor shown to the reader.
   *
   * @throws IOException if anything up to here could not be written
   */
  public synchronized void line(String text) throws IOException {
    closeLine();
    write((text + "\n").getBytes(StandardCharsets.UTF_8));
    throwFailure();
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
    try {
      finishStreams();
    } finally {
      closed = true;
      closeFile();
    }
    throwFailure();
  }

  private void closeFile() {
    try {
      file.close();
    } catch (IOException e) {
      failure = failure == null ? e : failure;
    }
  }

  // A new one each time: an exception cannot be suppressed by itself.
  private void throwFailure() throws IOException {
    if (failure != null) {
      throw new IOException("cannot write the log: " + failure.getMessage(), failure);
    }
  }
}
