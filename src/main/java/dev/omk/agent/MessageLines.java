package dev.omk.agent;

import java.util.Arrays;
import java.util.function.Consumer;

/** Cuts a stream of bytes into lines. A line that is too long is left out. */
public final class MessageLines {
  private static final int FIRST = 8 * 1024;

  private final int maxBytes;
  private final Consumer<byte[]> line;
  private final Runnable tooLong;
  private byte[] held = new byte[FIRST];
  private int length;
  private boolean skipping;

  /**
   * Nothing yet.
   *
   * @param maxBytes the longest line
   * @param line takes each line that is not empty, without its end
   * @param tooLong is told of each line that was left out
   */
  public MessageLines(int maxBytes, Consumer<byte[]> line, Runnable tooLong) {
    this.maxBytes = maxBytes;
    this.line = line;
    this.tooLong = tooLong;
  }

  /** Takes the next bytes. */
  public void accept(byte[] buffer, int offset, int count) {
    int from = offset;
    for (int i = offset; i < offset + count; i++) {
      if (buffer[i] == '\n') {
        hold(buffer, from, i);
        finish();
        from = i + 1;
      }
    }
    hold(buffer, from, offset + count);
  }

  private void hold(byte[] buffer, int from, int to) {
    int more = to - from;
    if (skipping || more == 0) {
      return;
    }
    if (length + more > maxBytes) {
      skipping = true;
      tooLong.run();
      return;
    }
    if (length + more > held.length) {
      held = Arrays.copyOf(held, Math.min(maxBytes, Math.max(length + more, 2 * held.length)));
    }
    System.arraycopy(buffer, from, held, length, more);
    length += more;
  }

  /** The end of a line, or of everything. */
  public void finish() {
    int end = length > 0 && held[length - 1] == '\r' ? length - 1 : length;
    byte[] whole = skipping ? new byte[0] : Arrays.copyOf(held, end);
    skipping = false;
    length = 0;
    held = held.length > 16 * FIRST ? new byte[FIRST] : held;
    if (whole.length > 0) {
      line.accept(whole);
    }
  }
}
