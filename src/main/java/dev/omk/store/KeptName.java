package dev.omk.store;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Names for what was found in a file and does not belong there, but is not to be lost. */
final class KeptName {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'", Locale.ROOT);

  private KeptName() {}

  /** A name that is free: {@code FILE.WHAT-TIME}, in the directory of the file. */
  static Path beside(Path file, String what, Instant now) {
    Path wanted =
        file.resolveSibling(
            prefix(file.getFileName().toString(), what)
                + TIME.format(now.atOffset(ZoneOffset.UTC)));
    Path path = wanted;
    // A clock may go back, to the very time at which something else was kept.
    for (int n = 2; Files.exists(path, LinkOption.NOFOLLOW_LINKS); n++) {
      path = wanted.resolveSibling(wanted.getFileName() + "-" + n);
    }
    return path;
  }

  /** How the names begin. */
  static String prefix(String fileName, String what) {
    return fileName + '.' + what + '-';
  }
}
