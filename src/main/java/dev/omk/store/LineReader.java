package dev.omk.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/** Reads lines of a file from a position on, in one growing buffer of bounded size. */
public final class LineReader {
  private static final int CHUNK = 256 * 1024;
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long NEWLINES = '\n' * ONES;

  private final FileChannel channel;
  private final int maxLine;
  private byte[] buffer = new byte[CHUNK];
  private ByteBuffer eights = eights(buffer);
  // The current line is buffer[from, to); bytes read but not yet looked at are buffer[next,
  // filled).
  private int from;
  private int to;
  private int next;
  private int filled;
  private long nextOffset;
  private long lineStart;
  private boolean terminated;
  private boolean tooLong;

  /**
   * Reads from a position on.
   *
   * @param maxLine of a longer line only the end is kept
   */
  public LineReader(FileChannel channel, long start, int maxLine) {
    this.channel = channel;
    this.maxLine = maxLine;
    this.nextOffset = start;
  }

  private static ByteBuffer eights(byte[] buffer) {
    return ByteBuffer.wrap(buffer).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Moves to the next line; false at the end of the file. */
  public boolean next() throws IOException {
    from = next;
    lineStart = nextOffset;
    tooLong = false;
    int scanned = next;
    while (true) {
      int newline = indexOfNewline(scanned);
      if (newline >= 0) {
        return line(newline, true);
      }
      if (filled - from > maxLine) {
        // The rest of an absurd line is counted, not kept.
        tooLong = true;
        nextOffset += filled - from;
        filled = from;
      }
      scanned = fill();
      if (scanned < 0) {
        return (filled > from || tooLong) && line(filled, false);
      }
    }
  }

  private boolean line(int end, boolean newline) {
    to = end;
    terminated = newline;
    next = newline ? end + 1 : end;
    nextOffset += next - from;
    return true;
  }

  // Eight bytes at a time: a byte that is a newline is 0 after the first step, and the only kind
  // whose highest bit is set after the second, up to the first of them.
  private int indexOfNewline(int start) {
    int i = start;
    for (; i + Long.BYTES <= filled; i += Long.BYTES) {
      long bytes = eights.getLong(i) ^ NEWLINES;
      long found = (bytes - ONES) & ~bytes & HIGH_BITS;
      if (found != 0) {
        return i + Long.numberOfTrailingZeros(found) / Byte.SIZE;
      }
    }
    for (; i < filled; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  /** Reads more behind what is there; where that begins, or -1 at the end of the file. */
  private int fill() throws IOException {
    if (from > 0) {
      System.arraycopy(buffer, from, buffer, 0, filled - from);
      filled -= from;
      next = 0;
      from = 0;
    }
    if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
      eights = eights(buffer);
    }
    int start = filled;
    int read =
        channel.read(
            ByteBuffer.wrap(buffer, filled, buffer.length - filled), nextOffset + (filled - from));
    if (read <= 0) {
      return -1;
    }
    filled += read;
    return start;
  }

  /** Holds the current line from {@link #offset}. */
  public byte[] buffer() {
    return buffer;
  }

  /** Where the line begins in the buffer. */
  public int offset() {
    return from;
  }

  /** How long the line is, without its newline. */
  public int length() {
    return to - from;
  }

  /** Whether a newline ends the line. */
  public boolean terminated() {
    return terminated;
  }

  /** Whether the line is longer than is kept; then only its end is in the buffer. */
  public boolean tooLong() {
    return tooLong;
  }

  /** Where the line begins in the file. */
  long start() {
    return lineStart;
  }

  /** Where the next line begins. */
  long end() {
    return nextOffset;
  }

  /** Whether nothing follows the line. */
  public boolean last() throws IOException {
    return !terminated || (next == filled && nextOffset >= channel.size());
  }
}
