package dev.omk.review;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Optional;

/**
 * A word in a line that allows what a rule finds there: {@code omk:allow RULE reason}.
 *
 * @param rule the rule's id, whole
 * @param reason why; empty when none is given, and then nothing is allowed
 */
public record Suppression(String rule, String reason) {
  /** What such a word begins with. */
  public static final String MARK = "omk:allow ";

  private static final Pattern WORDS =
      Pattern.compile("omk:allow\\s+([a-z]+\\.[\\w./-]+)(?:[ \\t:—-]+(\\S.*?))?[\\s*/>-]*$");

  /** What a line allows. */
  public static Optional<Suppression> in(String line) {
    if (!line.contains(MARK)) {
      return Optional.empty();
    }
    Matcher words = WORDS.matcher(line);
    return words.find()
        ? Optional.of(new Suppression(words.group(1), words.group(2) == null ? "" : words.group(2)))
        : Optional.empty();
  }
}
