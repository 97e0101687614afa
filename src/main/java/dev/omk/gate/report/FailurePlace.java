package dev.omk.gate.report;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/**
 * Where a failure is, for a link in an editor or an annotation.
 *
 * @param file as the report or its text names it; empty when unknown
 * @param line from 1, 0 when unknown
 */
record FailurePlace(String file, int line) {
  private static final int MAX_PATH = 1000;

  /** The line with which pytest ends the traceback of a failure. */
  private static final Pattern PYTEST = Pattern.compile("(?m)^([^\\s:]+\\.py):(\\d{1,9}): ");

  /** A frame of a JVM; a module or a loader may stand before the class. */
  private static final Pattern JVM =
      Pattern.compile(
          "(?m)^\\s*at (?:[^\\s/()]*/)*([\\w.$]+)\\.[\\w$<>]+\\((\\w+\\.\\w+):(\\d{1,9})\\)");

  /** A frame of Node: a path, or a file URL, with line and column. */
  private static final Pattern NODE =
      Pattern.compile("(?m)\\bat (?:.*\\()?(?:file://)?(/[^\\s()]+):(\\d{1,9}):\\d+\\)?$");

  /** A frame of Vitest, below the root of its project or absolute. */
  private static final Pattern VITEST =
      Pattern.compile("(?m)^\\s*❯ (?:.* )?([^\\s:]+):(\\d{1,9}):\\d+$");

  /** A class that is a file: so Vitest calls what its tests are in. */
  private static final Pattern SCRIPT = Pattern.compile("[^\\s:]+\\.[cm]?[jt]sx?");

  /** Go's {@code t.Error} and compiler, the frames of its panics, and Rust's panics. */
  private static final Pattern GO =
      Pattern.compile("(?m)^\\s*(\\w[\\w./-]*\\.go):(\\d{1,9}):(?:\\d{1,9}:)? ");

  private static final Pattern GO_FRAME =
      Pattern.compile("(?m)^\\s+(/\\S+_test\\.go):(\\d{1,9}) \\+0x");

  private static final Pattern RUST =
      Pattern.compile("panicked at (?:'.*', )?([^\\s:']+\\.rs):(\\d{1,9}):\\d+");

  /**
   * What the report says, or, where it does not, what the text of the failure says.
   *
   * @param owner the class that the test is in
   */
  static FailurePlace of(String owner, String fileOrEmpty, int line, String detail) {
    boolean script = fileOrEmpty.isEmpty() && SCRIPT.matcher(owner).matches();
    String file = script ? owner : fileOrEmpty;
    if (!file.isEmpty() && (line > 0 || detail.isEmpty())) {
      return safe(file, line);
    }
    FailurePlace told = told(owner, detail);
    boolean better = file.isEmpty() || told.file.endsWith(file) || file.endsWith(told.file);
    return better && !told.file.isEmpty() ? told : safe(file, line);
  }

  private static FailurePlace told(String owner, String detail) {
    FailurePlace place = lastOf(PYTEST.matcher(detail));
    if (place.file.isEmpty()) {
      place = inClass(owner, detail);
    }
    for (Pattern pattern : new Pattern[] {RUST, GO, GO_FRAME, VITEST, NODE}) {
      Matcher matcher = pattern.matcher(detail);
      if (place.file.isEmpty() && find(matcher)) {
        place = safe(matcher.group(1), Integer.parseInt(matcher.group(2)));
      }
    }
    return place;
  }

  /** The first that is no part of a library. */
  private static boolean find(Matcher matcher) {
    while (matcher.find()) {
      if (!matcher.group(1).contains("/node_modules/")) {
        return true;
      }
    }
    return false;
  }

  private static FailurePlace lastOf(Matcher matcher) {
    FailurePlace last = none();
    while (matcher.find()) {
      last = safe(matcher.group(1), Integer.parseInt(matcher.group(2)));
    }
    return last;
  }

  /** The first frame in the test's own class: its package names the folder. */
  private static FailurePlace inClass(String owner, String detail) {
    Matcher frame = JVM.matcher(detail);
    while (frame.find()) {
      String type = outer(frame.group(1));
      if (type.equals(outer(owner))) {
        int dot = type.lastIndexOf('.');
        String folder = dot < 0 ? "" : type.substring(0, dot + 1).replace('.', '/');
        return safe(folder + frame.group(2), Integer.parseInt(frame.group(3)));
      }
    }
    return none();
  }

  private static String outer(String type) {
    int dollar = type.indexOf('$');
    return dollar < 0 ? type : type.substring(0, dollar);
  }

  static FailurePlace none() {
    return new FailurePlace("", 0);
  }

  static FailurePlace safe(String file, int line) {
    String slashes = file.replace('\\', '/');
    boolean climbs = slashes.startsWith("../") || slashes.contains("/../");
    return climbs || slashes.length() > MAX_PATH ? none() : new FailurePlace(slashes, line);
  }
}
