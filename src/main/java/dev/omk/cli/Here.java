package dev.omk.cli;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.process.CallerEnvironment;
import dev.omk.text.Harmless;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where omk was called. */
final class Here {
  private static final String DELETED = "omk.gone"; // Set by the launcher, which is elsewhere then.
  private static final int SHOWN = 200;

  // What stands for bytes that are no UTF-8. With it in a name, another file would be meant.
  private static final String REPLACEMENT = "\uFFFD";
  private static final List<String> PLACES =
      List.of(
          "HOME",
          "OMK_STATE_DIR",
          "XDG_CACHE_HOME",
          "XDG_CONFIG_HOME",
          "XDG_DATA_HOME",
          "XDG_STATE_HOME",
          "TMPDIR");

  private Here() {}

  /** Whether the current directory was deleted. */
  static boolean isGone() {
    return Boolean.getBoolean(DELETED);
  }

  /**
   * The working directory.
   *
   * @param asked the directory to work in, from the current one; empty for the current one
   * @throws OmkException {@code IO} if it was deleted; {@code INVALID_VALUE} for a path that is not
   *     UTF-8, as the JVM can open no other
   */
  static Path of(Optional<String> asked, CallerEnvironment environment) {
    Path current = Path.of(System.getProperty("user.dir", "")).toAbsolutePath();
    Path here = asked.map(current::resolve).orElse(current).normalize();
    if (isGone() && !asked.map(Path::of).map(Path::isAbsolute).orElse(false)) {
      throw new OmkException(
          ErrorCode.IO, "the current directory does not exist", "cd to another one");
    }
    requireUtf8("the path of the current directory", here.toString());
    for (String place : PLACES) {
      requireUtf8(place, environment.get(place).orElse(""));
    }
    return here;
  }

  private static void requireUtf8(String what, String path) {
    if (path.contains(REPLACEMENT)) {
      throw new OmkException(
          ErrorCode.INVALID_VALUE,
          what + " is not valid UTF-8: " + Harmless.line(path, SHOWN),
          "use a directory whose whole path is UTF-8");
    }
  }
}
