package dev.omk.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * An exclusive lock on a file, between threads of this process and between processes. Lock files
 * are never deleted: a second process could hold the deleted one.
 */
final class PathLock implements AutoCloseable {
  /**
   * What a look at a lock from outside shows.
   *
   * @param held whether a process holds it, maybe this one
   * @param content the beginning of the lock file
   */
  record Look(boolean held, byte[] content) {}

  /** A lock file as far as this process goes. */
  private static final class InProcess {
    private final Semaphore permit = new Semaphore(1);
    private volatile @Nullable FileChannel held;
  }

  /*
   * The one static state of this room, as there is one such table in the kernel for this process:
   * POSIX drops all locks of a process on a file when the process closes any descriptor of it. So a
   * second thread must not even open the file while the first one holds it. Entries are few (one a
   * goal touched) and stay.
   */
  private static final Map<Path, InProcess> IN_PROCESS = new ConcurrentHashMap<>();

  private final InProcess entry;
  private final FileChannel channel;
  private boolean open = true;

  private PathLock(InProcess entry, FileChannel channel) {
    this.entry = entry;
    this.channel = channel;
    entry.held = channel;
  }

  /** Waits for the lock. The file is created if need be. Not reentrant. */
  static PathLock acquire(Path file) throws IOException {
    InProcess entry = entry(file);
    entry.permit.acquireUninterruptibly();
    PathLock lock = locked(entry, file, true);
    if (lock == null) {
      throw new IOException("the lock on " + file + " was not given");
    }
    return lock;
  }

  /** Takes the lock if nobody has it. */
  static Optional<PathLock> tryAcquire(Path file) throws IOException {
    InProcess entry = entry(file);
    return entry.permit.tryAcquire()
        ? Optional.ofNullable(locked(entry, file, false))
        : Optional.empty();
  }

  /**
   * Looks without changing anything; for that moment a try of another process may fail.
   *
   * @param contentBytes how much of the file to read
   */
  static Look look(Path file, int contentBytes) throws IOException {
    InProcess entry = entry(file);
    if (!entry.permit.tryAcquire()) {
      FileChannel own = entry.held;
      return new Look(true, own == null ? new byte[0] : RegularFile.readAt(own, 0, contentBytes));
    }
    try (FileChannel other = RegularFile.openForReading(file)) {
      FileLock lock = other.tryLock(0, Long.MAX_VALUE, true);
      return new Look(lock == null, RegularFile.readAt(other, 0, contentBytes));
    } catch (NoSuchFileException e) {
      return new Look(false, new byte[0]);
    } finally {
      entry.permit.release();
    }
  }

  private static InProcess entry(Path file) throws IOException {
    Path real = AtomicFile.parent(file).toRealPath().resolve(file.getFileName());
    return IN_PROCESS.computeIfAbsent(real, key -> new InProcess());
  }

  private static @Nullable PathLock locked(InProcess entry, Path file, boolean wait)
      throws IOException {
    boolean done = false;
    FileChannel channel = null;
    try {
      channel = openLockFile(file);
      FileLock lock = wait ? channel.lock() : channel.tryLock();
      done = lock != null;
      return done ? new PathLock(entry, channel) : null;
    } finally {
      if (!done) {
        closeIfOpen(channel);
        entry.permit.release();
      }
    }
  }

  private static FileChannel openLockFile(Path file) throws IOException {
    try {
      RegularFile.require(file);
    } catch (NoSuchFileException e) {
      // Created by the open below.
    }
    return FileChannel.open(
        file,
        StandardOpenOption.CREATE,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE,
        LinkOption.NOFOLLOW_LINKS);
  }

  private static void closeIfOpen(@Nullable FileChannel channel) throws IOException {
    if (channel != null) {
      channel.close();
    }
  }

  /** The locked file, for content that belongs to the lock. */
  FileChannel channel() {
    return channel;
  }

  /** Gives the lock back; a second time does nothing. */
  @Override
  public synchronized void close() throws IOException {
    if (!open) {
      return;
    }
    open = false;
    entry.held = null;
    try {
      channel.close();
    } finally {
      entry.permit.release();
    }
  }
}
