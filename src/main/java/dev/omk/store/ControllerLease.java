package dev.omk.store;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The right to control something, a goal or a work tree, for as long as a process lives: a lock
 * file kept open under an operating system's lock, which ends with its process. The file also says
 * who has it, for others to read. Thread-safe.
 */
public final class ControllerLease implements AutoCloseable {
  /** The name of a goal's lease in its directory. */
  public static final String CONTROLLER = "controller.lock";

  /**
   * Of another machine, or another PID namespace, only a sign of life can be seen: where the file
   * system has no locks between them, one not older than this counts.
   */
  private static final Duration FRESH = Duration.ofSeconds(30);

  /** A look from outside takes the lock for a moment; so one failure says little. */
  private static final int TRIES = 10;

  private static final long PAUSE_NANOS = Duration.ofMillis(10).toNanos();

  private final PathLock lock;
  private final @Nullable Object identity;
  private final Path file;
  private final Holder holder;
  private final Storage storage;

  private ControllerLease(PathLock lock, Path file, Holder holder, Storage storage)
      throws IOException {
    this.lock = lock;
    this.identity = RegularFile.require(file).fileKey();
    this.file = file;
    this.holder = holder;
    this.storage = storage;
  }

  /**
   * Takes a lease if no living process has it.
   *
   * @param directory an existing directory
   * @param name of the lease file, for instance {@link #CONTROLLER}
   * @param holder this process
   * @param liveness of processes on this machine
   */
  public static Optional<ControllerLease> tryAcquire(
      Path directory, String name, Holder holder, Liveness liveness, Storage storage) {
    Path file = directory.resolve(name);
    try {
      PathLock lock = tryLock(file);
      if (lock == null) {
        return Optional.empty();
      }
      return taken(lock, file, holder, liveness, storage);
    } catch (IOException e) {
      throw StoreFailure.cannot("lock", file, e);
    }
  }

  private static @Nullable PathLock tryLock(Path file) throws IOException {
    for (int tries = 1; ; tries++) {
      Optional<PathLock> lock = PathLock.tryAcquire(file);
      if (lock.isPresent() || tries == TRIES) {
        return lock.orElse(null);
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private static Optional<ControllerLease> taken(
      PathLock lock, Path file, Holder holder, Liveness liveness, Storage storage)
      throws IOException {
    boolean done = false;
    try {
      Optional<LeaseRecord> before =
          LeaseRecord.read(RegularFile.readAt(lock.channel(), 0, LeaseRecord.LENGTH));
      if (before.isPresent() && lives(before.get(), holder, liveness, storage)) {
        return Optional.empty();
      }
      ControllerLease lease = new ControllerLease(lock, file, holder, storage);
      lease.write();
      done = true;
      return Optional.of(lease);
    } finally {
      if (!done) {
        lock.close();
      }
    }
  }

  /** Whether somebody who has lost the lock, or never had a real one, is there nevertheless. */
  private static boolean lives(
      LeaseRecord before, Holder asking, Liveness liveness, Storage storage) {
    Holder old = before.holder();
    if (old.pid() == asking.pid() && old.startedAt().equals(asking.startedAt())) {
      return false;
    }
    if (old.space().equals(asking.space())) {
      return liveness.alive(old.pid(), old.startedAt());
    }
    return before.heartbeat().plus(FRESH).isAfter(storage.clock().instant());
  }

  /**
   * A lease as it is now; works without permission to write.
   *
   * @param asking this process, which need not hold anything
   */
  public static LeaseState look(
      Path directory, String name, Holder asking, Liveness liveness, Storage storage) {
    Path file = directory.resolve(name);
    try {
      PathLock.Look look = PathLock.look(file, LeaseRecord.LENGTH);
      Optional<LeaseRecord> content = LeaseRecord.read(look.content());
      if (look.held()) {
        return held(content);
      }
      if (content.isEmpty()) {
        return new LeaseState.Free();
      }
      return lives(content.get(), asking, liveness, storage)
          ? held(content)
          : new LeaseState.Orphaned(content.get().holder());
    } catch (NoSuchFileException e) {
      return new LeaseState.Free();
    } catch (IOException e) {
      throw StoreFailure.cannot("read", file, e);
    }
  }

  private static LeaseState held(Optional<LeaseRecord> content) {
    return new LeaseState.Held(
        content.map(LeaseRecord::holder), content.map(LeaseRecord::heartbeat));
  }

  /** Who has it: what was given to {@link #tryAcquire}. */
  public Holder holder() {
    return holder;
  }

  /**
   * Says that the holder lives; to be called every few seconds.
   *
   * @throws dev.omk.error.OmkException with code {@code DAMAGED_STATE} if somebody deleted or
   *     replaced the lease file: then another process may believe that it has the lease
   */
  public synchronized void heartbeat() {
    try {
      if (!isInPlace()) {
        throw StoreFailure.damaged(
            "somebody deleted or replaced " + file + " while it was held",
            "see who works on the goal: omk goal status");
      }
      write();
    } catch (IOException e) {
      throw StoreFailure.cannot("write", file, e);
    }
  }

  private boolean isInPlace() throws IOException {
    try {
      return Objects.equals(RegularFile.require(file).fileKey(), identity);
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private void write() throws IOException {
    LeaseRecord content = new LeaseRecord(holder, storage.clock().instant());
    storage.files().writeFully(new DurableFile(file, lock.channel()), content.toBytes(), 0);
  }

  /** Gives it back; a second time does nothing. */
  @Override
  public synchronized void close() {
    try (lock) {
      if (lock.channel().isOpen()) {
        storage.files().truncate(new DurableFile(file, lock.channel()), 0);
      }
    } catch (IOException e) {
      throw StoreFailure.cannot("release", file, e);
    }
  }
}
