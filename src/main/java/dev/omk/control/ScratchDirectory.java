package dev.omk.control;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.file.TreeRemoval;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A private temporary directory that is removed with everything in it. */
final class ScratchDirectory implements AutoCloseable {
  private final Path path;

  private ScratchDirectory(Path path) {
    this.path = path;
  }

  static ScratchDirectory create(String prefix) {
    try {
      return new ScratchDirectory(Files.createTempDirectory(prefix).toRealPath());
    } catch (IOException e) {
      throw new OmkException(
          ErrorCode.IO,
          "cannot make a temporary directory: " + e.getMessage(),
          "set TMPDIR to a directory that can be written",
          e);
    }
  }

  Path path() {
    return path;
  }

  @Override
  public void close() {
    try {
      TreeRemoval.of(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
