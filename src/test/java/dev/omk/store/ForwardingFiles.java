package dev.omk.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** The real file system, for tests to change one thing of. */
class ForwardingFiles implements DurableFiles {
  private final DurableFiles files = DurableFiles.real();

  @Override
  public int write(DurableFile file, ByteBuffer bytes, long position) throws IOException {
    return files.write(file, bytes, position);
  }

  @Override
  public DurableFile create(Path file) throws IOException {
    return files.create(file);
  }

  @Override
  public DurableFile createPrivate(Path file) throws IOException {
    return files.createPrivate(file);
  }

  @Override
  public DurableFile open(Path file) throws IOException {
    return files.open(file);
  }

  @Override
  public void sync(DurableFile file) throws IOException {
    files.sync(file);
  }

  @Override
  public void truncate(DurableFile file, long size) throws IOException {
    files.truncate(file, size);
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    files.rename(from, to);
  }

  @Override
  public void link(Path existing, Path link) throws IOException {
    files.link(existing, link);
  }

  @Override
  public void delete(Path file) throws IOException {
    files.delete(file);
  }

  @Override
  public void createDirectory(Path directory) throws IOException {
    files.createDirectory(directory);
  }

  @Override
  public void syncDirectory(Path directory) throws IOException {
    files.syncDirectory(directory);
  }
}
