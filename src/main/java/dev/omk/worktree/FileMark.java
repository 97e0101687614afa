package dev.omk.worktree;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What {@code lstat} says of a file. Two marks that are equal are the same file with no change in
 * between, as far as the time of last change can tell: no program may set that one.
 *
 * @param mode kind and permissions, as in inode(7)
 * @param size in bytes
 * @param modified may be set by any program that may write
 * @param changed set by the system alone, at each change of content, name or permissions
 */
record FileMark(long device, long inode, int mode, long size, FileTime modified, FileTime changed) {
  private static final String WANTED = "unix:dev,ino,mode,size,lastModifiedTime,ctime";
  private static final int KIND = 0170000;
  private static final int DIRECTORY = 0040000;
  private static final int REGULAR = 0100000;
  private static final int LINK = 0120000;
  private static final int OWNER_RUNS = 0100;

  /** The mark of what is there, which is not followed if it is a link; empty when nothing is. */
  static Optional<FileMark> of(Path file) throws IOException {
    try {
      return Optional.of(read(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (FileSystemException e) {
      // ENOTDIR: a parent became a file in between.
      if (String.valueOf(e.getReason()).contains("Not a directory")) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static FileMark read(Path file) throws IOException {
    Map<String, Object> told = Files.readAttributes(file, WANTED, LinkOption.NOFOLLOW_LINKS);
    return new FileMark(
        value(told, "dev", Long.class),
        value(told, "ino", Long.class),
        value(told, "mode", Integer.class),
        value(told, "size", Long.class),
        value(told, "lastModifiedTime", FileTime.class),
        value(told, "ctime", FileTime.class));
  }

  private static <T> T value(Map<String, Object> told, String name, Class<T> type) {
    return type.cast(Objects.requireNonNull(told.get(name), name));
  }

  boolean directory() {
    return (mode & KIND) == DIRECTORY;
  }

  boolean regular() {
    return (mode & KIND) == REGULAR;
  }

  /** Whether its owner may run it, which is what git calls executable. */
  boolean executable() {
    return (mode & OWNER_RUNS) != 0;
  }

  boolean link() {
    return (mode & KIND) == LINK;
  }
}
