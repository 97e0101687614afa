package dev.omk.review;

import com.google.re2j.Pattern;
import java.util.Optional;

/**
 * A mark of code that a check may be evaded with.
 *
 * @param rule what is found where it stands
 * @param pattern of a line
 * @param inTests whether it says something in a test, too
 * @param innocent what is taken out of the line first
 */
record EvasionMark(String rule, Pattern pattern, boolean inTests, Optional<Pattern> innocent) {
  static final String EXIT = "evasion.early-exit";
  static final String PATCH = "evasion.patched-tests";
  static final String REPORT = "evasion.report";
  static final String SKIP = "evasion.skip";
  static final String HIDDEN = "evasion.hidden-code";
  static final String AWARE = "evasion.knows-its-check";
  static final String ALWAYS = "evasion.always-equal";

  /** Counts only where no gate reports or counts tests. */
  static final String MAY_EXIT = "evasion.may-exit";

  static EvasionMark anywhere(String rule, String pattern) {
    return new EvasionMark(rule, Pattern.compile(pattern), true, Optional.empty());
  }

  /** A mark of any code, but for what is innocent. */
  static EvasionMark anywhereBut(String rule, String pattern, String innocent) {
    return new EvasionMark(
        rule, Pattern.compile(pattern), true, Optional.of(Pattern.compile(innocent)));
  }

  static EvasionMark inProduct(String rule, String pattern) {
    return new EvasionMark(rule, Pattern.compile(pattern), false, Optional.empty());
  }

  /** A mark of the product's code, but for what is innocent. */
  static EvasionMark inProduct(String rule, String pattern, String innocent) {
    return new EvasionMark(
        rule, Pattern.compile(pattern), false, Optional.of(Pattern.compile(innocent)));
  }

  /** Whether it counts only where no gate reports or counts tests. */
  boolean mayExitOnly() {
    return rule.equals(MAY_EXIT);
  }

  /** Whether a line has it. */
  boolean in(String line) {
    return pattern.matcher(line).find()
        && innocent
            .map(plain -> pattern.matcher(plain.matcher(line).replaceAll(" ")).find())
            .orElse(true);
  }
}
