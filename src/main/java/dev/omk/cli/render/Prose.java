package dev.omk.cli.render;

import dev.omk.text.Columns;

/**
 * Lines that may be broken where a terminal ends. Renderers mark them, with a control string that
 * terminals ignore (APC of ECMA-48); who prints breaks them, or takes the marks out where no width
 * is known. What is to be pasted is never broken: a command, a path.
 */
public final class Prose {
  /** As wide as whatever it is given. */
  public static final int ENDLESS = Integer.MAX_VALUE;

  private static final String MARK = "\u001b_";
  private static final String END = "\u001b\\";
  private static final String PROGRAM = "omk ";
  private static final int LEAST = 20;

  /** What begins no line in East Asian texts. */
  private static final String CLOSING = "、。，．！？：；）」』】〉》";

  private Prose() {}

  /**
   * Marks words that end a line.
   *
   * @param hang what later lines begin with, as wide as what is before the words
   */
  static String words(String hang, String words) {
    return MARK + hang + END + words;
  }

  /** Blanks as wide as the beginning of a line is when it is printed. */
  static String hang(String prefix) {
    return " ".repeat(Columns.of(Style.plain(prefix)));
  }

  /**
   * Whole lines, those that are marked broken.
   *
   * @param width columns of the terminal; {@link #ENDLESS} leaves every line whole
   */
  public static String fit(String text, int width) {
    int mark = text.indexOf(MARK);
    if (mark < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    while (mark >= 0) {
      int words = text.indexOf(END, mark) + END.length();
      int newline = text.indexOf('\n', words);
      int end = newline < 0 ? text.length() : newline;
      out.append(text, at, mark);
      String hang = text.substring(mark + MARK.length(), words - END.length());
      broken(out, hang, text.substring(words, end), width);
      at = end;
      mark = text.indexOf(MARK, at);
    }
    return out.append(text, at, text.length()).toString();
  }

  private static void broken(StringBuilder out, String hang, String words, int width) {
    int left = width - Columns.of(hang);
    if (left < LEAST || Columns.of(words) <= left) {
      out.append(words);
      return;
    }
    int used = 0;
    for (int at = 0; at < words.length(); ) {
      int end = wordEnd(words, at);
      String word = words.substring(at, end);
      int wide = Columns.of(word);
      if (used > 0 && used + wide > left) {
        out.append('\n').append(hang);
        word = word.stripLeading();
        used = Columns.of(word);
      } else {
        used += wide;
      }
      out.append(word);
      at = end;
    }
  }

  /** The end of the word that begins here, with the blanks before it; a command is one word. */
  private static int wordEnd(String words, int from) {
    int at = from;
    while (at < words.length() && words.charAt(at) == ' ') {
      at++;
    }
    int bare = at < words.length() && words.charAt(at) == '(' ? at + 1 : at;
    if (words.startsWith(PROGRAM, bare)) {
      return words.length();
    }
    int end = at;
    while (end < words.length() && words.charAt(end) != ' ') {
      int next = end + Character.charCount(words.codePointAt(end));
      if (Columns.of(words.substring(end, next)) == 2) {
        return end == at ? withClosing(words, next) : end;
      }
      end = next;
    }
    return end;
  }

  // Where letters take two columns, a line may end behind each: there are no blanks between words.
  private static int withClosing(String words, int from) {
    int end = from;
    while (end < words.length() && CLOSING.indexOf(words.charAt(end)) >= 0) {
      end++;
    }
    return end;
  }
}
