package dev.omk.store;

import dev.omk.error.OmkException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The journal of one goal. Any number of threads and processes may append to it; readers need no
 * lock and no write permission.
 *
 * <p>An instance remembers how far its caller has read and shows every event once, in order: by
 * {@link #scan}, {@link #news}, before a {@link Decision}, or as what was {@link Appended}.
 * Thread-safe; a decision must not use the journal it decides for.
 *
 * <p>Long, for reading and appending go by one position under one lock.
 */
public final class Journal {
  /** The kind of the event that tells of a torn line which was cut off. */
  public static final String RECOVERED = "journal_recovered";

  /** The file with the events. */
  public static final String FILE = "events.jsonl";

  private static final String LOCK = "journal.lock";

  /** How often a reader looks again while a writer is in the middle of a line. */
  private static final int LOOKS = 100;

  private static final long PAUSE_NANOS = Duration.ofMillis(5).toNanos();

  private final Path directory;
  private final String goalId;
  private final Optional<Mac> mac;
  private final JournalWriter writer;
  private final ReentrantLock inUse = new ReentrantLock();
  private JournalPosition position = JournalPosition.start();

  private Journal(Path directory, String goalId, Optional<Mac> mac, JournalWriter writer) {
    this.directory = directory;
    this.goalId = goalId;
    this.mac = mac;
    this.writer = writer;
  }

  /**
   * The journal of a goal that exists. Reads nothing yet.
   *
   * @param mac the user's key; without it, reading verifies the chain only, and appending is
   *     refused
   */
  public static Journal open(Path directory, String goalId, Optional<Mac> mac, Storage storage) {
    return new Journal(
        directory, goalId, mac, new JournalWriter(directory, goalId, storage, false));
  }

  /** A journal without a line, in a directory that nobody else knows yet. */
  static Journal create(Path directory, String goalId, Mac mac, Storage storage)
      throws IOException {
    storage.files().create(directory.resolve(FILE)).close();
    return new Journal(
        directory, goalId, Optional.of(mac), new JournalWriter(directory, goalId, storage, true));
  }

  /** How far the caller knows it. */
  public JournalPosition position() {
    inUse.lock();
    try {
      return position;
    } finally {
      inUse.unlock();
    }
  }

  /** Reads and verifies all of it. Events are given on as they come; none is kept. */
  public JournalState scan(Consumer<Event> events) {
    inUse.lock();
    try {
      position = JournalPosition.start();
      return scanFile(events);
    } catch (NoSuchFileException e) {
      return new JournalState.Damaged(1, FILE + " is missing");
    } catch (RegularFile.NotRegularException e) {
      return notRegular(e);
    } catch (IOException e) {
      throw StoreFailure.cannot("read", directory.resolve(FILE), e);
    } finally {
      inUse.unlock();
    }
  }

  /**
   * Shows what the caller has seen once more, verified again.
   *
   * @throws OmkException {@code DAMAGED_STATE} if it is not what it was
   */
  public void again(Consumer<Event> events) {
    inUse.lock();
    try {
      if (position.seq() > 0) {
        scanAgain(events);
      }
    } catch (RegularFile.NotRegularException e) {
      throw Damage.of(goalId, notRegular(e));
    } catch (IOException e) {
      throw StoreFailure.cannot("read", directory.resolve(FILE), e);
    } finally {
      inUse.unlock();
    }
  }

  private void scanAgain(Consumer<Event> events) throws IOException {
    try (FileChannel channel = RegularFile.openForReading(directory.resolve(FILE))) {
      JournalScan scan =
          new JournalScan(channel, goalId, mac, JournalPosition.start(), position.seq());
      scan.run(position.bytes(), events);
      if (!scan.position().equals(position)) {
        throw Damage.of(
            goalId, new JournalState.Damaged(scan.position().seq() + 1, "it changed just now"));
      }
    }
  }

  private JournalState scanFile(Consumer<Event> events) throws IOException {
    // The head first: what it vouches for is in the file by then.
    Head.Look head = Head.read(directory, goalId, mac);
    try (FileChannel channel = RegularFile.openForReading(directory.resolve(FILE))) {
      boolean written = true;
      for (int look = 1; ; look++) {
        JournalScan scan = new JournalScan(channel, goalId, mac, position, seq(head));
        show(scan, Long.MAX_VALUE, events);
        JournalState state = scan.judge(head);
        if (!(state instanceof JournalState.Recovered) || look == LOOKS || !written) {
          return state;
        }
        // Perhaps no crash but a writer that is writing right now. One look more after it is done.
        written = isBeingWritten();
        if (written) {
          LockSupport.parkNanos(PAUSE_NANOS);
        }
        head = Head.read(directory, goalId, mac);
      }
    }
  }

  // Whatever ends it: what the caller has seen is not shown again.
  private void show(JournalScan scan, long limit, Consumer<Event> events) throws IOException {
    try {
      scan.run(limit, events);
    } finally {
      position = scan.position();
    }
  }

  private static JournalState.Damaged notRegular(RegularFile.NotRegularException e) {
    return new JournalState.Damaged(0, e.name() + " is not a regular file");
  }

  private boolean isBeingWritten() throws IOException {
    return PathLock.look(directory.resolve(LOCK), 0).held();
  }

  private static long seq(Head.Look look) {
    return switch (look) {
      case Head.Look.Found(Head head) -> head.seq();
      case Head.Look.Unusable unusable -> -1;
    };
  }

  /**
   * What was acknowledged since the caller last looked; cheap when that is nothing.
   *
   * @throws OmkException with code {@code DAMAGED_STATE} if it does not verify
   */
  public List<Event> news() {
    inUse.lock();
    try {
      Head.Look look = Head.read(directory, goalId, mac);
      if (look instanceof Head.Look.Found(Head head)) {
        return head.seq() <= position.seq() ? List.of() : newsUpTo(head);
      }
      throw Damage.of(goalId, new JournalState.Damaged(0, ((Head.Look.Unusable) look).reason()));
    } catch (RegularFile.NotRegularException e) {
      throw Damage.of(goalId, notRegular(e));
    } catch (IOException e) {
      throw StoreFailure.cannot("read", directory.resolve(FILE), e);
    } finally {
      inUse.unlock();
    }
  }

  private List<Event> newsUpTo(Head head) throws IOException {
    List<Event> news = new ArrayList<>();
    try (FileChannel channel = RegularFile.openForReading(directory.resolve(FILE))) {
      JournalScan scan = new JournalScan(channel, goalId, mac, position, head.seq());
      scan.run(head.bytes(), news::add);
      if (scan.judge(new Head.Look.Found(head)) instanceof JournalState.Damaged damaged) {
        throw Damage.of(goalId, damaged);
      }
      position = scan.position();
    }
    return news;
  }

  /** {@link #append(Consumer, Decision, AfterAppend)} of what is decided already. */
  public Appended append(List<NewEvent> events) {
    return append(seen -> {}, () -> events, AfterAppend.nothing());
  }

  /**
   * Locks the journal, verifies head and tail, lets {@code decision} decide on what is there now,
   * appends the batch, syncs it, syncs the head, lets {@code after} write projections, unlocks. Two
   * syncs, whatever the size of the batch; none if it is empty.
   *
   * <p>When it throws, nothing was acknowledged: the batch is taken back as far as the disk allows,
   * and what is left of it shows as news.
   *
   * @param news is shown, before the decision, every event that the caller has not seen: all of
   *     them at first, else what others appended since
   * @throws OmkException {@code DAMAGED_STATE} if the journal does not verify; {@code IO} if it
   *     cannot be written
   */
  public Appended append(Consumer<Event> news, Decision decision, AfterAppend after) {
    if (inUse.isHeldByCurrentThread()) {
      throw new IllegalStateException("a decision must not use the journal it decides for");
    }
    Mac key = mac.orElseThrow(KeyFile::unusable);
    // An interrupt closes channels, in the middle of a line if it comes then.
    boolean interrupted = Thread.interrupted();
    inUse.lock();
    try (PathLock _ = PathLock.acquire(directory.resolve(LOCK))) {
      return appendLocked(news, decision, after, key);
    } catch (RegularFile.NotRegularException e) {
      throw Damage.of(goalId, notRegular(e));
    } catch (IOException e) {
      throw StoreFailure.cannot("append to", directory.resolve(FILE), e);
    } finally {
      inUse.unlock();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * Writes projections of what is there, for a reader that found them missing or old. Appends
   * nothing, waits for nobody.
   *
   * @param news takes what the caller has not seen yet
   * @param after writes them
   * @return false if nothing was written: a writer is at work and will do it, or the next append
   *     has to recover the journal first
   * @throws OmkException {@code DAMAGED_STATE} if the journal does not verify; {@code IO} if it
   *     cannot be locked, for instance in a place that cannot be written
   */
  public boolean project(Consumer<Event> news, AfterAppend after) {
    Mac key = mac.orElseThrow(KeyFile::unusable);
    inUse.lock();
    try (PathLock lock = PathLock.tryAcquire(directory.resolve(LOCK)).orElse(null)) {
      return lock != null && projectLocked(news, after, key);
    } catch (IOException e) {
      throw StoreFailure.cannot("write beside", directory.resolve(FILE), e);
    } finally {
      inUse.unlock();
    }
  }

  private boolean projectLocked(Consumer<Event> news, AfterAppend after, Mac key)
      throws IOException {
    try (DurableFile file = writer.open()) {
      JournalScan scan = verified(file, news, key);
      if (scan.broken().isPresent()) {
        return false;
      }
      after.appended(new Appended(List.of(), position, Optional.empty()));
      return true;
    }
  }

  private JournalScan verified(DurableFile file, Consumer<Event> news, Mac key) throws IOException {
    Head.Look head = writer.head(position, key);
    JournalScan scan = writer.from(file, position, head, key);
    show(scan, Long.MAX_VALUE, news);
    if (scan.judge(head) instanceof JournalState.Damaged damaged) {
      throw Damage.of(goalId, damaged);
    }
    return scan;
  }

  private Appended appendLocked(Consumer<Event> news, Decision decision, AfterAppend after, Mac key)
      throws IOException {
    Appended appended;
    try (DurableFile file = writer.open()) {
      JournalScan scan = verified(file, news, key);
      List<NewEvent> decided = decision.decide();
      appended = writer.append(file, scan, decided, key);
      position = appended.position();
    }
    try {
      after.appended(appended);
    } catch (OmkException e) {
      return appended.withFailure(e.line());
    }
    return appended;
  }
}
