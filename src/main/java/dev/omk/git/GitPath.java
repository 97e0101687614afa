package dev.omk.git;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Git's paths are bytes; ours are strings. UTF-8 is read as such. A byte that is not part of a
 * valid sequence becomes the private-use character {@code U+EF00 + byte}, that is {@code U+EF80} to
 * {@code U+EFFF}; the bytes of a genuine character of that range are treated as invalid in turn, so
 * that the mapping goes both ways without loss and its strings are valid Unicode.
 */
public final class GitPath {
  private static final int RAW = 0xEF00;
  private static final int RAW_FIRST = 0xEF80;
  private static final int RAW_LAST = 0xEFFF;

  private GitPath() {}

  /** The string of these bytes. */
  public static String decode(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] < 0) {
        return decodeSlowly(bytes, from, to);
      }
    }
    return new String(bytes, from, to - from, StandardCharsets.US_ASCII);
  }

  /** The string of these bytes. */
  public static String decode(byte[] bytes) {
    return decode(bytes, 0, bytes.length);
  }

  /** The bytes that {@link #decode} read. */
  public static byte[] encode(String path) {
    byte[] plain = path.getBytes(StandardCharsets.UTF_8);
    if (path.codePoints().noneMatch(GitPath::isRaw)) {
      return plain;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length);
    path.codePoints()
        .forEach(
            point -> {
              if (isRaw(point)) {
                bytes.write(point & 0xFF);
              } else {
                bytes.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
              }
            });
    return bytes.toByteArray();
  }

  private static boolean isRaw(int point) {
    return point >= RAW_FIRST && point <= RAW_LAST;
  }

  private static String decodeSlowly(byte[] bytes, int from, int to) {
    StringBuilder text = new StringBuilder(to - from);
    int at = from;
    while (at < to) {
      int length = sequenceLength(bytes, at, to);
      int point = length == 0 ? -1 : codePoint(bytes, at, length);
      if (point < 0 || isRaw(point)) {
        text.append((char) (RAW + (bytes[at] & 0xFF)));
        at++;
      } else {
        text.appendCodePoint(point);
        at += length;
      }
    }
    return text.toString();
  }

  /** Bytes of the sequence that starts here, 0 when its first byte or its length is wrong. */
  private static int sequenceLength(byte[] bytes, int at, int to) {
    int first = bytes[at] & 0xFF;
    int length = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    return first > 0xF4 || at + length > to ? 0 : length;
  }

  /** Its character, -1 when it is not well-formed (overlong, surrogate, out of range). */
  private static int codePoint(byte[] bytes, int at, int length) {
    if (length == 1) {
      return bytes[at];
    }
    int point = bytes[at] & (0xFF >> (length + 1));
    for (int i = 1; i < length; i++) {
      int next = bytes[at + i] & 0xFF;
      if ((next & 0xC0) != 0x80) {
        return -1;
      }
      point = (point << 6) | (next & 0x3F);
    }
    boolean overlong = (length == 3 && point < 0x800) || (length == 4 && point < 0x10000);
    boolean surrogate = point >= 0xD800 && point <= 0xDFFF;
    return overlong || surrogate || point > Character.MAX_CODE_POINT ? -1 : point;
  }
}
