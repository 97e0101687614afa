package dev.omk.scope;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a statement compares something with more than yes and no. */
final class Comparisons {
  private static final Pattern OPERATOR =
      Pattern.compile("(?<![-=<>!])(===?|!==?|<=|>=|<|>)(?![=<>])|\\s(?:not\\s+in|in|is)\\s");
  private static final Pattern TRIVIAL =
      Pattern.compile(
          "(?i)[-+]?(0|1)|true|false|none|null|nil|undefined|not|"
              + "[\"'`](ok|okay|pass|passed|success|fail|failed|error|true|false|yes|no)?[\"'`]|");
  private static final Pattern WORDS =
      Pattern.compile("\\b(and|or|else|if|elif|while|assert|return|not)\\b|&&|\\|\\||[?:;]");

  private Comparisons() {}

  /** Whether a value says no more than that something went well or not. */
  static boolean trivial(String value) {
    return TRIVIAL.matcher(value.strip()).matches();
  }

  static boolean real(String statement) {
    if (statement.matches("(?s)for\\b[^\"']*\\bin\\b.*")) {
      return false;
    }
    Matcher operator = OPERATOR.matcher(statement);
    while (operator.find()) {
      boolean arrow =
          operator.end() < statement.length() && statement.startsWith("=>", operator.start());
      if (!arrow
          && !trivial(left(statement.substring(0, operator.start())))
          && !trivial(right(statement.substring(operator.end())))) {
        return true;
      }
    }
    return false;
  }

  private static String right(String text) {
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
      if (depth < 0 || (depth == 0 && c == ',')) {
        return cut(text.substring(0, i), false);
      }
    }
    return cut(text, false);
  }

  private static String left(String text) {
    int depth = 0;
    for (int i = text.length() - 1; i >= 0; i--) {
      char c = text.charAt(i);
      depth += ")]}".indexOf(c) >= 0 ? 1 : "([{".indexOf(c) >= 0 ? -1 : 0;
      if (depth < 0 || (depth == 0 && (c == ',' || c == '='))) {
        return cut(text.substring(i + 1), true);
      }
    }
    return cut(text, true);
  }

  private static String cut(String text, boolean last) {
    String[] parts = WORDS.split(text.strip(), -1);
    return parts[last ? parts.length - 1 : 0].strip();
  }
}
