package dev.omk.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalDamageTest {
  @TempDir Path root;
  private Path directory;
  private Path file;
  private byte[] whole;

  @BeforeEach
  void threeEvents() throws IOException {
    directory = Goals.create(root, "task_started", "task_completed");
    file = directory.resolve(Journal.FILE);
    whole = Files.readAllBytes(file);
  }

  private long lineAt(int offset) {
    long line = 1;
    for (int i = 0; i < offset; i++) {
      line += whole[i] == '\n' ? 1 : 0;
    }
    return line;
  }

  @Test
  void whatTheHeadVouchesForCannotBeCutOff() throws IOException {
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));

      JournalReading reading = Goals.read(directory);

      long line = lineAt(length);
      assertThat(reading.state())
          .as("cut to %s bytes", length)
          .isInstanceOfSatisfying(
              JournalState.Damaged.class, damaged -> assertThat(damaged.line()).isEqualTo(line));
      assertThat(reading.events()).hasSize((int) line - 1);
    }
  }

  @Test
  void aFlippedBitNamesItsLine() throws IOException {
    for (int at = 0; at < whole.length; at++) {
      byte[] flipped = whole.clone();
      flipped[at] ^= (byte) (1 << (at % 8));
      Files.write(file, flipped);

      JournalReading reading = Goals.read(directory);

      long line = lineAt(at);
      assertThat(reading.state())
          .as("bit flipped in byte %s", at)
          .isInstanceOfSatisfying(
              JournalState.Damaged.class, damaged -> assertThat(damaged.line()).isEqualTo(line));
      assertThatThrownBy(() -> Goals.open(directory).append(List.of(Goals.event("noted"))))
          .isInstanceOfSatisfying(
              OmkException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DAMAGED_STATE));
      assertThat(Files.readAllBytes(file)).isEqualTo(flipped);
    }
  }

  @Test
  void withoutTheKeyAFlippedBitInThePayloadBreaksTheChain() throws IOException {
    String text = new String(whole, StandardCharsets.UTF_8);
    Files.writeString(
        file, text.replace("\"said\":\"task_started\"", "\"said\":\"task_startled\""));

    JournalReading reading =
        Goals.read(Journal.open(directory, Goals.ID, Optional.empty(), Storage.real()));

    assertThat(reading.state()).isInstanceOf(JournalState.Damaged.class);
  }

  @Test
  void linesCannotBeSwappedDroppedOrDoubled() throws IOException {
    List<String> lines = Files.readAllLines(file);
    for (int i = 0; i < lines.size(); i++) {
      List<String> dropped = new ArrayList<>(lines);
      dropped.remove(i);
      assertDamaged(dropped);
      List<String> doubled = new ArrayList<>(lines);
      doubled.add(i, lines.get(i));
      assertDamaged(doubled);
      for (int j = 0; j < i; j++) {
        List<String> swapped = new ArrayList<>(lines);
        Collections.swap(swapped, i, j);
        assertDamaged(swapped);
      }
    }
  }

  private void assertDamaged(List<String> lines) throws IOException {
    Files.write(file, lines);
    assertThat(Goals.read(directory).state())
        .as("%s", lines)
        .isInstanceOf(JournalState.Damaged.class);
  }

  @Test
  void aLineOfAnotherGoalIsNotTaken() throws IOException {
    Path other = Goals.create(root.resolve("other"), "goal_ready", "noted", "noted");
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.add(Files.readAllLines(other.resolve(Journal.FILE)).getLast());

    assertDamaged(lines);
  }

  @Test
  void anAddedLineWithoutTheKeyIsDamage() throws IOException {
    Files.writeString(
        file, new String(whole, StandardCharsets.UTF_8) + "{\"kind\":\"goal_ready\"}\n");

    assertThat(Goals.read(directory).state())
        .isInstanceOfSatisfying(
            JournalState.Damaged.class, damaged -> assertThat(damaged.line()).isEqualTo(4));
  }

  @Test
  void aMissingHeadIsDamageButEventsShow() throws IOException {
    Files.delete(directory.resolve(Head.FILE));

    JournalReading reading = Goals.read(directory);

    assertThat(reading.state()).isEqualTo(new JournalState.Damaged(0, "head.json is missing"));
    assertThat(reading.events()).hasSize(3);
  }

  @Test
  void everyBitOfTheHeadCounts() throws IOException {
    Path headFile = directory.resolve(Head.FILE);
    byte[] head = Files.readAllBytes(headFile);
    for (int at = 0; at < head.length; at++) {
      byte[] flipped = head.clone();
      flipped[at] ^= 1;
      Files.write(headFile, flipped);

      assertThat(Goals.read(directory).state())
          .as("bit flipped in byte %s of the head", at)
          .isInstanceOf(JournalState.Damaged.class);
    }
  }

  @Test
  void aHeadThatIsAheadIsDamageAtTheFirstMissingLine() throws IOException {
    byte[] shorter = Files.readAllBytes(file);
    Goals.open(directory).append(List.of(Goals.event("noted")));
    Files.write(file, shorter);

    assertThat(Goals.read(directory).state())
        .isInstanceOfSatisfying(
            JournalState.Damaged.class, damaged -> assertThat(damaged.line()).isEqualTo(4));
  }

  @Test
  void aMissingJournalIsDamage() throws IOException {
    Files.delete(file);

    assertThat(Goals.read(directory).state())
        .isEqualTo(new JournalState.Damaged(1, "events.jsonl is missing"));
  }

  @Test
  void aJournalThatIsALinkIsNotRead() throws IOException {
    Path elsewhere = root.resolve("elsewhere");
    Files.move(file, elsewhere);
    Files.createSymbolicLink(file, elsewhere);

    assertThat(Goals.read(directory).state())
        .isEqualTo(new JournalState.Damaged(0, "events.jsonl is not a regular file"));
    assertThatThrownBy(() -> Goals.open(directory).append(List.of(Goals.event("noted"))))
        .isInstanceOfSatisfying(
            OmkException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DAMAGED_STATE));
  }

  @Test
  void aLineThatWasChangedAfterItWasReadStopsAnAppend() throws IOException {
    Journal journal = Goals.open(directory);
    Goals.read(journal);
    byte[] changed = whole.clone();
    changed[whole.length - 20] ^= 1;
    Files.write(file, changed);

    assertThatThrownBy(() -> journal.append(List.of(Goals.event("noted"))))
        .hasMessageContaining("line 3");
  }
}
