package dev.omk.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.json.Json;
import dev.omk.store.ProjectionReading.Current;
import dev.omk.store.ProjectionReading.Reason;
import dev.omk.store.ProjectionReading.Unusable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectionsTest {
  private static final String NAME = "goal.json";

  @TempDir Path root;
  private Path directory;
  private Path file;
  private Projections projections;

  @BeforeEach
  void aGoalWithItsProjection() {
    directory = Goals.create(root);
    file = directory.resolve(NAME);
    projections = projections(directory, Optional.of(Goals.MAC));
    append("noted");
  }

  private static Projections projections(Path directory, Optional<Mac> mac) {
    return new Projections(directory, Goals.ID, mac, Storage.real());
  }

  private void append(String status) {
    ObjectNode document = Json.object().put("status", status).put("mac", "theirs");
    Goals.open(directory)
        .append(
            news -> {},
            () -> List.of(Goals.event(status)),
            appended -> projections.write(NAME, document, appended.position()));
  }

  private void assertReason(Reason reason) {
    assertThat(projections.read(NAME))
        .isInstanceOfSatisfying(
            Unusable.class, unusable -> assertThat(unusable.reason()).isEqualTo(reason));
  }

  @Test
  void isBelievedWhileTheJournalIsAsLong() throws IOException {
    assertThat(projections.read(NAME))
        .isInstanceOfSatisfying(
            Current.class,
            current -> {
              assertThat(current.document().get("status").asText()).isEqualTo("noted");
              assertThat(current.document().get("seq").asLong()).isEqualTo(2);
            });
    assertThat(Files.readAllLines(file).get(5)).matches("  \"mac\": \"[0-9a-f]{64}\"");

    Goals.open(directory).append(List.of(Goals.event("noted")));

    assertReason(Reason.OLDER);
  }

  @Test
  void isWrittenTheSameAgain() throws IOException {
    byte[] before = Files.readAllBytes(file);
    Files.delete(file);
    assertReason(Reason.MISSING);

    Goals.open(directory)
        .append(
            news -> {},
            () -> List.of(),
            appended ->
                projections.write(NAME, Json.object().put("status", "noted"), appended.position()));

    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void isNotBelievedWithAFlippedBit() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    for (int at = 0; at < whole.length; at++) {
      byte[] flipped = whole.clone();
      flipped[at] ^= (byte) (1 << (at % 8));
      Files.write(file, flipped);

      assertThat(projections.read(NAME)).as("byte %s", at).isInstanceOf(Unusable.class);
    }
  }

  @Test
  void oneThatSomebodyElseWroteIsNotOurs() throws IOException {
    String changed = Files.readString(file).replace("\"noted\"", "\"ready\"");
    Files.writeString(file, changed);

    assertReason(Reason.NOT_OURS);

    Files.writeString(file, "{\"status\": \"ready\"}");
    assertReason(Reason.NOT_OURS);
  }

  @Test
  void oneThatSomebodyElseWroteIsKeptWhenItIsWrittenOver() throws IOException {
    String changed = Files.readString(file).replace("\"noted\"", "\"ready\"");
    Files.writeString(file, changed);

    append("noted");
    append("noted");

    assertThat(projections.read(NAME)).isInstanceOf(Current.class);
    assertThat(Forgeries.kept(directory, "proof.json")).isEmpty();
    assertThat(Forgeries.kept(directory, NAME))
        .singleElement()
        .satisfies(
            kept -> {
              assertThat(kept).startsWith("goal.json.forged-");
              assertThat(directory.resolve(kept)).content().isEqualTo(changed);
            });
  }

  @Test
  void ofManyThatSomebodyElseWroteSomeAreKept() throws IOException {
    for (int n = 0; n < Forgeries.MOST + 3; n++) {
      Files.writeString(file, "{\"status\": \"ready\"}");
      append("noted");
      assertThat(projections.read(NAME)).isInstanceOf(Current.class);
    }
    assertThat(Forgeries.kept(directory, NAME)).hasSize(Forgeries.MOST);
  }

  @Test
  void whatACrashLeavesIsNotKept() throws IOException {
    byte[] old = Files.readAllBytes(file);
    append("noted");
    Files.write(file, old);
    append("noted");
    for (int length = 0; length < old.length; length++) {
      byte[] begun = Arrays.copyOf(old, length);
      Files.write(file, begun);
      assertReason(Reason.DAMAGED);
      Files.write(file, Arrays.copyOf(begun, old.length));
      assertReason(Reason.DAMAGED);
    }
    Files.write(file, Arrays.copyOf(old, old.length - 1));
    append("noted");
    Files.delete(file);
    append("noted");

    assertThat(projections.read(NAME)).isInstanceOf(Current.class);
    assertThat(Forgeries.kept(directory, NAME)).isEmpty();
  }

  @Test
  void oneOfAnotherNameOrGoalIsNotOurs() throws IOException {
    Files.copy(file, directory.resolve("proof.json"));
    assertThat(projections.read("proof.json"))
        .isInstanceOfSatisfying(
            Unusable.class, unusable -> assertThat(unusable.reason()).isEqualTo(Reason.NOT_OURS));

    Projections other =
        new Projections(
            directory, Goals.ID.replace("0123", "ffff"), Optional.of(Goals.MAC), Storage.real());
    assertThat(other.read(NAME)).isInstanceOf(Unusable.class);
  }

  @Test
  void aShorterJournalMakesItNewer() throws IOException {
    Path journal = directory.resolve(Journal.FILE);
    Files.write(journal, List.of(Files.readAllLines(journal).getFirst()));

    assertReason(Reason.NEWER);
  }

  @Test
  void withoutTheKeyNothingIsBelieved() {
    assertThat(projections(directory, Optional.empty()).read(NAME))
        .isInstanceOfSatisfying(
            Unusable.class, unusable -> assertThat(unusable.reason()).isEqualTo(Reason.UNCHECKED));
  }

  @Test
  void linksHugeFilesAndDeepOnesAreDamaged() throws IOException {
    Path elsewhere = root.resolve("elsewhere");
    Files.move(file, elsewhere);
    Files.createSymbolicLink(file, elsewhere);
    assertReason(Reason.DAMAGED);

    Files.delete(file);
    Files.writeString(file, "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}");
    assertReason(Reason.DAMAGED);

    try (var sparse = new java.io.RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(500L * 1024 * 1024);
    }
    assertReason(Reason.DAMAGED);
  }
}
