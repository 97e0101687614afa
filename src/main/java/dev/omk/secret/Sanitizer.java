package dev.omk.secret;

/**
 * Makes text of agents and gates safe to print: a terminal shows it and obeys nothing in it.
 *
 * <p>Newline and tab stay. Other control characters become their visible picture ({@code ESC} is
 * shown as U+241B), C1 controls, bidirectional controls and line separators a name such as {@code
 * <U+202E>}. A carriage return before a newline is dropped.
 */
public final class Sanitizer {
  private static final int PICTURES = 0x2400;
  private static final int DELETE_PICTURE = 0x2421;

  private Sanitizer() {}

  /** The text as it may be printed; the same object when there is nothing to change. */
  public static String plain(String text) {
    int first = 0;
    while (first < text.length() && isPlain(text.charAt(first))) {
      first++;
    }
    if (first == text.length()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, first);
    for (int i = first; i < text.length(); i++) {
      append(out, text.charAt(i), i + 1 < text.length() ? text.charAt(i + 1) : '\n');
    }
    return out.toString();
  }

  /** The same on one line: a newline or tab becomes a blank. */
  public static String oneLine(String text) {
    return plain(text.replace("\r\n", " ").replace('\n', ' ').replace('\t', ' '));
  }

  private static void append(StringBuilder out, char c, char next) {
    if (isPlain(c)) {
      out.append(c);
    } else if (c == '\r' && next == '\n') {
      return; // the newline alone is enough
    } else if (c < ' ') {
      out.append((char) (PICTURES + c));
    } else if (c == 0x7f) {
      out.append((char) DELETE_PICTURE);
    } else {
      out.append("<U+").append(String.format("%04X", (int) c)).append('>');
    }
  }

  private static boolean isPlain(char c) {
    if (c < 0x7f) {
      return c >= ' ' || c == '\n' || c == '\t';
    }
    boolean control = c <= 0x9f;
    boolean bidi = c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e)
        || (c >= 0x2066 && c <= 0x2069) || c == 0x061c;
    return !control && !bidi && c != 0x2028 && c != 0x2029;
  }
}
