package dev.omk.control.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Which directory it is, and when something in it came, went or was replaced: its inode and the
 * time of its last change, which nobody can set back.
 *
 * @param inode its device and its number there
 * @param changed when
 */
public record DirectoryStamp(String inode, FileTime changed) {
  /** A directory may change once more within the same tick of its clock. */
  private static final Duration SETTLED = Duration.ofSeconds(2);

  /**
   * That of a directory as it is now.
   *
   * @throws IOException if there is none, a link among others
   */
  public static DirectoryStamp of(Path directory) throws IOException {
    Map<String, Object> read =
        Files.readAttributes(
            directory, "unix:dev,ino,ctime,isDirectory", LinkOption.NOFOLLOW_LINKS);
    if (!Boolean.TRUE.equals(read.get("isDirectory"))) {
      throw new NotDirectoryException(directory.toString());
    }
    if (read.get("ctime") instanceof FileTime changed) {
      return new DirectoryStamp(read.get("dev") + "-" + read.get("ino"), changed);
    }
    throw new IOException("no time of the last change: " + directory);
  }

  /** Whether a change from now on shows in it. */
  public boolean settled(Instant now) {
    return changed.toInstant().isBefore(now.minus(SETTLED));
  }

  /** Both in one word. */
  public String name() {
    return inode + "-" + changed.to(TimeUnit.NANOSECONDS);
  }
}
