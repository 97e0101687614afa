package dev.omk.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * Replaces a small file as a whole: readers see the old content or the new, never a part.
 *
 * <p>The temporary file's name is fixed ({@code .NAME.tmp}), so that a crash leaves at most one and
 * the next write takes it away. Whoever writes must therefore hold the lock of that file.
 */
public final class AtomicFile {
  /** How far a replacement is on the disk when it returns. */
  public enum Durability {
    /** Not at all: the content can be rebuilt. */
    NONE,
    /** Content synced before the rename: after a power loss the old or the new file is there. */
    CONTENT,
    /** And the directory after it: the new file is there. */
    CONTENT_AND_NAME
  }

  private AtomicFile() {}

  /** The name under which a replacement is written first. */
  static Path temporary(Path file) {
    return file.resolveSibling("." + file.getFileName() + ".tmp");
  }

  /** Replaces or creates {@code file}. */
  public static void write(DurableFiles files, Path file, byte[] content, Durability durability)
      throws IOException {
    Path temporary = temporary(file);
    files.delete(temporary);
    try (DurableFile out = files.create(temporary)) {
      files.writeFully(out, ByteBuffer.wrap(content), 0);
      if (durability != Durability.NONE) {
        files.sync(out);
      }
    }
    files.rename(temporary, file);
    if (durability == Durability.CONTENT_AND_NAME) {
      files.syncDirectory(parent(file));
    }
  }

  static Path parent(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    if (parent == null) {
      throw new IllegalArgumentException("no parent: " + file);
    }
    return parent;
  }
}
