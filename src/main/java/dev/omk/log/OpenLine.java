package dev.omk.log;

import java.io.ByteArrayOutputStream;
import java.util.function.Supplier;

/**
 * What the line of a stream that has not ended yet shows, for who looks on: a program that tells
 * its progress ends each state of it with a carriage return alone, and a log holds all of them back
 * as one line. One instance serves one stream. Not thread-safe.
 */
public final class OpenLine {
  // What spans lines, as a private key does, is to be known by the filter that sees them again.
  private static final int KEPT = 8 * 1024;

  private static final byte[] NOTHING = {};

  private final Supplier<LogFilter> filters;
  private final byte[] last = new byte[KEPT];
  private int length;

  /**
   * Begins a stream.
   *
   * @param filters makes filters that have seen nothing yet
   */
  public OpenLine(Supplier<LogFilter> filters) {
    this.filters = filters;
  }

  /**
   * Takes a piece of the stream.
   *
   * @return some lines, filtered, the last of which a terminal shows now; empty if the last line
   *     has ended, or this piece has no carriage return in it
   */
  public byte[] accept(byte[] buffer, int offset, int count) {
    keep(buffer, offset, count);
    int end = lastReturn(length - Math.min(count, length));
    return end < 0 ? NOTHING : filters.get().apply(lines(end));
  }

  private void keep(byte[] buffer, int offset, int count) {
    int taken = Math.min(count, KEPT);
    int stays = Math.min(length, KEPT - taken);
    System.arraycopy(last, length - stays, last, 0, stays);
    System.arraycopy(buffer, offset + count - taken, last, stays, taken);
    length = stays + taken;
  }

  /** The last carriage return of the line that is open; -1 if none is among what came now. */
  private int lastReturn(int from) {
    for (int at = length - 1; at >= from && last[at] != '\n'; at--) {
      if (last[at] == '\r') {
        return at;
      }
    }
    return -1;
  }

  /** What is kept up to there, with a newline at the end of every line. */
  private byte[] lines(int end) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream(end + 1);
    for (int at = 0; at <= end; at++) {
      boolean ends = last[at] == '\r';
      if (!ends || at == end || last[at + 1] != '\n') {
        lines.write(ends ? '\n' : last[at]);
      }
    }
    return lines.toByteArray();
  }
}
