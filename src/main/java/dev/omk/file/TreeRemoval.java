package dev.omk.file;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Deletes whole trees. */
public final class TreeRemoval extends SimpleFileVisitor<Path> {
  private TreeRemoval() {}

  /**
   * Deletes a file, a link, or a directory with all in it; nothing happens when there is nothing. A
   * directory that somebody made read-only is deleted too.
   *
   * @throws IOException if any of it is left
   */
  public static void of(Path path) throws IOException {
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      Files.walkFileTree(path, new TreeRemoval());
    }
  }

  /** Programs may take permissions from directories that they made. */
  @Override
  public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
      throws IOException {
    if (!Files.isWritable(directory) && !directory.toFile().setWritable(true)) {
      throw new IOException("cannot make writable: " + directory);
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    Files.deleteIfExists(file);
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
      throws IOException {
    Files.deleteIfExists(directory);
    return FileVisitResult.CONTINUE;
  }
}
