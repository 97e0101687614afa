package dev.omk.review;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Paths as diffs write them: with a prefix, and quoted as in C when a byte is unusual. */
final class DiffPaths {
  private static final String ESCAPES = "abtnvfr";
  private static final char[] ESCAPED = {7, '\b', '\t', '\n', 11, '\f', '\r'};

  private DiffPaths() {}

  /**
   * The path of {@code diff --git a/X b/X}, which is the same twice unless lines follow that say
   * more (a rename).
   */
  static String fromGitLine(String rest) {
    if (rest.endsWith("\"")) {
      int start = rest.lastIndexOf(" \"");
      return start < 0 ? "" : withoutPrefix(unquoted(rest.substring(start + 1)), "b/");
    }
    int half = rest.length() / 2;
    if (rest.length() % 2 == 1 && rest.charAt(half) == ' ') {
      return withoutPrefix(rest.substring(half + 1), "b/");
    }
    int start = rest.indexOf(" b/");
    return start < 0 ? "" : rest.substring(start + 3);
  }

  /** The path of a line that begins with three dashes or pluses; empty for {@code /dev/null}. */
  static String ofHeader(String value, String prefix) {
    String path = unquoted(value);
    return path.equals("/dev/null") ? "" : withoutPrefix(path, prefix);
  }

  private static String withoutPrefix(String path, String prefix) {
    return path.startsWith(prefix) ? path.substring(prefix.length()) : path;
  }

  /** A path without quotes, and without the tab that may follow one with blanks. */
  static String unquoted(String value) {
    if (!value.startsWith("\"")) {
      int tab = value.indexOf('\t');
      return tab < 0 ? value : value.substring(0, tab);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(value.length());
    int i = 1;
    while (i < value.length() && value.charAt(i) != '"') {
      i = value.charAt(i) == '\\' ? escape(value, i + 1, out) : plain(value, i, out);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static int plain(String value, int i, ByteArrayOutputStream out) {
    int next = value.offsetByCodePoints(i, 1);
    out.writeBytes(value.substring(i, next).getBytes(StandardCharsets.UTF_8));
    return next;
  }

  /** Takes what follows a backslash; the index after it. */
  private static int escape(String value, int i, ByteArrayOutputStream out) {
    if (i >= value.length()) {
      return i;
    }
    int octalEnd = i;
    int code = 0;
    while (octalEnd < value.length() && octalEnd < i + 3 && isOctal(value.charAt(octalEnd))) {
      code = code * 8 + value.charAt(octalEnd++) - '0';
    }
    if (octalEnd > i) {
      out.write(code);
      return octalEnd;
    }
    int known = ESCAPES.indexOf(value.charAt(i));
    if (known < 0) {
      return plain(value, i, out);
    }
    out.write(ESCAPED[known]);
    return i + 1;
  }

  private static boolean isOctal(char c) {
    return c >= '0' && c <= '7';
  }
}
