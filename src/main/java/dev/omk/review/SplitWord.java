package dev.omk.review;

/**
 * A word in two halves, one behind the other, which a search for the word does not find: {@code
 * "ev" + "al"}, and in Python {@code ("ev" "al")}. Read by hand, because a pattern for it needs no
 * word of its own and would be tried on every line.
 */
final class SplitWord {
  private static final int LONGEST = 8;
  private static final String QUOTES = "\"'`";
  private static final String SPACE = " \t\n\f\r";

  private final String line;

  private SplitWord(String line) {
    this.line = line;
  }

  /** Whether a line joins such halves with a plus. */
  static boolean isAdded(String line) {
    return line.indexOf('+') >= 0 && new SplitWord(line).anyBegins(false);
  }

  /** Whether a line joins such halves by writing one behind the other, as Python does. */
  static boolean isAdjacent(String line) {
    return new SplitWord(line).anyBegins(true);
  }

  private boolean anyBegins(boolean adjacent) {
    for (int at = 0; at < line.length(); at++) {
      int end = behindHalf(at);
      if (end >= 0 && (adjacent ? isFollowed(at, end) : isAddedTo(end))) {
        return true;
      }
    }
    return false;
  }

  private boolean isAddedTo(int end) {
    int plus = behindSpace(end);
    return plus < line.length()
        && line.charAt(plus) == '+'
        && behindHalf(behindSpace(plus + 1)) >= 0;
  }

  // Only where a value begins, so that two texts of a sentence are none.
  private boolean isFollowed(int start, int end) {
    int before = start - 1;
    while (before >= 0 && SPACE.indexOf(line.charAt(before)) >= 0) {
      before--;
    }
    int next = end;
    while (next < line.length() && line.charAt(next) == ' ') {
      next++;
    }
    return before >= 0
        && "(,=[".indexOf(line.charAt(before)) >= 0
        && next > end
        && behindHalf(next) >= 0
        && line.substring(start, behindHalf(next)).indexOf('`') < 0;
  }

  private int behindSpace(int at) {
    int next = at;
    while (next < line.length() && SPACE.indexOf(line.charAt(next)) >= 0) {
      next++;
    }
    return next;
  }

  // The place behind a short word in quotes that begins at a place, or -1.
  private int behindHalf(int at) {
    if (at >= line.length() || QUOTES.indexOf(line.charAt(at)) < 0) {
      return -1;
    }
    int end = at + 1;
    while (end < line.length() && isLetter(line.charAt(end))) {
      end++;
    }
    int length = end - at - 1;
    boolean closed = end < line.length() && QUOTES.indexOf(line.charAt(end)) >= 0;
    return closed && length >= 1 && length <= LONGEST ? end + 1 : -1;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }
}
