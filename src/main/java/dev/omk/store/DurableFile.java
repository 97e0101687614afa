package dev.omk.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * An open file.
 *
 * @param path the name it was opened under
 * @param channel to read from; changes go through {@link DurableFiles}
 */
public record DurableFile(Path path, FileChannel channel) implements AutoCloseable {
  @Override
  public void close() throws IOException {
    channel.close();
  }
}
