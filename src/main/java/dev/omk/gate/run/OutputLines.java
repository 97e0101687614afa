package dev.omk.gate.run;

import dev.omk.gate.report.RunnerSummary;
import dev.omk.gate.report.TellingBytes;
import dev.omk.text.Harmless;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * Cuts one stream into lines for who reads summaries of runners in them: lines that cannot be one
 * are dropped, most of them without being looked at one by one, and of a long line only the
 * beginning is kept.
 */
final class OutputLines {
  private static final int MAX_LINE = 500;

  private final Supplier<RunnerSummary> reader;
  private final byte[] line = new byte[MAX_LINE];
  private int length;
  private boolean open;

  /**
   * @param reader who reads at the moment
   */
  OutputLines(Supplier<RunnerSummary> reader) {
    this.reader = reader;
  }

  void accept(byte[] bytes, int offset, int count) {
    int to = offset + count;
    int from = offset;
    while (from < to) {
      if (!open && !reader.get().wantsAll()) {
        from = nextTelling(bytes, from, to);
      }
      from = rest(bytes, from, to);
    }
  }

  /** The start of the next line that may say something, or of the one that is not whole yet. */
  private static int nextTelling(byte[] bytes, int from, int to) {
    int hit = TellingBytes.first(bytes, from, to);
    int start = hit < 0 ? to : hit;
    while (start > from && bytes[start - 1] != '\n') {
      start--;
    }
    return start;
  }

  /** Keeps the rest of a line; where the next one begins. */
  private int rest(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && bytes[at] != '\n') {
      open = true;
      if (length < MAX_LINE && bytes[at] != '\r') {
        line[length++] = bytes[at];
      }
      at++;
    }
    if (at < to) {
      end();
    }
    return at + 1;
  }

  void end() {
    RunnerSummary summary = reader.get();
    if (length > 0 && summary.wants(line, length)) {
      String text = new String(line, 0, length, StandardCharsets.UTF_8);
      summary.line(Harmless.withoutSequences(text));
    }
    length = 0;
    open = false;
  }
}
