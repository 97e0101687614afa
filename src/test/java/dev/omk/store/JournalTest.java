package dev.omk.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.json.Json;
import dev.omk.store.Failpoint.Change;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  @TempDir Path root;

  @Test
  void everyLineCarriesEnvelopeChainAndMac() throws Exception {
    Path directory = Goals.create(root, "task_started", "task_completed");

    List<String> lines = Files.readAllLines(directory.resolve(Journal.FILE));

    // With the JDK's own HMAC, and nothing of ours.
    javax.crypto.Mac hmac = javax.crypto.Mac.getInstance("HmacSHA256");
    hmac.init(new SecretKeySpec("a key for tests".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    String prev = "0".repeat(64);
    long seq = 0;
    for (String line : lines) {
      ObjectNode node = Json.parseObject(line.getBytes(StandardCharsets.UTF_8));
      String covered = line.substring(0, line.indexOf(",\"mac\":\""));
      assertThat(node.fieldNames())
          .toIterable()
          .containsExactly(
              "id",
              "run_id",
              "ts",
              "schema_version",
              "seq",
              "kind",
              "actor",
              "payload",
              "prev",
              "mac");
      assertThat(UUID.fromString(node.get("id").asText()).version()).isEqualTo(8);
      assertThat(node.get("run_id").asText()).isEqualTo(Goals.ID);
      assertThat(node.get("seq").asLong()).isEqualTo(++seq);
      assertThat(node.get("prev").asText()).isEqualTo(prev);
      assertThat(node.get("mac").asText())
          .isEqualTo(hex(hmac.doFinal(covered.getBytes(StandardCharsets.UTF_8))));
      prev =
          hex(MessageDigest.getInstance("SHA-256").digest(line.getBytes(StandardCharsets.UTF_8)));
    }
    assertThat(seq).isEqualTo(3);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  @Test
  void readsBackWhatWasAppended() {
    Path directory = Goals.create(root);
    ObjectNode payload = Json.object();
    payload.put("text", "naïve \u4f60\u597d \ud83d\ude00 \u0000\u0007\u2028 \\ \" \n end");
    payload.put("Schlüssel ☃", 1);
    payload.put("lone", "\ud800 surrogate");
    payload.set("list", Json.array().add(1).add(2.5).addNull());

    Appended appended = Goals.open(directory).append(List.of(Goals.event("noted", payload)));

    JournalReading reading = Goals.read(directory);
    assertThat(reading.state()).isEqualTo(new JournalState.Intact());
    assertThat(reading.position()).isEqualTo(appended.position());
    assertThat(reading.events().getLast()).isEqualTo(appended.events().getFirst());
    ObjectNode read = reading.events().getLast().payload();
    assertThat(read.get("text")).isEqualTo(payload.get("text"));
    assertThat(read.get("Schlüssel ☃").asInt()).isEqualTo(1);
    assertThat(read.get("lone").asText()).isEqualTo("\ufffd surrogate");
    assertThat(read.get("list").toString()).isEqualTo("[1,2.5,null]");
  }

  @Test
  void anAppendCostsTwoSyncsWhateverItsSize() {
    Path directory = Goals.create(root);
    List<Change> syncs = new ArrayList<>();
    DurableFiles counted =
        DurableFiles.watched(
            DurableFiles.real(),
            (change, file) -> {
              if (change == Change.SYNC || change == Change.SYNC_DIRECTORY) {
                syncs.add(change);
              }
            });
    List<NewEvent> batch = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      batch.add(Goals.event("noted"));
    }

    Goals.open(directory, counted).append(batch);

    assertThat(syncs).containsExactly(Change.SYNC, Change.SYNC);
    assertThat(Goals.read(directory).events()).hasSize(1001);
  }

  @Test
  void aDecisionSeesWhatOthersAppendedAndSeesItOnce() {
    Path directory = Goals.create(root);
    Journal mine = Goals.open(directory);
    Journal other = Goals.open(directory);
    Goals.read(mine);
    other.append(List.of(Goals.event("goal_paused")));
    List<String> seen = new ArrayList<>();

    mine.append(
        event -> seen.add(event.kind()),
        () -> List.of(Goals.event("noted")),
        AfterAppend.nothing());
    mine.append(event -> seen.add(event.kind()), List::of, AfterAppend.nothing());

    assertThat(seen).containsExactly("goal_paused");
    assertThat(Goals.kinds(Goals.read(directory)))
        .containsExactly("run_started", "goal_paused", "noted");
  }

  @Test
  void whatARefusedDecisionSawIsNotShownAgain() {
    Path directory = Goals.create(root);
    Journal mine = Goals.open(directory);
    Goals.read(mine);
    Goals.open(directory).append(List.of(Goals.event("goal_paused")));
    List<Event> seen = new ArrayList<>();

    assertThatThrownBy(
            () ->
                mine.append(
                    seen::add,
                    () -> {
                      throw new OmkException(ErrorCode.PAUSED_OR_CANCELLED, "paused", "");
                    },
                    AfterAppend.nothing()))
        .hasMessage("paused");
    seen.addAll(mine.news());

    assertThat(seen).extracting(Event::kind).containsExactly("goal_paused");
  }

  @Test
  void newsAreWhatWasAcknowledgedSince() {
    Path directory = Goals.create(root);
    Journal mine = Goals.open(directory);
    Goals.read(mine);
    assertThat(mine.news()).isEmpty();

    Goals.open(directory).append(List.of(Goals.event("goal_paused"), Goals.event("noted")));

    assertThat(mine.news()).extracting(Event::seq).containsExactly(2L, 3L);
    assertThat(mine.news()).isEmpty();
  }

  @Test
  void anEmptyDecisionWritesNothing() throws Exception {
    Path directory = Goals.create(root);
    byte[] before = Files.readAllBytes(directory.resolve(Journal.FILE));
    byte[] head = Files.readAllBytes(directory.resolve(Head.FILE));

    Appended appended = Goals.open(directory).append(List.of());

    assertThat(appended.events()).isEmpty();
    assertThat(appended.position().seq()).isEqualTo(1);
    assertThat(Files.readAllBytes(directory.resolve(Journal.FILE))).isEqualTo(before);
    assertThat(Files.readAllBytes(directory.resolve(Head.FILE))).isEqualTo(head);
  }

  @Test
  void withoutTheKeyTheChainIsVerifiedAndAppendingRefused() {
    Path directory = Goals.create(root, "noted");
    Journal keyless = Journal.open(directory, Goals.ID, Optional.empty(), Storage.real());

    JournalReading reading = Goals.read(keyless);

    assertThat(reading.state()).isEqualTo(new JournalState.Intact());
    assertThat(reading.events()).hasSize(2);
    assertThatThrownBy(() -> keyless.append(List.of(Goals.event("noted"))))
        .isInstanceOfSatisfying(
            OmkException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.IO));
  }

  @Test
  void anotherKeyIsDamage() {
    Path directory = Goals.create(root, "noted");
    Mac foreign = new Mac(new byte[32]);

    JournalReading reading =
        Goals.read(Journal.open(directory, Goals.ID, Optional.of(foreign), Storage.real()));

    assertThat(reading.state()).isInstanceOf(JournalState.Damaged.class);
    assertThatThrownBy(reading::orThrow)
        .isInstanceOfSatisfying(
            OmkException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DAMAGED_STATE));
  }

  @Test
  void aFailureToWriteProjectionsLeavesTheEventsAppended() {
    Path directory = Goals.create(root);

    Appended appended =
        Goals.open(directory)
            .append(
                news -> {},
                () -> List.of(Goals.event("noted")),
                done -> {
                  throw new OmkException(ErrorCode.IO, "disk full", "");
                });

    assertThat(appended.projectionFailure()).contains("disk full");
    assertThat(Goals.read(directory).events()).hasSize(2);
  }

  @Test
  void aDecisionThatThrowsChangesNothing() throws Exception {
    Path directory = Goals.create(root);
    byte[] before = Files.readAllBytes(directory.resolve(Journal.FILE));
    Journal journal = Goals.open(directory);

    assertThatThrownBy(
            () ->
                journal.append(
                    news -> {},
                    () -> {
                      throw new OmkException(ErrorCode.PAUSED_OR_CANCELLED, "paused", "");
                    },
                    AfterAppend.nothing()))
        .hasMessage("paused");

    assertThat(Files.readAllBytes(directory.resolve(Journal.FILE))).isEqualTo(before);
    assertThat(journal.append(List.of(Goals.event("noted"))).position().seq()).isEqualTo(2);
  }

  @Test
  void aDecisionCannotAppendItself() {
    Journal journal = Goals.open(Goals.create(root));

    assertThatThrownBy(
            () ->
                journal.append(
                    news -> {},
                    () -> {
                      journal.append(List.of());
                      return List.of();
                    },
                    AfterAppend.nothing()))
        .isInstanceOf(IllegalStateException.class);
  }
}
