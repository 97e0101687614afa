package dev.omk.review;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.omk.secret.TextLine;
import java.util.List;

/**
 * What the lines around a finding say for it: a method that is put into JavaScript's own only where
 * it is missing, and variables of the environment that are taken by a prefix of the project's.
 */
final class Excuse {
  private static final int NEAR = 4;
  private static final Pattern PUT =
      Pattern.compile(
          "\\b([A-Z]\\w*\\.prototype)(?:\\.(\\w+)\\s*=|\\s*,\\s*[\"'`](\\w+)[\"'`])|\\b(Object|Array|String|Number|Promise|Math|Reflect)\\.(\\w+)\\s*=");
  private static final Pattern ENVIRONMENT =
      Pattern.compile("\\b(environ|process\\.env|env::vars|Environ)\\b");
  private static final Pattern PREFIX =
      Pattern.compile(
          "\\b(startswith|removeprefix|strip_prefix|starts_with|startsWith|HasPrefix|CutPrefix)\\s*\\([^\"'`]*[\"'`]([A-Z][A-Z0-9]+_)[\"'`]");
  private static final Pattern RUNNER =
      Pattern.compile(
          "^(PY|PYTEST|TEST|CI|NODE|NPM|JEST|CARGO|RUST|GO|GITHUB|OMK|MAVEN|GRADLE|MAKE|BASH)_$");

  private final String suffix;
  private final List<TextLine> lines;
  private final int at;

  /**
   * @param suffix whose rules hold for the file
   * @param at the place of the finding in the lines that were added
   */
  Excuse(String suffix, List<TextLine> lines, int at) {
    this.suffix = suffix;
    this.lines = lines;
    this.at = at;
  }

  boolean holds(Finding found) {
    return switch (found.rule()) {
      case EvasionMark.PATCH -> Suffixes.JAVASCRIPT.contains(suffix) && isMissing();
      case EvasionMark.AWARE -> isByPrefix();
      default -> false;
    };
  }

  private boolean isMissing() {
    Matcher put = PUT.matcher(lines.get(at).text());
    if (!put.find()) {
      return false;
    }
    String owner = put.group(1) == null ? put.group(4) : put.group(1);
    String name =
        put.group(1) == null ? put.group(5) : put.group(2) == null ? put.group(3) : put.group(2);
    String place = Pattern.quote(owner + "." + name);
    Pattern asked =
        Pattern.compile(
            "\\bif\\s*\\(\\s*(!\\s*"
                + place
                + "\\s*\\)|typeof\\s+"
                + place
                + "\\s*(!==?\\s*[\"']function|===?\\s*[\"']undefined)[\"']\\s*\\))");
    for (int i = at; i >= Math.max(0, at - 2); i--) {
      String text = lines.get(i).text();
      if (text.contains("else")) {
        return false;
      }
      if (asked.matcher(text).find()) {
        return true;
      }
    }
    return false;
  }

  private boolean isByPrefix() {
    if (!ENVIRONMENT.matcher(lines.get(at).text()).find()) {
      return false;
    }
    for (int i = at; i < Math.min(lines.size(), at + NEAR); i++) {
      Matcher prefix = PREFIX.matcher(lines.get(i).text());
      if (prefix.find()) {
        return !RUNNER.matches(prefix.group(2));
      }
    }
    return false;
  }
}
