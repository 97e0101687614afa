package dev.omk.compare;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Follows the code fences of a Markdown text, line by line. */
final class Fences {
  private static final Pattern FENCE = Pattern.compile("\\s*(`{3,}|~{3,})\\s*([\\w+#.-]*)[^`]*");

  private final StringBuilder text = new StringBuilder();
  private String fence = "";
  private String language = "";
  private int since;

  /**
   * A block that was closed.
   *
   * @param line where it began
   */
  record Block(String language, String text, int line) {}

  /** Takes a line; the block that it closes, if it does. */
  Optional<Block> line(String line, int number) {
    Matcher matcher = FENCE.matcher(line);
    if (!matcher.matches()) {
      if (inside()) {
        text.append(line).append('\n');
      }
      return Optional.empty();
    }
    if (!inside()) {
      fence = matcher.group(1);
      language = matcher.group(2).toLowerCase(Locale.ROOT);
      since = number;
      text.setLength(0);
      return Optional.empty();
    }
    boolean closes = matcher.group(1).startsWith(fence) && line.strip().equals(matcher.group(1));
    if (!closes) {
      text.append(line).append('\n');
      return Optional.empty();
    }
    fence = "";
    return Optional.of(new Block(language, text.toString(), since));
  }

  /** Whether the last line was inside of a block, or began one. */
  boolean inside() {
    return !fence.isEmpty();
  }

  /** Where the open block began. */
  int since() {
    return since;
  }
}
