package dev.omk.store;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.file.TreeRemoval;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Takes over the directory of a goal from elsewhere, whole or not at all: everything is copied and
 * synced under a temporary name, which a rename then makes the goal's. The files it is copied from
 * are read only, and no link among them is followed.
 */
public final class GoalCopy {
  private static final int CHUNK = 64 * 1024;

  private final StateDirectory state;
  private final Storage storage;

  /** Copies goals into {@code state}. */
  public GoalCopy(StateDirectory state, Storage storage) {
    this.state = state;
    this.storage = storage;
  }

  /**
   * Copies a goal.
   *
   * @param id that no goal has yet
   * @param from its directory elsewhere
   * @param files of it that are copied
   * @return false if a goal of that id came from elsewhere meanwhile, which stays as it is
   * @throws OmkException if it cannot be done; then there is nothing of it
   */
  public boolean copy(String id, Path from, List<Path> files) {
    if (!GoalName.is(id)) {
      throw new OmkException(
          ErrorCode.INVALID_VALUE,
          "'" + id + "' is no id of a goal",
          "give its folder its old name");
    }
    try {
      Path goals = state.createGoals(storage.files());
      Path temporary = NewGoal.temporary(goals, id);
      TreeRemoval.of(temporary);
      storage.files().createDirectory(temporary);
      boolean done = false;
      try {
        fill(temporary, from, files);
        done = named(temporary, goals.resolve(id));
      } finally {
        if (!done) {
          TreeRemoval.of(temporary);
        }
      }
      storage.files().syncDirectory(goals);
      return done;
    } catch (IOException e) {
      throw StoreFailure.cannot("import", from, e);
    }
  }

  // Another process may do the same at the same time: one of both gives it its name.
  private boolean named(Path temporary, Path target) throws IOException {
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try {
      storage.files().rename(temporary, target);
      return true;
    } catch (FileSystemException e) {
      if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
        return false;
      }
      throw e;
    }
  }

  private void fill(Path temporary, Path from, List<Path> files) throws IOException {
    Path lockFile = temporary.resolve(NewGoal.LOCK);
    try (PathLock _ = PathLock.acquire(lockFile)) {
      Set<Path> folders = new LinkedHashSet<>();
      for (Path file : files) {
        Path relative = from.relativize(file);
        folders(temporary, relative, folders);
        copy(file, temporary.resolve(relative.toString()));
      }
      for (Path folder : folders) {
        storage.files().syncDirectory(folder);
      }
      storage.files().delete(lockFile);
      storage.files().syncDirectory(temporary);
    }
  }

  private void folders(Path temporary, Path relative, Set<Path> folders) throws IOException {
    Path at = temporary;
    for (int i = 0; i < relative.getNameCount() - 1; i++) {
      at = at.resolve(relative.getName(i).toString());
      if (folders.add(at)) {
        storage.files().createDirectory(at);
      }
    }
  }

  private void copy(Path from, Path to) throws IOException {
    try (FileChannel in = RegularFile.openForReading(from);
        DurableFile out = storage.files().create(to)) {
      ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
      long size = 0;
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        storage.files().writeFully(out, chunk.flip(), size);
        chunk.clear();
        size += read;
      }
      storage.files().sync(out);
    }
  }
}
