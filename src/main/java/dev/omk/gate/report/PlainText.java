package dev.omk.gate.report;

import com.google.re2j.Pattern;

/** Text as a person may see it: without terminal sequences and control characters. */
public final class PlainText {
  /** CSI and OSC sequences of ECMA-48. */
  private static final Pattern SEQUENCES =
      Pattern.compile(
          "\\x1b(\\[[0-?]*[ -/]*[@-~]|\\][^\\x07\\x1b]*(\\x07|\\x1b\\\\)?|[@-Z\\\\^_])");

  private PlainText() {}

  /** One line without them; tabs stay. */
  public static String of(String line) {
    String plain = line.indexOf('\u001b') < 0 ? line : SEQUENCES.matcher(line).replaceAll("");
    StringBuilder text = new StringBuilder(plain.length());
    plain
        .codePoints()
        .filter(c -> c == '\t' || !Character.isISOControl(c))
        .forEach(text::appendCodePoint);
    return text.toString();
  }
}
