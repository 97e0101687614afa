package dev.omk.trace;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The log file of one goal, for its owner only and bounded: a long one is put aside once. */
final class GoalLog implements AutoCloseable {
  /** In the directory of the goal. */
  static final String FILE = "omk.log";

  /** The one before it. */
  static final String OLDER = "omk.log.1";

  static final long MAX_BYTES = 8L << 20;

  private final Path file;
  private FileChannel channel;

  private GoalLog(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Opens it to append, and makes it if need be; follows no link. */
  static GoalLog open(Path directory) throws IOException {
    Path file = directory.resolve(FILE);
    // Opening a pipe would wait for its reader.
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)
        && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException(file + " is not a file");
    }
    return new GoalLog(file, channel(file));
  }

  private static FileChannel channel(Path file) throws IOException {
    return FileChannel.open(
        file,
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }

  /** Appends; whole lines stay together when several processes do so. */
  void write(byte[] lines) throws IOException {
    if (channel.size() + lines.length > MAX_BYTES) {
      channel.close();
      Files.move(file, file.resolveSibling(OLDER), StandardCopyOption.REPLACE_EXISTING);
      channel = channel(file);
    }
    ByteBuffer buffer = ByteBuffer.wrap(lines);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
