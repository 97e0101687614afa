package dev.omk.gate.run;

import dev.omk.gate.report.RunnerSummary;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Cuts one stream into lines for who reads summaries of runners in them: lines that cannot be one
 * are dropped, and of a long line only the beginning is kept.
 */
final class OutputLines {
  private static final int MAX_LINE = 500;

  private final Consumer<String> reader;
  private final byte[] line = new byte[MAX_LINE];
  private int length;

  OutputLines(Consumer<String> reader) {
    this.reader = reader;
  }

  void accept(byte[] bytes, int offset, int count) {
    for (int i = offset; i < offset + count; i++) {
      if (bytes[i] == '\n') {
        end();
      } else if (length < MAX_LINE && bytes[i] != '\r') {
        line[length++] = bytes[i];
      }
    }
  }

  void end() {
    if (length > 0 && RunnerSummary.mayBe(line, length)) {
      reader.accept(new String(line, 0, length, StandardCharsets.UTF_8));
    }
    length = 0;
  }
}
