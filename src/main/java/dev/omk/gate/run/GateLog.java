package dev.omk.gate.run;

import dev.omk.gate.report.RunnerSummary;
import dev.omk.log.BoundedLog;
import dev.omk.log.LogFilter;
import dev.omk.log.OpenLine;
import dev.omk.process.OutputSink;
import dev.omk.text.Harmless;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The log of one gate with all its attempts, the last line for who looks on, and the end of
 * standard error. What goes wrong with the disk is thrown as {@link UncheckedIOException}, which
 * ends the gate.
 */
final class GateLog implements OutputSink, AutoCloseable {
  private static final int MAX_SHOWN = 200;
  private static final int MAX_STDERR = 4096;

  private final BoundedLog log;
  private final Consumer<String> lastLine;
  private final OpenLine openOut;
  private final OpenLine openErr;
  private String stderrEnd = "";
  private RunnerSummary summary = new RunnerSummary();
  private final OutputLines stdout = new OutputLines(() -> summary);
  private final OutputLines stderr = new OutputLines(() -> summary);

  GateLog(Path path, Supplier<LogFilter> filters, Consumer<String> lastLine) throws IOException {
    this.lastLine = lastLine;
    this.openOut = new OpenLine(filters);
    this.openErr = new OpenLine(filters);
    this.log = new BoundedLog(path, filters, this::filtered);
  }

  @Override
  public void accept(Stream stream, byte[] buffer, int offset, int length) {
    log.accept(stream, buffer, offset, length);
    log.failure()
        .ifPresent(
            failure -> {
              throw new UncheckedIOException("cannot write the log", failure);
            });
    byte[] open = (stream == Stream.STDERR ? openErr : openOut).accept(buffer, offset, length);
    show(open, 0, open.length);
  }

  /** A line of ours between attempts; what the streams hold is written first. */
  void note(String text) throws IOException {
    finishStreams();
    log.line("[omk: " + text + "]");
  }

  /** The last of standard error in this attempt, bounded. */
  String stderrEnd() {
    return stderrEnd;
  }

  @Override
  public void close() throws IOException {
    log.close();
  }

  /** Ends both streams of an attempt; the next one begins with new filters. */
  void finishStreams() throws IOException {
    log.endStreams();
    stdout.end();
    stderr.end();
  }

  /** Begins an attempt: what was said before is no word of its own. */
  void begin() {
    stderrEnd = "";
    summary = new RunnerSummary();
  }

  /** What the runners of this attempt said of their tests; ask when the streams are finished. */
  RunnerSummary summary() {
    return summary;
  }

  private void filtered(Stream stream, byte[] bytes, int offset, int length) {
    (stream == Stream.STDERR ? stderr : stdout).accept(bytes, offset, length);
    if (stream == Stream.STDERR) {
      int kept = Math.min(length, MAX_STDERR);
      String end = new String(bytes, offset + length - kept, kept, StandardCharsets.UTF_8);
      String joined = stderrEnd + end;
      stderrEnd = joined.substring(Math.max(0, joined.length() - MAX_STDERR));
    }
    show(bytes, offset, length);
  }

  private void show(byte[] bytes, int offset, int length) {
    String shown = lastLine(bytes, offset, offset + length);
    if (!shown.isEmpty()) {
      lastLine.accept(shown);
    }
  }

  /** What a terminal would show last: a carriage return alone begins a line anew. */
  private static String lastLine(byte[] bytes, int from, int to) {
    int end = to;
    while (end > from && bytes[end - 1] <= ' ' && bytes[end - 1] >= 0) {
      end--;
    }
    int start = end;
    while (start > from && !endsLine(bytes[start - 1]) && end - start < MAX_SHOWN) {
      start--;
    }
    String line = new String(bytes, start, end - start, StandardCharsets.UTF_8);
    return Harmless.withoutSequences(line).strip();
  }

  private static boolean endsLine(byte at) {
    return at == '\n' || at == '\r';
  }
}
