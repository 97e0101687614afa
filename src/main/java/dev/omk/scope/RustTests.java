package dev.omk.scope;

/** The unit tests that Rust keeps beside the code. */
final class RustTests {
  private static final String MARK = "#[cfg(test)]";

  private RustTests() {}

  /** All blocks marked as tests, each to the brace that closes it; empty when there are none. */
  static String inline(String text) {
    StringBuilder found = new StringBuilder();
    int start = text.indexOf(MARK);
    while (start >= 0) {
      int end = end(text, start + MARK.length());
      found.append(text, start, end).append('\n');
      start = text.indexOf(MARK, end);
    }
    return found.toString();
  }

  private static int end(String text, int from) {
    int depth = 0;
    int i = from;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '{') {
        depth++;
      } else if (c == '}' && --depth <= 0) {
        return i + 1;
      } else if (c == ';' && depth == 0) {
        return i + 1; // A declaration: the tests are in a file of their own.
      } else {
        i = skipped(text, i);
      }
      i++;
    }
    return text.length();
  }

  // The last character of a comment, string or character that begins here; otherwise here.
  private static int skipped(String text, int i) {
    if (text.startsWith("//", i)) {
      return last(text, text.indexOf('\n', i));
    }
    if (text.startsWith("/*", i)) {
      int end = text.indexOf("*/", i + 2);
      return end < 0 ? text.length() : end + 1;
    }
    if (text.charAt(i) == 'r' && isRaw(text, i)) {
      int quote = text.indexOf('"', i);
      String close = "\"" + "#".repeat(quote - i - 1);
      int end = text.indexOf(close, quote + 1);
      return end < 0 ? text.length() : end + close.length() - 1;
    }
    if (text.charAt(i) == '"') {
      return stringEnd(text, i);
    }
    boolean character = text.startsWith("'", i) && text.startsWith("'", i + 2);
    return character ? i + 2 : i;
  }

  private static int last(String text, int end) {
    return end < 0 ? text.length() : end;
  }

  private static boolean isRaw(String text, int i) {
    int at = i + 1;
    while (at < text.length() && text.charAt(at) == '#') {
      at++;
    }
    boolean inName = i > 0 && Character.isJavaIdentifierPart(text.charAt(i - 1));
    return !inName && at < text.length() && text.charAt(at) == '"';
  }

  private static int stringEnd(String text, int quote) {
    int i = quote + 1;
    while (i < text.length() && text.charAt(i) != '"') {
      i += text.charAt(i) == '\\' ? 2 : 1;
    }
    return i;
  }
}
