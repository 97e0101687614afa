package dev.omk.gate.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file that keeps the head and the tail of what is written to it. The tail goes round in a second
 * file beside it and is joined when the log is closed, so memory stays flat.
 */
final class BoundedLogFile implements AutoCloseable {
  private static final int MARKER_ROOM = 256;

  private final Path tailPath;
  private final long headBytes;
  private final long tailBytes;
  private final FileChannel head;
  private FileChannel tail;
  private long headWritten;
  private long tailWritten;

  /** Replaces the file if there is one; a link there is an error. */
  BoundedLogFile(Path path, long maxBytes) throws IOException {
    this.tailPath = path.resolveSibling(path.getFileName() + ".tail");
    this.headBytes = maxBytes / 2;
    this.tailBytes = maxBytes - headBytes - MARKER_ROOM;
    this.head =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING,
            LinkOption.NOFOLLOW_LINKS);
    this.tail = head;
  }

  void write(byte[] bytes, int offset, int length) throws IOException {
    int toHead = (int) Math.min(length, headBytes - headWritten);
    if (toHead > 0) {
      writeFully(head, ByteBuffer.wrap(bytes, offset, toHead));
      headWritten += toHead;
    }
    if (length > toHead) {
      writeTail(bytes, offset + toHead, length - toHead);
    }
  }

  private void writeTail(byte[] bytes, int offset, int length) throws IOException {
    if (tailWritten == 0) {
      tail =
          FileChannel.open(
              tailPath,
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING,
              LinkOption.NOFOLLOW_LINKS);
    }
    int done = 0;
    while (done < length) {
      long position = tailWritten % tailBytes;
      int part = (int) Math.min(length - done, tailBytes - position);
      tail.position(position);
      writeFully(tail, ByteBuffer.wrap(bytes, offset + done, part));
      tailWritten += part;
      done += part;
    }
  }

  @Override
  public void close() throws IOException {
    try (head) {
      if (tailWritten > 0) {
        try (FileChannel rest = tail) {
          joinTail(rest);
        } finally {
          Files.deleteIfExists(tailPath);
        }
      }
    }
  }

  private void joinTail(FileChannel rest) throws IOException {
    long oldest = tailWritten <= tailBytes ? 0 : tailWritten % tailBytes;
    if (tailWritten > tailBytes) {
      String marker = "%n[omk: %d bytes left out here]%n".formatted(tailWritten - tailBytes);
      writeFully(head, ByteBuffer.wrap(marker.getBytes(StandardCharsets.UTF_8)));
      copy(rest, oldest, tailBytes - oldest);
      copy(rest, 0, oldest);
    } else {
      copy(rest, 0, tailWritten);
    }
  }

  private void copy(FileChannel rest, long position, long count) throws IOException {
    long done = 0;
    while (done < count) {
      long copied = rest.transferTo(position + done, count - done, head);
      if (copied <= 0) {
        throw new IOException("the tail of the log was cut off: " + tailPath);
      }
      done += copied;
    }
  }

  private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
