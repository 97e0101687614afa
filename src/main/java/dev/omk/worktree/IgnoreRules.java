package dev.omk.worktree;

import java.nio.charset.StandardCharsets;

/**
 * Puts ignore files of many directories into one, as {@code git ls-files --exclude-from} reads it.
 * Bytes are kept as they are. A later rule wins, so files are to be added from the weakest (the
 * user's own) to the strongest (that of the deepest directory). Format: gitignore(5).
 */
final class IgnoreRules {
  private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";

  private final StringBuilder rules = new StringBuilder();

  /**
   * Adds the rules of one file.
   *
   * @param directory the directory it is in, empty for the root, else without a slash at its end;
   *     in bytes read as ISO 8859-1
   */
  IgnoreRules add(String directory, byte[] content) {
    String text = new String(content, StandardCharsets.ISO_8859_1);
    String plain = text.startsWith(BYTE_ORDER_MARK) ? text.substring(3) : text;
    for (String line : plain.split("\n", -1)) {
      String rule = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
      if (!rule.isBlank() && !rule.startsWith("#")) {
        rules.append(directory.isEmpty() ? rule : below(directory, rule)).append('\n');
      }
    }
    return this;
  }

  /** Adds a rule for exactly this path, given in bytes read as ISO 8859-1. */
  IgnoreRules exactly(String path) {
    rules.append('/').append(literal(path)).append('\n');
    return this;
  }

  byte[] bytes() {
    return rules.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String below(String directory, String rule) {
    boolean negated = rule.startsWith("!");
    String pattern = negated ? rule.substring(1) : rule;
    String anchored = pattern.startsWith("/") ? pattern.substring(1) : pattern;
    int slash = pattern.indexOf('/');
    boolean nameOnly = slash < 0 || slash == pattern.stripTrailing().length() - 1;
    String between = nameOnly ? "/**/" : "/";
    return (negated ? "!/" : "/") + literal(directory) + between + anchored;
  }

  private static String literal(String path) {
    return path.replaceAll("([*?\\[\\\\])", "\\\\$1");
  }
}
