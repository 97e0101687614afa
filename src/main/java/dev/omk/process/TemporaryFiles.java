package dev.omk.process;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Private temporary files and directories, named {@code omk-KIND-NAMESPACE-PID-…} for the process
 * that made them: so a later one can tell what belongs to nobody any more.
 */
public final class TemporaryFiles {
  private static final String PREFIX = "omk-";

  private TemporaryFiles() {}

  /** Where the JVM puts temporary files. */
  public static Path system() {
    return Path.of(System.getProperty("java.io.tmpdir"));
  }

  /** An empty file for its owner only. */
  public static Path file(Path parent, String kind) throws IOException {
    return Files.createTempFile(parent, prefix(kind), "");
  }

  /** An empty directory for its owner only. */
  public static Path directory(Path parent, String kind) throws IOException {
    return Files.createTempDirectory(parent, prefix(kind));
  }

  private static String prefix(String kind) {
    return PREFIX
        + kind
        + "-"
        + ProcessSpace.pidNamespace()
        + "-"
        + ProcessHandle.current().pid()
        + "-";
  }

  /** What processes of this user left that were killed; nothing that may still be in use. */
  public static List<Path> leftovers(Path parent) throws IOException {
    List<Path> leftovers = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(parent, PREFIX + "*-*-*-*")) {
      for (Path path : found) {
        if (isLeftover(path)) {
          leftovers.add(path);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return leftovers;
  }

  private static boolean isLeftover(Path path) throws IOException {
    String[] parts = path.getFileName().toString().split("-", -1);
    boolean ours =
        Proc.available() && parts.length == 5 && parts[2].equals(ProcessSpace.pidNamespace());
    return ours
        && isNumber(parts[3])
        && ProcessIdentity.of(Long.parseLong(parts[3])).isEmpty()
        && isOurs(path);
  }

  private static boolean isOurs(Path path) throws IOException {
    try {
      return Files.getOwner(path, LinkOption.NOFOLLOW_LINKS)
          .equals(Files.getOwner(Path.of("/proc/self")));
    } catch (NoSuchFileException gone) {
      return false;
    }
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.length() < 12 && text.chars().allMatch(Character::isDigit);
  }
}
