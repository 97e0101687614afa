package dev.omk.log;

import java.util.Arrays;
import java.util.function.Consumer;

/** Cuts a stream of bytes into whole lines and hands them, filtered, on. */
final class WholeLines {
  // Shorter than the longest line, so that only a held line can be too long.
  private static final int PIECE = 64 * 1024;

  private final LogFilter filter;
  private final Consumer<byte[]> out;
  private final HeldLine held;

  WholeLines(LogFilter filter, int maxLine, Consumer<byte[]> out) {
    this.filter = filter;
    this.out = out;
    this.held = new HeldLine(filter, maxLine);
  }

  void accept(byte[] buffer, int offset, int length) {
    for (int done = 0; done < length; done += PIECE) {
      piece(buffer, offset + done, offset + Math.min(done + PIECE, length));
    }
  }

  private void piece(byte[] buffer, int offset, int end) {
    int lastNewline = lastNewline(buffer, offset, end);
    if (lastNewline < 0) {
      held.add(buffer, offset, end);
      return;
    }
    int from = offset;
    if (!held.isEmpty()) {
      int first = firstNewline(buffer, offset);
      held.add(buffer, offset, first);
      out.accept(held.take(true));
      from = first + 1;
    }
    if (from <= lastNewline) {
      out.accept(filter.apply(Arrays.copyOfRange(buffer, from, lastNewline + 1)));
    }
    held.add(buffer, lastNewline + 1, end);
  }

  void finish() {
    if (!held.isEmpty()) {
      out.accept(held.take(false));
    }
  }

  private static int lastNewline(byte[] buffer, int from, int to) {
    for (int i = to - 1; i >= from; i--) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private static int firstNewline(byte[] buffer, int from) {
    int i = from;
    while (buffer[i] != '\n') {
      i++;
    }
    return i;
  }
}
