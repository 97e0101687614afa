package dev.omk.secret;

import java.util.Arrays;
import java.util.List;

/**
 * A line without its sequences for a terminal (CSI, OSC and single characters behind an escape, as
 * ECMA-48 has them): a colour before a secret, or in the middle of one, hides it from no rule.
 *
 * @param bytes what is left
 * @param length how many of them count
 * @param places where in the line each of them was, and at last the end of the line
 */
record Uncoloured(byte[] bytes, int length, int[] places) {
  private static final byte ESCAPE = 0x1b;
  private static final byte BELL = 7;

  /** Whether a line has any. */
  static boolean needed(byte[] text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text[i] == ESCAPE) {
        return true;
      }
    }
    return false;
  }

  static Uncoloured of(byte[] text, int from, int to) {
    byte[] bytes = new byte[to - from];
    int[] places = new int[to - from + 1];
    int length = 0;
    int at = from;
    while (at < to) {
      if (text[at] == ESCAPE) {
        at = behind(text, at + 1, to);
      } else {
        places[length] = at - from;
        bytes[length++] = text[at++];
      }
    }
    places[length] = to - from;
    return new Uncoloured(bytes, length, Arrays.copyOf(places, length + 1));
  }

  /** The same pieces in the line as it was, with the sequences in the middle of them. */
  List<Redactor.Range> inLine(List<Redactor.Range> ranges) {
    return ranges.stream()
        .map(range -> new Redactor.Range(places[range.start()], places[range.end() - 1] + 1))
        .toList();
  }

  // The place behind a sequence whose kind is told at a place.
  private static int behind(byte[] text, int at, int to) {
    if (at >= to) {
      return to;
    }
    return switch (text[at]) {
      case '[' -> behindControl(text, at + 1, to);
      case ']' -> behindCommand(text, at + 1, to);
      default -> text[at] >= '@' && text[at] <= '_' ? at + 1 : at;
    };
  }

  private static int behindControl(byte[] text, int from, int to) {
    int at = from;
    while (at < to && text[at] >= ' ' && text[at] <= '?') {
      at++;
    }
    return at < to && text[at] >= '@' && text[at] <= '~' ? at + 1 : at;
  }

  private static int behindCommand(byte[] text, int from, int to) {
    int at = from;
    while (at < to && text[at] != BELL && text[at] != ESCAPE) {
      at++;
    }
    boolean ends = at + 1 < to && text[at] == ESCAPE && text[at + 1] == '\\';
    return ends ? at + 2 : at < to && text[at] == BELL ? at + 1 : at;
  }
}
