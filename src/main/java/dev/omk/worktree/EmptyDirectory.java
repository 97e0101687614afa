package dev.omk.worktree;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Makes sure that a directory is there and empty. */
final class EmptyDirectory {
  private EmptyDirectory() {}

  static void make(Path directory) {
    try {
      Files.createDirectories(directory);
      try (Stream<Path> entries = Files.list(directory)) {
        if (entries.findAny().isPresent()) {
          throw new OmkException(
              ErrorCode.INVALID_VALUE, directory + " is not an empty directory", "");
        }
      }
    } catch (IOException e) {
      throw PrivateFiles.failed("make " + directory, e);
    }
  }
}
