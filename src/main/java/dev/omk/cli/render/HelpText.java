package dev.omk.cli.render;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Help as a terminal shows it: lines that are too long go on below their last column. */
public final class HelpText {
  private static final Pattern BEFORE = Pattern.compile("^ *(?:\\S.*? {2,}(?=\\S))?");
  private static final Pattern WHOLE = Pattern.compile("Usage: |  omk ");

  private HelpText() {}

  /** Lines of at most so many columns; a synopsis and what is to be pasted stay whole. */
  public static String fit(String text, int width) {
    String marked =
        text.lines()
            .map(
                line ->
                    line.length() <= width || WHOLE.matcher(line).lookingAt() ? line : marked(line))
            .collect(Collectors.joining("\n", "", "\n"));
    return Prose.fit(marked, width);
  }

  private static String marked(String line) {
    Matcher before = BEFORE.matcher(line);
    String prefix = before.find() ? before.group() : "";
    return prefix + Prose.words(Prose.hang(prefix), line.substring(prefix.length()));
  }
}
