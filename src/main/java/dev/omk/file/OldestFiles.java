package dev.omk.file;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps a directory of small files from growing. Others may add to it and remove from it. */
public final class OldestFiles {
  private OldestFiles() {}

  /**
   * Where a directory has grown too large, removes all but the youngest files.
   *
   * @param tooMany how many files are too many
   * @param kept how many stay then
   */
  public static void remove(Path directory, int tooMany, int kept) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      stream.forEach(files::add);
    }
    if (files.size() < tooMany) {
      return;
    }
    List<Path> oldestFirst =
        ages(files).entrySet().stream()
            .sorted(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .toList();
    for (Path old : oldestFirst.subList(0, Math.max(0, oldestFirst.size() - kept))) {
      Files.deleteIfExists(old);
    }
  }

  // Each is asked once: one that is replaced meanwhile would upset the order.
  private static Map<Path, FileTime> ages(List<Path> files) throws IOException {
    Map<Path, FileTime> ages = new HashMap<>();
    for (Path file : files) {
      try {
        ages.put(file, Files.getLastModifiedTime(file));
      } catch (NoSuchFileException e) {
        continue; // Somebody else was faster.
      }
    }
    return ages;
  }
}
