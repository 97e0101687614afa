package dev.omk.gate.report;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/**
 * Where a failure is, for a link in an editor or an annotation.
 *
 * @param file relative to the work tree; empty when unknown
 * @param line from 1, 0 when unknown
 */
record FailurePlace(String file, int line) {
  /** The line with which pytest ends the traceback of a failure. */
  private static final Pattern PYTEST = Pattern.compile("(?m)^([^\\s:]+\\.py):(\\d{1,9}): ");

  /** What the report says, or, where it does not, what the text of the failure says. */
  static FailurePlace of(String file, int line, String detail) {
    if (!file.isEmpty()) {
      return isInside(file) ? new FailurePlace(file.replace('\\', '/'), line) : none();
    }
    Matcher matcher = PYTEST.matcher(detail);
    FailurePlace last = none();
    while (matcher.find()) {
      if (isInside(matcher.group(1))) {
        last = new FailurePlace(matcher.group(1), Integer.parseInt(matcher.group(2)));
      }
    }
    return last;
  }

  private static FailurePlace none() {
    return new FailurePlace("", 0);
  }

  private static boolean isInside(String file) {
    String slashes = file.replace('\\', '/');
    return !slashes.startsWith("/")
        && !slashes.startsWith("../")
        && !slashes.contains("/../")
        && slashes.indexOf(':') < 0
        && slashes.length() <= 1000;
  }
}
