package dev.omk.text;

/**
 * Columns of a terminal that a text takes: East Asian wide characters and emoji take two, combining
 * marks and joiners none (Unicode Standard Annex 11 and Technical Standard 51).
 */
public final class Columns {
  private static final int EMOJI_STYLE = 0xFE0F;
  private static final int JOINER = 0x200D;
  private static final String CUT = "…";

  private Columns() {}

  /** The columns of a text on one line. */
  public static int of(String text) {
    int columns = 0;
    int before = 0;
    for (int at = 0; at < text.length(); at = next(text, at)) {
      int c = text.codePointAt(at);
      columns += of(c, before);
      before = c;
    }
    return columns;
  }

  /** The beginning of a text that takes at most so many columns; a cut is shown by an ellipsis. */
  public static String cut(String text, int columns) {
    if (text.length() <= columns / 2 || of(text) <= columns) {
      return text;
    }
    int used = 0;
    int before = 0;
    int end = 0;
    for (int at = 0; used < columns; at = next(text, at)) {
      int c = text.codePointAt(at);
      int more = of(c, before);
      if (more > 0 && before != JOINER && c != EMOJI_STYLE) {
        end = at; // Nothing is cut between a character and what belongs to it.
      }
      used += more;
      before = c;
    }
    return text.substring(0, end) + CUT;
  }

  private static int next(String text, int at) {
    return at + Character.charCount(text.codePointAt(at));
  }

  private static int of(int c, int before) {
    if (c < 0x300) {
      return 1;
    }
    if (c == EMOJI_STYLE) {
      // What is narrow as text is wide as an emoji.
      return before != 0 && of(before, 0) == 1 ? 1 : 0;
    }
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }
    return wide(c) ? 2 : 1;
  }

  private static boolean wide(int c) {
    return c >= 0x1100
        && (c <= 0x115F
            || (c >= 0x2E80 && c <= 0xA4CF && c != 0x303F)
            || (c >= 0xA960 && c <= 0xA97C)
            || (c >= 0xAC00 && c <= 0xD7A3)
            || (c >= 0xF900 && c <= 0xFAFF)
            || (c >= 0xFE10 && c <= 0xFE19)
            || (c >= 0xFE30 && c <= 0xFE6F)
            || (c >= 0xFF01 && c <= 0xFF60)
            || (c >= 0xFFE0 && c <= 0xFFE6)
            || (c >= 0x20000 && c <= 0x3FFFD)
            || (!flagLetter(c) && Character.isEmojiPresentation(c)));
  }

  // Two of them are one flag, of two columns.
  private static boolean flagLetter(int c) {
    return c >= 0x1F1E6 && c <= 0x1F1FF;
  }
}
