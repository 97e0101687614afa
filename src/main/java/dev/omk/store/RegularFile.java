package dev.omk.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Optional;

/** Reading files that somebody else may have replaced by a link, a pipe or something huge. */
public final class RegularFile {
  private RegularFile() {}

  /** A directory, a link, a pipe or a device is where a file should be. */
  static final class NotRegularException extends FileSystemException {
    private static final long serialVersionUID = 1L;
    private final String name;

    NotRegularException(Path file) {
      super(file.toString(), null, "not a regular file");
      name = String.valueOf(file.getFileName());
    }

    /** The file's name. */
    String name() {
      return name;
    }
  }

  /** A file is larger than any that belongs there. */
  static final class TooLargeException extends FileSystemException {
    private static final long serialVersionUID = 1L;

    TooLargeException(Path file, int maxBytes) {
      super(file.toString(), null, "larger than " + maxBytes + " bytes");
    }
  }

  /** The attributes of a regular file; opening anything else could block or lead elsewhere. */
  public static BasicFileAttributes require(Path file) throws IOException {
    BasicFileAttributes attributes =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!attributes.isRegularFile()) {
      throw new NotRegularException(file);
    }
    return attributes;
  }

  /** Opens for reading. */
  public static FileChannel openForReading(Path file) throws IOException {
    require(file);
    return FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
  }

  /** All of a file, or nothing if there is none. */
  public static Optional<byte[]> read(Path file, int maxBytes) throws IOException {
    try (FileChannel channel = openForReading(file)) {
      long size = channel.size();
      if (size > maxBytes) {
        throw new TooLargeException(file, maxBytes);
      }
      return Optional.of(readAt(channel, 0, (int) size));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** The bytes from a position; fewer if the file ends before. */
  public static byte[] readAt(FileChannel channel, long position, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, position + buffer.position()) < 0) {
        return Arrays.copyOf(buffer.array(), buffer.position());
      }
    }
    return buffer.array();
  }
}
