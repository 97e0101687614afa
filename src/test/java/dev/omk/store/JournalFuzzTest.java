package dev.omk.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.json.Json;
import dev.omk.json.LineParser;
import dev.omk.json.MalformedJsonException;
import dev.omk.store.EventLine.MalformedLineException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** Journals and heads of any bytes. */
@Tag("fuzz")
class JournalFuzzTest {
  @TempDir static Path root;

  private static Path directory;
  private static byte[] vouched;
  private static byte[] whole;
  private static byte[] head;
  private static List<Event> events;

  /** Three events that the head vouches for, and two behind them. */
  @BeforeAll
  static void aGoal() throws IOException {
    directory = Goals.create(root, "task_started", "task_completed");
    vouched = Files.readAllBytes(directory.resolve(Journal.FILE));
    head = Files.readAllBytes(directory.resolve(Head.FILE));
    Goals.open(directory).append(List.of(Goals.event("noted"), Goals.event("noted")));
    whole = Files.readAllBytes(directory.resolve(Journal.FILE));
    events = Goals.read(directory).events();
  }

  /** A disk that is fast. */
  private static final class UnsyncedFiles extends ForwardingFiles {
    @Override
    public void sync(DurableFile file) {}
  }

  @FuzzTest
  void aLineIsAnEventOrRefused(byte[] line) {
    try {
      Event event = EventLine.read(new LineParser(), line, 0, line.length, Goals.ID, 1);
      byte[] again =
          EventLine.write(
              new NewEvent(event.kind(), event.actor(), event.payload()),
              Goals.ID,
              event.ts(),
              JournalPosition.start(),
              Goals.MAC);
      Event same = EventLine.read(new LineParser(), again, 0, again.length, Goals.ID, 1);
      assertThat(same.kind()).isEqualTo(event.kind());
      assertThat(same.ts()).isEqualTo(event.ts());
      assertThat(Json.line(same.payload())).isEqualTo(Json.line(event.payload()));
    } catch (MalformedJsonException | MalformedLineException e) {
      assertThat(e.getMessage()).isNotEmpty().doesNotContain("\n");
    } catch (OmkException e) {
      assertThat(e.code()).isIn(ErrorCode.NOT_AVAILABLE, ErrorCode.INTERNAL);
    }
  }

  @FuzzTest
  void aHeadIsOursOrNotUsable(byte[] bytes) throws IOException {
    Files.write(directory.resolve(Journal.FILE), vouched);
    Files.write(directory.resolve(Head.FILE), bytes);
    try {
      JournalState state = Goals.read(directory).state();
      assertThat(state instanceof JournalState.Intact).isEqualTo(Arrays.equals(bytes, head));
      Goals.read(Journal.open(directory, Goals.ID, Optional.empty(), Storage.real()));
    } catch (OmkException e) {
      assertThat(e.code()).isEqualTo(ErrorCode.NOT_AVAILABLE);
    }
  }

  /** What was vouched for is there to the byte or it is damage; what is shown was written by us. */
  @FuzzTest
  void aChangedJournalIsNeverTakenSilently(FuzzedDataProvider changes) throws IOException {
    byte[] changed = change(whole, changes);
    Path file = directory.resolve(Journal.FILE);
    Files.write(file, changed);
    Files.write(directory.resolve(Head.FILE), head);
    JournalReading reading = Goals.read(directory);
    assertThat(reading.events()).isEqualTo(events.subList(0, reading.events().size()));
    assertThat(bytesOf(reading.events().size())).isEqualTo(prefix(changed, reading));
    Journal journal = Goals.open(directory, new UnsyncedFiles());
    if (reading.state() instanceof JournalState.Damaged) {
      assertThatThrownBy(() -> journal.append(List.of(Goals.event("more"))))
          .isInstanceOfSatisfying(
              OmkException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DAMAGED_STATE));
      assertThat(Files.readAllBytes(file)).isEqualTo(changed);
    } else {
      assertThat(changed).startsWith(vouched);
      journal.append(List.of(Goals.event("more")));
      assertThat(Goals.read(directory).state()).isEqualTo(new JournalState.Intact());
      List<Event> more = Goals.read(directory).events();
      assertThat(more).hasSizeBetween(reading.events().size() + 1, reading.events().size() + 2);
      assertThat(more.subList(0, reading.events().size())).isEqualTo(reading.events());
      removeTornTails();
    }
    Goals.read(Journal.open(directory, Goals.ID, Optional.empty(), Storage.real()));
  }

  private static byte[] prefix(byte[] changed, JournalReading reading) {
    return Arrays.copyOf(changed, (int) reading.position().bytes());
  }

  private static byte[] bytesOf(int lines) {
    int end = 0;
    for (int line = 0; line < lines; end++) {
      line += whole[end] == '\n' ? 1 : 0;
    }
    return Arrays.copyOf(whole, end);
  }

  private static byte[] change(byte[] bytes, FuzzedDataProvider changes) {
    byte[] changed = bytes;
    do {
      int from = changes.consumeInt(0, changed.length);
      int to = changes.consumeInt(from, changed.length);
      byte[] instead =
          changes.consumeBoolean()
              ? changes.consumeBytes(changes.consumeInt(0, 32))
              : Arrays.copyOfRange(bytes, Math.min(from, bytes.length), bytes.length);
      byte[] next = Arrays.copyOf(changed, from + instead.length + changed.length - to);
      System.arraycopy(instead, 0, next, from, instead.length);
      System.arraycopy(changed, to, next, from + instead.length, changed.length - to);
      changed = next;
    } while (changes.remainingBytes() > 0 && changed.length < 8 * bytes.length);
    return changed;
  }

  private static void removeTornTails() throws IOException {
    try (DirectoryStream<Path> torn = Files.newDirectoryStream(directory, "*.torn-*")) {
      for (Path path : torn) {
        Files.delete(path);
      }
    }
  }
}
