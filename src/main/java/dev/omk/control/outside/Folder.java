package dev.omk.control.outside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder that may not be there. */
final class Folder {
  private Folder() {}

  /** What is in it, sorted; nothing where it cannot be read. */
  static List<Path> list(Path folder) {
    try (Stream<Path> all = Files.isDirectory(folder) ? Files.list(folder) : Stream.of()) {
      return all.sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }
}
