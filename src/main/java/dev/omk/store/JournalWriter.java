package dev.omk.store;

import dev.omk.digest.Sha256;
import dev.omk.json.LineParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The writing half of a {@link Journal}; used under its lock only. */
final class JournalWriter {
  private static final int CHUNK = 1024 * 1024;

  private final Path directory;
  private final String goalId;
  private final Storage storage;

  // A new journal has no head until its first batch.
  private boolean fresh;
  private boolean tidy;

  // How much of the journal the head vouched for at the last verification.
  private long vouchedBytes;

  JournalWriter(Path directory, String goalId, Storage storage, boolean fresh) {
    this.directory = directory;
    this.goalId = goalId;
    this.storage = storage;
    this.fresh = fresh;
  }

  DurableFile open() throws IOException {
    if (!tidy) {
      removeLeftovers();
      tidy = true;
    }
    return storage.files().open(directory.resolve(Journal.FILE));
  }

  /** Temporary files of processes that died; whoever writes one holds the lock that we hold. */
  private void removeLeftovers() throws IOException {
    try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(directory, ".*.tmp")) {
      for (Path leftover : leftovers) {
        storage.files().delete(leftover);
      }
    }
  }

  /** The head as it is now. */
  Head.Look head(JournalPosition known, Mac mac) throws IOException {
    Head.Look look =
        fresh
            ? new Head.Look.Found(new Head(goalId, 0, 0, known.lastLine()))
            : Head.read(directory, goalId, Optional.of(mac));
    if (look instanceof Head.Look.Found(Head head)) {
      vouchedBytes = head.bytes();
    }
    return look;
  }

  /** A scan of what follows {@code from}, after a look at the line that ends there. */
  JournalScan from(DurableFile file, JournalPosition from, Head.Look look, Mac mac)
      throws IOException {
    long headSeq = look instanceof Head.Look.Found(Head head) ? head.seq() : -1;
    if (!stillThere(file, from)) {
      throw Damage.of(
          goalId, new JournalState.Damaged(from.seq(), "it is not the line that was there"));
    }
    return new JournalScan(file.channel(), goalId, Optional.of(mac), from, headSeq);
  }

  private static boolean stillThere(DurableFile file, JournalPosition at) throws IOException {
    if (at.seq() == 0) {
      return true;
    }
    int length = (int) (at.bytes() - at.lastLineStart());
    byte[] line = RegularFile.readAt(file.channel(), at.lastLineStart(), length);
    return line.length == length
        && line[length - 1] == '\n'
        && Sha256.hex(Sha256.of(line, 0, length - 1)).equals(at.lastLine());
  }

  /** Appends a batch behind what was verified, after cutting off and noting a torn line. */
  Appended append(DurableFile file, JournalScan verified, List<NewEvent> decided, Mac mac)
      throws IOException {
    List<NewEvent> batch = new ArrayList<>(decided);
    if (verified.broken().isPresent()) {
      batch.addFirst(TornTail.cut(storage, file, verified.broken().get()));
    }
    JournalPosition before = verified.position();
    if (batch.isEmpty()) {
      return new Appended(List.of(), before, Optional.empty());
    }
    Lines lines = Lines.of(batch, goalId, storage.clock().instant(), before, mac);
    JournalPosition end = lines.end();
    Head head = new Head(goalId, end.seq(), end.bytes(), end.lastLine());
    try {
      writeAgain(file, vouchedBytes, before.bytes());
      storage.files().writeFully(file, ByteBuffer.wrap(lines.bytes()), before.bytes());
      storage.files().sync(file);
      head.write(storage.files(), directory, mac);
    } catch (IOException e) {
      takeBack(file, before, mac, e);
      throw e;
    }
    fresh = false;
    return new Appended(lines.events(), end, Optional.empty());
  }

  /*
   * Lines behind those that the head vouches for are of a batch whose sync may have failed. After
   * that the system may believe that they are on the disk. Written again, they are synced again.
   */
  private void writeAgain(DurableFile file, long from, long to) throws IOException {
    for (long at = from; at < to; at += CHUNK) {
      byte[] chunk = RegularFile.readAt(file.channel(), at, (int) Math.min(CHUNK, to - at));
      storage.files().writeFully(file, ByteBuffer.wrap(chunk), at);
    }
  }

  /** Cuts an unacknowledged batch off again, unless the head vouches for it already. */
  private void takeBack(DurableFile file, JournalPosition before, Mac mac, IOException cause) {
    try {
      Head.Look look = Head.read(directory, goalId, Optional.of(mac));
      boolean vouched = look instanceof Head.Look.Found(Head head) && head.seq() > before.seq();
      if (!vouched) {
        storage.files().truncate(file, before.bytes());
      }
    } catch (IOException e) {
      // The journal still opens: what is left verifies, or is a torn line.
      cause.addSuppressed(e);
    }
  }

  /** A batch as bytes. */
  record Lines(byte[] bytes, List<Event> events, JournalPosition end) {
    static Lines of(
        List<NewEvent> batch, String goalId, Instant now, JournalPosition before, Mac mac)
        throws IOException {
      Instant ts = now.truncatedTo(ChronoUnit.MILLIS);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      List<Event> events = new ArrayList<>();
      JournalPosition at = before;
      for (NewEvent event : batch) {
        byte[] line = EventLine.write(event, goalId, ts, at, mac);
        events.add(read(line, goalId, at.seq() + 1));
        bytes.write(line);
        bytes.write('\n');
        at =
            new JournalPosition(
                at.seq() + 1,
                at.bytes() + line.length + 1,
                Sha256.hex(Sha256.of(line, 0, line.length)),
                at.bytes());
      }
      return new Lines(bytes.toByteArray(), events, at);
    }

    /** As a reader will see it: nothing is appended that could not be read. */
    private static Event read(byte[] line, String goalId, long seq) throws IOException {
      try {
        return EventLine.read(new LineParser(), line, 0, line.length, goalId, seq);
      } catch (EventLine.MalformedLineException e) {
        throw new IOException("an event that could not be read again: " + e.getMessage(), e);
      }
    }
  }
}
