package dev.omk.gate.run;

import dev.omk.process.TemporaryFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reports of before, out of the way of a gate that writes new ones: each lies under a number, its
 * path beside it, in a folder that is named for this process. What a killed process left is put
 * back by the next one in the same project ({@link #putBack}), so that a kill loses nothing.
 */
public final class MovedReports {
  private static final String KIND = "moved";
  private static final String PATH = ".path";

  private final Path parent;
  private @Nullable Path folder;
  private int count;

  /**
   * @param parent where a folder is made for them when there is one to take, and it itself when
   *     missing
   */
  MovedReports(Path parent) {
    this.parent = parent;
  }

  /** Takes a file out of the tree; where it was is kept before it is gone. */
  void take(Path file) throws IOException {
    if (folder == null) {
      folder = TemporaryFiles.directory(Files.createDirectories(parent), KIND);
    }
    Path kept = folder.resolve(Integer.toString(count++));
    Files.writeString(Path.of(kept + PATH), file.toString(), StandardCharsets.UTF_8);
    Files.move(file, kept);
  }

  /** Puts back what was not replaced and whose folder is still there, and drops the rest. */
  void putBack() throws IOException {
    if (folder != null) {
      putBackFrom(folder, Path.of("/"));
    }
  }

  /**
   * Puts back what dead processes of this user took and did not put back.
   *
   * @param parent where their folders are; it may be missing
   * @param root only what lies below it is put back
   */
  public static void putBack(Path parent, Path root) throws IOException {
    if (Files.isDirectory(parent)) {
      for (Path left : TemporaryFiles.leftovers(parent)) {
        putBackFrom(left, root);
      }
    }
  }

  private static void putBackFrom(Path folder, Path root) throws IOException {
    try (Stream<Path> names = Files.list(folder)) {
      for (Path name : names.filter(path -> path.toString().endsWith(PATH)).sorted().toList()) {
        Path kept = Path.of(name.toString().substring(0, name.toString().length() - PATH.length()));
        Path before = Path.of(Files.readString(name, StandardCharsets.UTF_8)).normalize();
        if (before.startsWith(root) && isFree(before)) {
          moveIfThere(kept, before);
        }
        Files.deleteIfExists(kept);
        Files.deleteIfExists(name);
      }
    } catch (NoSuchFileException | NotDirectoryException gone) {
      return; // Another process was quicker, or it is nothing of ours.
    }
    Files.deleteIfExists(folder);
  }

  private static boolean isFree(Path path) {
    Path parent = path.getParent();
    return !Files.exists(path, LinkOption.NOFOLLOW_LINKS)
        && parent != null
        && Files.isDirectory(parent, LinkOption.NOFOLLOW_LINKS);
  }

  // Whole or not at all: on another file system it is copied beside its place first.
  private static void moveIfThere(Path kept, Path to) throws IOException {
    if (!Files.exists(kept, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try {
      Files.move(kept, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Path beside = to.resolveSibling(to.getFileName() + ".omk-" + UUID.randomUUID());
      Files.copy(kept, beside, LinkOption.NOFOLLOW_LINKS, StandardCopyOption.COPY_ATTRIBUTES);
      Files.move(beside, to, StandardCopyOption.ATOMIC_MOVE);
    }
  }
}
