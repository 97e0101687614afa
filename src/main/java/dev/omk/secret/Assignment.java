package dev.omk.secret;

import java.util.Optional;

/**
 * What a line assigns behind a word of a name: {@code KEY=value}, {@code key: "value"}, {@code
 * "key" => 'value'}. Read by hand, because outputs are full of such words and a pattern would be
 * tried at each.
 *
 * @param rest what follows the word in the name
 * @param start where the value begins in the line
 * @param value without its quotes
 * @param quoted whether it has any
 * @param last whether nothing follows it in the line
 */
record Assignment(String rest, int start, String value, boolean quoted, boolean last) {
  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_VALUE = 200;
  private static final int CLOSERS = 2;
  private static final String QUOTES = "\"'`";
  private static final String BLANKS = " \t\f\r\n";

  /** That of the name that goes on in {@code line} at {@code from}. */
  static Optional<Assignment> behind(String line, int from) {
    int nameEnd = from;
    while (nameEnd < line.length() && isName(line.charAt(nameEnd))) {
      if (++nameEnd - from > LONGEST_NAME) {
        return Optional.empty();
      }
    }
    int at = nameEnd;
    while (at - nameEnd < CLOSERS && isOneOf(line, at, "\"']")) {
      at++;
    }
    int operator = operatorEnd(line, skip(line, at, BLANKS));
    return operator < 0
        ? Optional.empty()
        : value(line, skip(line, operator, BLANKS), line.substring(from, nameEnd));
  }

  private static Optional<Assignment> value(String line, int start, String rest) {
    boolean quoted = isOneOf(line, start, QUOTES);
    int from = quoted ? start + 1 : start;
    String end = quoted ? BLANKS + QUOTES : BLANKS + QUOTES + ";#,";
    int to = from;
    while (to < line.length() && !isOneOf(line, to, end)) {
      if (++to - from > LONGEST_VALUE) {
        return Optional.empty();
      }
    }
    boolean last = skip(line, to, BLANKS) == line.length();
    return quoted && !isOneOf(line, to, QUOTES)
        ? Optional.empty()
        : Optional.of(new Assignment(rest, from, line.substring(from, to), quoted, last));
  }

  private static int operatorEnd(String line, int at) {
    for (String operator : new String[] {"=>", ":=", "=", ":"}) {
      if (line.startsWith(operator, at)) {
        return at + operator.length();
      }
    }
    return -1;
  }

  private static int skip(String line, int from, String some) {
    int at = from;
    while (isOneOf(line, at, some)) {
      at++;
    }
    return at;
  }

  private static boolean isOneOf(String line, int at, String some) {
    return at < line.length() && some.indexOf(line.charAt(at)) >= 0;
  }

  /** Of the letters that names of variables, keys and options are made of. */
  private static boolean isName(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '-'
        || c == '.';
  }
}
