package dev.omk.review.code;

/** The brackets around a place of code. */
final class Brackets {
  private static final String OPENS = "([{";
  private static final String CLOSES = ")]}";

  private Brackets() {}

  /** Where the innermost one was opened that is open at a place; -1 where none is known. */
  static int opener(String code, int at) {
    int depth = 0;
    for (int i = at - 1; i >= 0; i--) {
      if (CLOSES.indexOf(code.charAt(i)) >= 0) {
        depth++;
      } else if (OPENS.indexOf(code.charAt(i)) >= 0) {
        if (depth == 0) {
          return i;
        }
        depth--;
      }
    }
    return -1;
  }

  /** Where the one is closed that is open at the beginning of some code; its end if nowhere. */
  static int closer(String code) {
    int depth = 0;
    for (int i = 0; i < code.length(); i++) {
      if (OPENS.indexOf(code.charAt(i)) >= 0) {
        depth++;
      } else if (CLOSES.indexOf(code.charAt(i)) >= 0) {
        if (depth == 0) {
          return i;
        }
        depth--;
      }
    }
    return code.length();
  }
}
