package dev.omk.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * Every change that the store makes to a file system, one call each: the seam at which tests let
 * disks fill up, writes fall short and processes die.
 */
public interface DurableFiles {
  /** The real file system. */
  static DurableFiles real() {
    return new RealFiles();
  }

  /** The real file system with a failpoint before every change. */
  static DurableFiles watched(DurableFiles files, Failpoint failpoint) {
    return new WatchedFiles(files, failpoint);
  }

  /** Creates a file that must not exist yet, readable as the user's umask says. */
  DurableFile create(Path file) throws IOException;

  /** Creates a file that must not exist yet, for nobody but its owner (0600). */
  DurableFile createPrivate(Path file) throws IOException;

  /** Opens an existing regular file for reading and writing; never a link. */
  DurableFile open(Path file) throws IOException;

  /** Writes at least one byte at a position; may write fewer than there are. */
  int write(DurableFile file, ByteBuffer bytes, long position) throws IOException;

  /** Returns when the content and length of the file are on the disk. */
  void sync(DurableFile file) throws IOException;

  /** Cuts a file. */
  void truncate(DurableFile file, long size) throws IOException;

  /** Renames atomically, replacing a file of that name. */
  void rename(Path from, Path to) throws IOException;

  /** Gives an existing file a second name, which must not exist. */
  void link(Path existing, Path link) throws IOException;

  /** Deletes a file or an empty directory if it is there. */
  void delete(Path file) throws IOException;

  /** Creates one directory, whose parent exists, if it is not there. */
  void createDirectory(Path directory) throws IOException;

  /** Returns when the names in a directory are on the disk. */
  void syncDirectory(Path directory) throws IOException;

  /** Writes all bytes at a position, in as many writes as it takes. */
  default void writeFully(DurableFile file, ByteBuffer bytes, long position) throws IOException {
    long at = position;
    while (bytes.hasRemaining()) {
      int written = write(file, bytes, at);
      if (written <= 0) {
        throw new IOException("nothing was written");
      }
      at += written;
    }
  }
}
