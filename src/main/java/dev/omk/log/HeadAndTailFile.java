package dev.omk.log;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that keeps the first and the last half of what is written to it. The second half is a ring
 * on disk, which {@link #close} puts in order: memory stays flat while bytes flow, and after a
 * crash everything kept is in the file, only turned.
 */
final class HeadAndTailFile implements Closeable {
  private static final int MAX_MARKER = 128;

  // Not a FileChannel: that one is closed for good when its thread is interrupted.
  private final RandomAccessFile file;
  private final long half;
  private long written;

  /** Replaces the file if there is one; a link there is an error. */
  HeadAndTailFile(Path path, long maxBytes) throws IOException {
    if (maxBytes < 4 * MAX_MARKER) {
      throw new IllegalArgumentException("too small: " + maxBytes);
    }
    half = (maxBytes - MAX_MARKER) / 2;
    file = opened(path);
  }

  // Such a file cannot refuse links itself, so the link is looked for before it could be made the
  // file that it points to, and again before anything in the file is changed.
  private static RandomAccessFile opened(Path path) throws IOException {
    refuseLink(path);
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
    try {
      refuseLink(path);
      if (file.length() > 0) {
        file.setLength(0);
      }
      return file;
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  private static void refuseLink(Path path) throws IOException {
    if (Files.isSymbolicLink(path)) {
      throw new FileSystemException(path.toString(), null, "is a link");
    }
  }

  void write(byte[] bytes) throws IOException {
    int from = 0;
    while (from < bytes.length) {
      long position = positionOf(written);
      long room = position < half ? half - position : 2 * half - position;
      int length = (int) Math.min(room, bytes.length - from);
      writeAt(position, bytes, from, length);
      written += length;
      from += length;
    }
  }

  private long positionOf(long index) {
    return index < half ? index : half + (index - half) % half;
  }

  private void writeAt(long position, byte[] bytes, int from, int length) throws IOException {
    file.seek(position);
    file.write(bytes, from, length);
  }

  @Override
  public void close() throws IOException {
    try (file) {
      if (written > 2 * half) {
        order();
      }
    }
  }

  private void order() throws IOException {
    byte[] tail = new byte[(int) half];
    int oldest = (int) (positionOf(written) - half);
    file.seek(half + oldest);
    file.readFully(tail, 0, tail.length - oldest);
    file.seek(half);
    file.readFully(tail, tail.length - oldest, oldest);
    int start = nextLine(tail);
    long dropped = written - 2 * half + start;
    byte[] marker =
        ("\n[… omk: " + dropped + " bytes left out …]\n").getBytes(StandardCharsets.UTF_8);
    writeAt(half, marker, 0, marker.length);
    writeAt(half + marker.length, tail, start, tail.length - start);
    file.setLength(half + marker.length + tail.length - start);
  }

  // The tail begins with a whole line, unless that would cost more than half of it.
  private static int nextLine(byte[] tail) {
    for (int i = 0; i < tail.length / 2; i++) {
      if (tail[i] == '\n') {
        return i + 1;
      }
    }
    return 0;
  }
}
