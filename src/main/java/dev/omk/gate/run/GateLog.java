package dev.omk.gate.run;

import dev.omk.gate.report.PlainText;
import dev.omk.process.OutputSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * The log of one gate: takes both streams as they come, filtered, bounded, in one file. What goes
 * wrong with the disk is thrown as {@link UncheckedIOException}, which ends the gate.
 */
final class GateLog implements OutputSink, AutoCloseable {
  /** The most that is kept of a gate's output, in bytes. */
  static final long MAX_BYTES = 16L * 1024 * 1024;

  private static final int MAX_SHOWN = 200;
  private static final int MAX_STDERR = 4096;

  private final BoundedLogFile file;
  private final LogFilter filter;
  private final Consumer<String> lastLine;
  private LogLines outLines;
  private LogLines errLines;
  private LogFilter.Stream out;
  private LogFilter.Stream err;
  private String stderrEnd = "";

  GateLog(Path path, LogFilter filter, Consumer<String> lastLine) throws IOException {
    this.file = new BoundedLogFile(path, MAX_BYTES);
    this.filter = filter;
    this.lastLine = lastLine;
    this.outLines = new LogLines(file);
    this.errLines = new LogLines(file);
    this.out = filter.newStream();
    this.err = filter.newStream();
  }

  @Override
  public void accept(Stream stream, byte[] buffer, int offset, int length) {
    try {
      switch (stream) {
        case STDOUT -> write(outLines, out.accept(buffer, offset, length));
        case STDERR -> writeError(err.accept(buffer, offset, length));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the log", e);
    }
  }

  /** A line of ours between attempts; what the streams hold is written first. */
  void note(String text) throws IOException {
    finishStreams();
    byte[] line = ("[omk: " + text + "]\n").getBytes(StandardCharsets.UTF_8);
    file.write(line, 0, line.length);
  }

  /** The last of standard error in this attempt, bounded. */
  String stderrEnd() {
    return stderrEnd;
  }

  @Override
  public void close() throws IOException {
    try (file) {
      finishStreams();
    }
  }

  /** Ends both streams of an attempt; the next one begins with new filters. */
  void finishStreams() throws IOException {
    write(outLines, out.finish());
    writeError(err.finish());
    outLines.finish();
    errLines.finish();
    outLines = new LogLines(file);
    errLines = new LogLines(file);
    out = filter.newStream();
    err = filter.newStream();
  }

  void forgetStderr() {
    stderrEnd = "";
  }

  private void writeError(byte[] bytes) throws IOException {
    if (bytes.length > 0) {
      int start = Math.max(0, bytes.length - MAX_STDERR);
      String end = new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
      String joined = stderrEnd + end;
      stderrEnd = joined.substring(Math.max(0, joined.length() - MAX_STDERR));
    }
    write(errLines, bytes);
  }

  private void write(LogLines lines, byte[] bytes) throws IOException {
    if (bytes.length > 0) {
      lines.write(bytes);
      String shown = lastWholeLine(bytes);
      if (!shown.isEmpty()) {
        lastLine.accept(shown);
      }
    }
  }

  private static String lastWholeLine(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    while (end > 0 && bytes[end - 1] <= ' ' && bytes[end - 1] >= 0) {
      end--;
    }
    int start = end;
    while (start > 0 && bytes[start - 1] != '\n' && end - start < MAX_SHOWN) {
      start--;
    }
    return PlainText.of(new String(bytes, start, end - start, StandardCharsets.UTF_8)).strip();
  }
}
