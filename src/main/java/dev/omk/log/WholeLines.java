package dev.omk.log;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/** Cuts a stream of bytes into whole lines and hands them, filtered, on. */
final class WholeLines {
  private static final int MARKER_ROOM = 80;

  // A secret that lies across the end of the kept part must still be seen whole by the filter.
  private static final int BEYOND = 16 * 1024;

  // Shorter than the longest line, so that only a held line can be too long.
  private static final int PIECE = 64 * 1024;

  private final LogFilter filter;
  private final int maxLine;
  private final Consumer<byte[]> out;
  private byte[] pending = new byte[8192];
  private int pendingLength;
  private long dropped; // of the held line

  WholeLines(LogFilter filter, int maxLine, Consumer<byte[]> out) {
    this.filter = filter;
    this.maxLine = maxLine;
    this.out = out;
  }

  void accept(byte[] buffer, int offset, int length) {
    for (int done = 0; done < length; done += PIECE) {
      piece(buffer, offset + done, offset + Math.min(done + PIECE, length));
    }
  }

  private void piece(byte[] buffer, int offset, int end) {
    int lastNewline = lastNewline(buffer, offset, end);
    if (lastNewline < 0) {
      hold(buffer, offset, end);
      return;
    }
    int from = offset;
    if (pendingLength > 0) {
      int first = firstNewline(buffer, offset);
      hold(buffer, offset, first);
      flushPending(true);
      from = first + 1;
    }
    if (from <= lastNewline) {
      out.accept(filter.apply(Arrays.copyOfRange(buffer, from, lastNewline + 1)));
    }
    hold(buffer, lastNewline + 1, end);
  }

  void finish() {
    if (pendingLength > 0) {
      flushPending(false);
    }
  }

  private void hold(byte[] buffer, int from, int to) {
    int room = maxLine + BEYOND - pendingLength;
    int taken = Math.min(room, to - from);
    dropped += to - from - taken;
    if (pendingLength + taken > pending.length) {
      int wanted = Math.max(pendingLength + taken, 2 * pending.length);
      pending = Arrays.copyOf(pending, Math.min(wanted, maxLine + BEYOND));
    }
    System.arraycopy(buffer, from, pending, pendingLength, taken);
    pendingLength += taken;
  }

  private void flushPending(boolean newline) {
    byte[] line = Arrays.copyOf(pending, pendingLength + (newline ? 1 : 0));
    if (newline) {
      line[pendingLength] = '\n';
    }
    pendingLength = 0;
    pending = pending.length > 64 * 1024 ? new byte[8192] : pending;
    byte[] filtered = filter.apply(line);
    int length = filtered.length - (newline ? 1 : 0);
    boolean cut = dropped > 0 || length > maxLine;
    byte[] kept = cut ? cut(filtered, length, newline) : filtered;
    dropped = 0;
    out.accept(kept);
  }

  private byte[] cut(byte[] line, int length, boolean newline) {
    int kept = Math.min(length, maxLine - MARKER_ROOM);
    byte[] marker =
        " [… omk: %d bytes of this line left out]%s"
            .formatted(dropped + length - kept, newline ? "\n" : "")
            .getBytes(StandardCharsets.UTF_8);
    byte[] result = Arrays.copyOf(line, kept + marker.length);
    System.arraycopy(marker, 0, result, kept, marker.length);
    return result;
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
