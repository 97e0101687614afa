package dev.omk.gate.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Puts one stream of a gate into its log by whole lines, so that two streams do not tear each
 * other's lines, and cuts lines that are too long. A line without end is held back up to a bound.
 */
final class LogLines {
  private static final int MAX_LINE = 1024 * 1024;
  private static final int MAX_HELD = 16 * 1024;

  private final BoundedLogFile file;
  private final ByteArrayOutputStream held = new ByteArrayOutputStream();
  private int lineLength;
  private long cut;

  LogLines(BoundedLogFile file) {
    this.file = file;
  }

  void write(byte[] bytes) throws IOException {
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        part(bytes, start, i - start);
        endLine();
        start = i + 1;
      }
    }
    if (start > 0) {
      flush();
    }
    part(bytes, start, bytes.length - start);
    if (held.size() > MAX_HELD) {
      flush();
    }
  }

  /** Ends a last line that has no end. */
  void finish() throws IOException {
    if (lineLength > 0 || cut > 0) {
      endLine();
    }
    flush();
  }

  private void part(byte[] bytes, int offset, int length) {
    int room = Math.min(length, MAX_LINE - lineLength);
    held.write(bytes, offset, room);
    lineLength += room;
    cut += length - room;
  }

  private void endLine() {
    if (cut > 0) {
      held.writeBytes(
          " [omk: %d bytes of this line left out]".formatted(cut).getBytes(StandardCharsets.UTF_8));
    }
    held.write('\n');
    lineLength = 0;
    cut = 0;
  }

  private void flush() throws IOException {
    file.write(held.toByteArray(), 0, held.size());
    held.reset();
  }
}
