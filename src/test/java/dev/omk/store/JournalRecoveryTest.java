package dev.omk.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.digest.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a crash in the middle of an append leaves. */
class JournalRecoveryTest {
  @TempDir Path root;
  private Path directory;
  private Path file;
  private byte[] acknowledged;
  private byte[] headThen;
  private byte[] whole;

  @BeforeEach
  void aBatchWithoutItsHead() throws IOException {
    directory = Goals.create(root);
    file = directory.resolve(Journal.FILE);
    acknowledged = Files.readAllBytes(file);
    headThen = Files.readAllBytes(directory.resolve(Head.FILE));
    Goals.open(directory).append(List.of(Goals.event("task_started"), Goals.event("noted")));
    whole = Files.readAllBytes(file);
    Files.write(directory.resolve(Head.FILE), headThen);
  }

  @Test
  void linesThatTheHeadDoesNotKnowYetAreFine() {
    JournalReading reading = Goals.read(directory);

    assertThat(reading.state()).isEqualTo(new JournalState.Intact());
    assertThat(reading.events()).hasSize(3);
    assertThat(Goals.open(directory).append(List.of(Goals.event("noted"))).position().seq())
        .isEqualTo(4);
  }

  @Test
  void aTornLineIsDroppedWhereverItWasTorn() throws IOException {
    for (int length = acknowledged.length; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      Files.write(directory.resolve(Head.FILE), headThen);
      boolean torn = whole[length - 1] != '\n';

      JournalReading reading = Goals.read(directory);

      assertThat(reading.state())
          .as("cut to %s bytes", length)
          .isInstanceOf(torn ? JournalState.Recovered.class : JournalState.Intact.class);
      Appended appended =
          Goals.open(directory, new UnsyncedFiles()).append(List.of(Goals.event("noted")));
      assertThat(appended.events())
          .extracting(Event::kind)
          .isEqualTo(torn ? List.of("journal_recovered", "noted") : List.of("noted"));
      JournalReading after = Goals.read(directory);
      assertThat(after.state()).isEqualTo(new JournalState.Intact());
      assertThat(after.events()).startsWith(reading.events().toArray(Event[]::new));
      assertThat(after.events()).endsWith(appended.events().toArray(Event[]::new));
    }
  }

  /** A disk that is fast. */
  private static final class UnsyncedFiles extends ForwardingFiles {
    @Override
    public void sync(DurableFile file) {}
  }

  @Test
  void theTornPieceIsKept() throws IOException {
    byte[] torn = Arrays.copyOf(whole, whole.length - 10);
    Files.write(file, torn);

    Event recovered =
        Goals.open(directory).append(List.of(Goals.event("noted"))).events().getFirst();

    Path kept;
    try (Stream<Path> entries = Files.list(directory)) {
      kept =
          entries
              .filter(path -> path.getFileName().toString().startsWith("events.jsonl.torn-"))
              .findFirst()
              .orElseThrow();
    }
    byte[] tail = Files.readAllBytes(kept);
    assertThat(recovered.payload().get("kept_as").asText())
        .isEqualTo(kept.getFileName().toString());
    assertThat(recovered.payload().get("dropped_bytes").asInt()).isEqualTo(tail.length);
    assertThat(tail).isEqualTo(Arrays.copyOfRange(torn, torn.length - tail.length, torn.length));
  }

  @Test
  void aTornPieceOfAnySizeIsKeptWhole() throws IOException {
    long size = EventLine.MAX_BYTES + 1_000_000L;
    Files.write(file, acknowledged);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[] {'{', '"'}), acknowledged.length);
      channel.write(ByteBuffer.wrap(new byte[] {'x'}), acknowledged.length + size - 1);
    }

    Event recovered = Goals.open(directory).append(List.of()).events().getFirst();

    Path kept = directory.resolve(recovered.payload().get("kept_as").asText());
    assertThat(recovered.payload().get("dropped_bytes").asLong()).isEqualTo(size);
    assertThat(Files.size(kept)).isEqualTo(size);
    try (InputStream in = Files.newInputStream(kept)) {
      assertThat(recovered.payload().get("kept_sha256").asText()).isEqualTo(Sha256.hexOf(in));
    }
  }

  @Test
  void recoveryIsNotedEvenWhenNothingElseHappens() throws IOException {
    Files.write(file, Arrays.copyOf(whole, whole.length - 10));

    Appended appended = Goals.open(directory).append(List.of());

    assertThat(appended.events()).extracting(Event::kind).containsExactly("journal_recovered");
  }

  @Test
  void bytesThatNeverReachedTheDiskAreATornLine() throws IOException {
    Files.write(file, acknowledged);
    Files.write(file, new byte[40_000_000], StandardOpenOption.APPEND);

    JournalReading reading = Goals.read(directory);

    assertThat(reading.state()).isInstanceOf(JournalState.Recovered.class);
    assertThat(reading.events()).hasSize(1);
    Goals.open(directory).append(List.of(Goals.event("noted")));
    assertThat(Goals.read(directory).state()).isEqualTo(new JournalState.Intact());
  }

  @Test
  void leftoversOfADeadWriterGoWithTheNextAppend() throws IOException {
    Files.writeString(directory.resolve(".goal.json.tmp"), "half");

    Goals.open(directory).append(List.of(Goals.event("noted")));

    assertThat(directory.resolve(".goal.json.tmp")).doesNotExist();
  }

  @Test
  void bytesThatArrivedAfterSomeThatDidNotAreDroppedWithThem() throws IOException {
    byte[] holed = whole.clone();
    Arrays.fill(holed, acknowledged.length + 20, acknowledged.length + 60, (byte) 0);
    Files.write(file, holed);

    assertThat(Goals.read(directory).state()).isInstanceOf(JournalState.Recovered.class);
    assertThat(Goals.open(directory).append(List.of(Goals.event("noted"))).events())
        .extracting(Event::kind)
        .containsExactly("journal_recovered", "noted");
    assertThat(Goals.read(directory).state()).isEqualTo(new JournalState.Intact());
  }
}
