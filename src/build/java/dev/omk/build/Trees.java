package dev.omk.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Directory trees. */
final class Trees {
  private Trees() {}

  /** Every path under {@code root} in one order on every machine, without {@code root} itself. */
  static List<Path> sorted(Path root) throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      return paths
          .filter(path -> !path.equals(root))
          .sorted(Comparator.comparing(path -> root.relativize(path).toString()))
          .toList();
    }
  }

  /** Sets the modification time of all of {@code root}: the AOT cache remembers those of jars. */
  static void stamp(Path root, Instant time) throws IOException {
    for (Path path : sorted(root)) {
      Files.setLastModifiedTime(path, FileTime.from(time));
    }
  }

  static void delete(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    for (Path path : sorted(root).reversed()) {
      Files.delete(path);
    }
    Files.delete(root);
  }
}
