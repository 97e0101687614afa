package dev.omk.store;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Told before every change to the file system, so that a test can fail it or end the process there.
 * Off unless {@link DurableFiles#watched} is used: then nothing is called at all.
 */
@FunctionalInterface
public interface Failpoint {
  /** The kinds of change. */
  enum Change {
    /** A new file. */
    CREATE,
    /** An existing file opened for writing. */
    OPEN,
    /** Bytes written. */
    WRITE,
    /** A file synced. */
    SYNC,
    /** A file cut. */
    TRUNCATE,
    /** A file or directory renamed. */
    RENAME,
    /** A second name for a file. */
    LINK,
    /** A file deleted. */
    DELETE,
    /** A new directory. */
    CREATE_DIRECTORY,
    /** A directory synced. */
    SYNC_DIRECTORY
  }

  /**
   * Reached before the change is made.
   *
   * @throws IOException to make it fail
   */
  void reached(Change change, Path file) throws IOException;
}
