package dev.omk.store;

import dev.omk.store.Failpoint.Change;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** Asks a failpoint before every change. */
record WatchedFiles(DurableFiles files, Failpoint failpoint) implements DurableFiles {
  @Override
  public DurableFile create(Path file) throws IOException {
    failpoint.reached(Change.CREATE, file);
    return files.create(file);
  }

  @Override
  public DurableFile createPrivate(Path file) throws IOException {
    failpoint.reached(Change.CREATE, file);
    return files.createPrivate(file);
  }

  @Override
  public DurableFile open(Path file) throws IOException {
    failpoint.reached(Change.OPEN, file);
    return files.open(file);
  }

  @Override
  public int write(DurableFile file, ByteBuffer bytes, long position) throws IOException {
    failpoint.reached(Change.WRITE, file.path());
    return files.write(file, bytes, position);
  }

  @Override
  public void sync(DurableFile file) throws IOException {
    failpoint.reached(Change.SYNC, file.path());
    files.sync(file);
  }

  @Override
  public void truncate(DurableFile file, long size) throws IOException {
    failpoint.reached(Change.TRUNCATE, file.path());
    files.truncate(file, size);
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    failpoint.reached(Change.RENAME, to);
    files.rename(from, to);
  }

  @Override
  public void link(Path existing, Path link) throws IOException {
    failpoint.reached(Change.LINK, link);
    files.link(existing, link);
  }

  @Override
  public void delete(Path file) throws IOException {
    failpoint.reached(Change.DELETE, file);
    files.delete(file);
  }

  @Override
  public void createDirectory(Path directory) throws IOException {
    failpoint.reached(Change.CREATE_DIRECTORY, directory);
    files.createDirectory(directory);
  }

  @Override
  public void syncDirectory(Path directory) throws IOException {
    failpoint.reached(Change.SYNC_DIRECTORY, directory);
    files.syncDirectory(directory);
  }
}
