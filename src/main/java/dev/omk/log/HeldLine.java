package dev.omk.log;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A line whose end has not come yet, of any length in bounded memory: of one that is too long the
 * beginning and the end are kept. Not thread-safe.
 */
final class HeldLine {
  private static final int MARKER_ROOM = 80;

  // A secret that lies across the edge of a kept part must still be seen whole by the filter, or
  // be left out.
  private static final int BEYOND = 16 * 1024;

  private static final int SHORT = 8192;

  private final LogFilter filter;
  private final int maxLine;
  private final int keptOfTail;
  private byte[] head = new byte[SHORT];
  private int headLength;
  private byte[] tail = {}; // a ring
  private long beyondHead;

  /**
   * @param maxLine how much of a line is kept, in bytes, with the marker
   */
  HeldLine(LogFilter filter, int maxLine) {
    this.filter = filter;
    this.maxLine = maxLine;
    this.keptOfTail = maxLine / 16;
  }

  boolean isEmpty() {
    return headLength == 0;
  }

  void add(byte[] buffer, int from, int to) {
    int taken = Math.min(maxLine + BEYOND - headLength, to - from);
    if (headLength + taken > head.length) {
      int wanted = Math.max(headLength + taken, 2 * head.length);
      head = Arrays.copyOf(head, Math.min(wanted, maxLine + BEYOND));
    }
    System.arraycopy(buffer, from, head, headLength, taken);
    headLength += taken;
    addToTail(buffer, from + taken, to);
  }

  private void addToTail(byte[] buffer, int from, int to) {
    if (from < to && tail.length == 0) {
      tail = new byte[keptOfTail + BEYOND];
    }
    int at = from;
    while (at < to) {
      int position = (int) (beyondHead % tail.length);
      int taken = Math.min(tail.length - position, to - at);
      System.arraycopy(buffer, at, tail, position, taken);
      beyondHead += taken;
      at += taken;
    }
  }

  /** What may be written of the line, which is forgotten. */
  byte[] take(boolean newline) {
    byte[] line = beyondHead > tail.length ? ofTwoEnds() : whole();
    headLength = 0;
    head = head.length > 8 * SHORT ? new byte[SHORT] : head;
    tail = new byte[0];
    beyondHead = 0;
    return newline ? joined(line, new byte[] {'\n'}) : line;
  }

  private byte[] whole() {
    byte[] line = Arrays.copyOf(head, headLength + (int) beyondHead);
    System.arraycopy(tail, 0, line, headLength, (int) beyondHead);
    byte[] filtered = filtered(line);
    return filtered.length <= maxLine
        ? filtered
        : ends(filtered, filtered.length, filtered, filtered.length, 0);
  }

  // Each of the two is filtered for itself, and what a cut may have split is not used.
  private byte[] ofTwoEnds() {
    int oldest = (int) (beyondHead % tail.length);
    byte[] end = joined(Arrays.copyOfRange(tail, oldest, tail.length), Arrays.copyOf(tail, oldest));
    byte[] first = filtered(Arrays.copyOf(head, headLength));
    byte[] last = filtered(end);
    return ends(
        first,
        Math.max(0, first.length - BEYOND),
        last,
        Math.max(0, last.length - BEYOND),
        beyondHead - tail.length + first.length);
  }

  /**
   * The beginning of one and the end of another.
   *
   * @param before bytes that lie before the second, beginning with the first
   */
  private byte[] ends(byte[] first, int ofFirst, byte[] last, int ofLast, long before) {
    int begin = Math.min(ofFirst, maxLine - MARKER_ROOM - keptOfTail);
    int end = Math.min(ofLast, keptOfTail);
    byte[] marker =
        " [… omk: %d bytes of this line left out] "
            .formatted(before + last.length - begin - end)
            .getBytes(StandardCharsets.UTF_8);
    byte[] rest = Arrays.copyOfRange(last, last.length - end, last.length);
    return joined(joined(Arrays.copyOf(first, begin), marker), rest);
  }

  // A filter takes whole lines; what comes without a newline is the last of a stream.
  private byte[] filtered(byte[] part) {
    byte[] line = filter.apply(joined(part, new byte[] {'\n'}));
    return Arrays.copyOf(line, line.length - 1);
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
