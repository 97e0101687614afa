package dev.omk.gate.report;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Finds what a line has in it that may say something of tests, in output of which a gigabyte may
 * say nothing. Every summary has one of a few words in it or begins with "ok"; where there is a
 * sequence for a terminal, a word may be broken by it.
 *
 * <p>Looks at the bytes in pairs: of a word of four letters one pair lies within the word,
 * whichever byte the pairs begin at.
 */
public final class TellingBytes {
  private static final int ESCAPE = 0x1b;
  private static final int SMALL = 0x20;

  /** Each with two of its pairs: the middle one, and one at an end, whichever is rarer. */
  private static final List<String> WORDS =
      List.of("test", "pass", "fail", "skip", "erro", "pend", "canc", "todo");

  private static final List<String> PAIRS =
      List.of(
          "es", "st", "as", "pa", "ai", "fa", "ki", "sk", "rr", "ro", "en", "pe", "an", "nc", "od",
          "do", "ok", "\no");

  // A bit for each pair, so that two looks tell whether two bytes are one.
  private static final int[] FIRST = new int[256];
  private static final int[] SECOND = new int[256];
  private static final int[] FOURS = new int[WORDS.size()];

  static {
    for (int i = 0; i < PAIRS.size(); i++) {
      mark(FIRST, PAIRS.get(i).charAt(0), 1 << i);
      mark(SECOND, PAIRS.get(i).charAt(1), 1 << i);
    }
    for (int i = 0; i < 256; i++) {
      FIRST[i] |= 1 << 30;
      SECOND[i] |= 1 << 31;
    }
    SECOND[ESCAPE] |= 1 << 30;
    FIRST[ESCAPE] |= 1 << 31;
    for (int i = 0; i < FOURS.length; i++) {
      byte[] word = WORDS.get(i).getBytes(StandardCharsets.US_ASCII);
      FOURS[i] = four(word, 0);
    }
  }

  private TellingBytes() {}

  private static void mark(int[] table, char letter, int bit) {
    table[letter] |= bit;
    table[String.valueOf(letter).toUpperCase(Locale.ROOT).charAt(0)] |= bit;
  }

  private static int four(byte[] bytes, int at) {
    return (bytes[at] | SMALL) << 24
        | (bytes[at + 1] | SMALL) << 16
        | (bytes[at + 2] | SMALL) << 8
        | (bytes[at + 3] | SMALL);
  }

  /**
   * A place in the first line that may say something, or -1.
   *
   * @param from the start of a line
   */
  public static int first(byte[] bytes, int from, int to) {
    if (begins(bytes, from, to)) {
      return from;
    }
    int last = to - 1;
    for (int i = from; i < last; i += 2) {
      if ((FIRST[bytes[i] & 0xff] & SECOND[bytes[i + 1] & 0xff]) != 0
          && isTelling(bytes, i, from, to)) {
        return bytes[i] == '\n' ? i + 1 : i;
      }
    }
    return to > from && bytes[last] == ESCAPE ? last : -1;
  }

  private static boolean begins(byte[] bytes, int at, int to) {
    return to - at > 1 && (bytes[at] | SMALL) == 'o' && (bytes[at + 1] | SMALL) == 'k';
  }

  /** Whether a pair is what it looks like. */
  private static boolean isTelling(byte[] bytes, int pair, int from, int to) {
    if (bytes[pair] == ESCAPE || bytes[pair + 1] == ESCAPE) {
      return true;
    }
    if (bytes[pair] == '\n') {
      return begins(bytes, pair + 1, to);
    }
    if (pair > from && bytes[pair - 1] == '\n' && begins(bytes, pair, to)) {
      return true;
    }
    for (int start = Math.max(from, pair - 2); start <= pair && start + 4 <= to; start++) {
      int four = four(bytes, start);
      for (int word : FOURS) {
        if (four == word) {
          return true;
        }
      }
    }
    return false;
  }
}
