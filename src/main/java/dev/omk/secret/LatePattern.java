package dev.omk.secret;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import org.jspecify.annotations.Nullable;

/** A pattern that is compiled when it is first tried: most formats never are in one run. */
final class LatePattern {
  private final String regex;
  private volatile @Nullable Pattern compiled;

  LatePattern(String regex) {
    this.regex = regex;
  }

  Matcher matcher(CharSequence text) {
    Pattern pattern = compiled;
    if (pattern == null) {
      pattern = Pattern.compile(regex);
      compiled = pattern;
    }
    return pattern.matcher(text);
  }
}
