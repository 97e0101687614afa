package dev.omk.text;

import com.google.re2j.Pattern;

/**
 * Text that somebody else wrote, made safe to show. What could steer a terminal or reorder a line
 * (controls, escapes, bidirectional controls, lone surrogates) is replaced by U+FFFD.
 */
public final class Harmless {
  private static final char REPLACEMENT = '\uFFFD';
  private static final String CUT = "…";

  private Harmless() {}

  /**
   * One line of at most {@code maxChars} UTF-16 units: newlines and tabs become blanks, runs of
   * blanks one, and a cut is shown by an ellipsis.
   */
  public static String line(String text, int maxChars) {
    // Nothing beyond a small multiple of the bound can be shown, so a flood is not walked through.
    String bounded = text.length() > 8L * maxChars ? text.substring(0, 8 * maxChars) : text;
    String blanks = oneLine(bounded).strip();
    String flat = blanks.contains("  ") ? blanks.replaceAll(" {2,}", " ") : blanks;
    if (flat.length() <= maxChars && bounded.length() == text.length()) {
      return flat;
    }
    return cutBefore(flat, Math.max(0, Math.min(flat.length(), maxChars) - 1)) + CUT;
  }

  /** The whole text on one line: newlines and tabs become a blank each. */
  public static String oneLine(String text) {
    return replace(text.replace("\r\n", "\n"), false);
  }

  /**
   * One line as a program wrote it for a terminal: its colours and other sequences are taken out
   * and not replaced, nor is any other character that could steer; tabs stay.
   */
  public static String withoutSequences(String line) {
    if (isPlain(line)) {
      return line;
    }
    boolean escapes = line.indexOf('\u001b') >= 0;
    String plain = escapes ? Sequences.PATTERN.matcher(line).replaceAll("") : line;
    StringBuilder out = new StringBuilder(plain.length());
    plain.codePoints().filter(c -> c == '\t' || !steers(c)).forEach(out::appendCodePoint);
    return out.toString();
  }

  /** Any number of lines: newlines and tabs stay, a carriage return becomes a newline. */
  public static String block(String text) {
    return replace(text.replace("\r\n", "\n").replace('\r', '\n'), true);
  }

  /** The first {@code chars} units, one less where that would split a surrogate pair. */
  public static String cutBefore(String text, int chars) {
    if (chars >= text.length()) {
      return text;
    }
    boolean splits = chars > 0 && Character.isHighSurrogate(text.charAt(chars - 1));
    return text.substring(0, splits ? chars - 1 : chars);
  }

  private static String replace(String text, boolean keepLines) {
    if (isPlain(text)) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int index = 0;
    while (index < text.length()) {
      int c = text.codePointAt(index);
      index += Character.charCount(c);
      if (c == '\n' || c == '\t' || c == '\r') {
        out.append(keepLines ? (char) c : ' ');
      } else if (steers(c)) {
        out.append(REPLACEMENT);
      } else {
        out.appendCodePoint(c);
      }
    }
    return out.toString();
  }

  // Printable ASCII, as most of what is shown is.
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~') {
        return false;
      }
    }
    return true;
  }

  private static boolean steers(int c) {
    return Character.isISOControl(c)
        || (c >= 0xD800 && c <= 0xDFFF)
        || c == 0x061C
        || c == 0x200E
        || c == 0x200F
        || c == 0x2028
        || c == 0x2029
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069);
  }

  /** CSI and OSC sequences of ECMA-48; compiled when the first one is met. */
  private static final class Sequences {
    static final Pattern PATTERN =
        Pattern.compile(
            "\\x1b(\\[[0-?]*[ -/]*[@-~]|\\][^\\x07\\x1b]*(\\x07|\\x1b\\\\)?|[@-Z\\\\^_])");
  }
}
