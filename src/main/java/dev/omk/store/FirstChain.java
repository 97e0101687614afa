package dev.omk.store;

import dev.omk.digest.Sha256;
import dev.omk.error.OmkException;
import dev.omk.store.AtomicFile.Durability;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Begins the chain of a goal whose directory another program made. What that left is kept in a
 * folder of its own.
 *
 * <p>Old files that are to go are copied there; the new journal is written beside the old one, then
 * the head that vouches for it; then the old files go, and it takes the old journal's name. A crash
 * before the head leaves the directory as it was; after it, {@link #finish} takes the last steps,
 * for the head says to the byte which file belongs there.
 */
public final class FirstChain {
  private static final String PENDING = ".adopted.jsonl";
  private static final String LOCK = "journal.lock";

  private final Path directory;
  private final String goalId;
  private final Mac mac;
  private final Storage storage;
  private final List<String> replaced;

  /**
   * The chain of the goal in {@code directory}.
   *
   * @param replaced names of old files that are not to stay where they are
   */
  public FirstChain(
      Path directory, String goalId, Mac mac, Storage storage, List<String> replaced) {
    this.directory = directory;
    this.goalId = goalId;
    this.mac = mac;
    this.storage = storage;
    this.replaced = List.copyOf(replaced);
  }

  /**
   * Begins it, unless another process was faster.
   *
   * @param folder where copies of old files go, relative to the directory
   * @param first decides on the first events, under the lock; they may rely on the copies
   * @throws OmkException {@code IO} if it cannot be written; then everything is as it was
   */
  public void begin(String folder, Supplier<List<NewEvent>> first) {
    try (PathLock _ = PathLock.acquire(directory.resolve(LOCK))) {
      if (Files.exists(directory.resolve(Head.FILE), LinkOption.NOFOLLOW_LINKS)) {
        finishLocked();
        return;
      }
      List<NewEvent> events = first.get();
      keep(directory.resolve(folder));
      write(events);
    } catch (IOException e) {
      throw StoreFailure.cannot("adopt", directory, e);
    }
  }

  private void keep(Path folder) throws IOException {
    storage.files().createDirectory(folder);
    for (String name : replaced) {
      Path old = directory.resolve(name);
      if (Files.exists(old, LinkOption.NOFOLLOW_LINKS)) {
        copy(old, folder.resolve(name));
      }
    }
    storage.files().syncDirectory(folder);
  }

  private void copy(Path from, Path to) throws IOException {
    storage.files().delete(to);
    try (FileChannel in = RegularFile.openForReading(from);
        DurableFile out = storage.files().create(to)) {
      ByteBuffer chunk = ByteBuffer.allocate(64 * 1024);
      long size = 0;
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        storage.files().writeFully(out, chunk.flip(), size);
        chunk.clear();
        size += read;
      }
      storage.files().sync(out);
    }
  }

  private void write(List<NewEvent> events) throws IOException {
    Path pending = directory.resolve(PENDING);
    storage.files().delete(pending);
    JournalPosition end;
    try (DurableFile file = storage.files().create(pending)) {
      JournalWriter.Lines lines =
          JournalWriter.Lines.of(
              events, goalId, storage.clock().instant(), JournalPosition.start(), mac);
      storage.files().writeFully(file, ByteBuffer.wrap(lines.bytes()), 0);
      storage.files().sync(file);
      end = lines.end();
    }
    storage.files().syncDirectory(directory);
    Head head = new Head(goalId, end.seq(), end.bytes(), end.lastLine());
    AtomicFile.write(
        storage.files(),
        directory.resolve(Head.FILE),
        head.toBytes(mac),
        Durability.CONTENT_AND_NAME);
    lastSteps(pending);
  }

  private void lastSteps(Path pending) throws IOException {
    for (String name : replaced) {
      if (!name.equals(Journal.FILE)) {
        storage.files().delete(directory.resolve(name));
      }
    }
    storage.files().rename(pending, directory.resolve(Journal.FILE));
    storage.files().syncDirectory(directory);
  }

  /** Whether a crash may have left the last steps to do; one look at the directory. */
  public static boolean unfinished(Path directory) {
    return Files.exists(directory.resolve(PENDING), LinkOption.NOFOLLOW_LINKS);
  }

  /** Takes the last steps where a crash came before it; else does nothing. */
  public void finish() {
    try (PathLock _ = PathLock.acquire(directory.resolve(LOCK))) {
      finishLocked();
    } catch (IOException e) {
      throw StoreFailure.cannot("adopt", directory, e);
    }
  }

  private void finishLocked() throws IOException {
    Path pending = directory.resolve(PENDING);
    if (unfinished(directory)
        && Head.read(directory, goalId, Optional.of(mac)) instanceof Head.Look.Found(Head head)
        && fits(pending, head)) {
      lastSteps(pending);
    }
  }

  private static boolean fits(Path pending, Head head) throws IOException {
    try (FileChannel channel = RegularFile.openForReading(pending)) {
      LineReader lines = new LineReader(channel, 0, EventLine.MAX_BYTES);
      String last = "";
      while (lines.next()) {
        last = Sha256.hex(Sha256.of(lines.buffer(), lines.offset(), lines.length()));
      }
      return channel.size() == head.bytes() && last.equals(head.line());
    }
  }
}
