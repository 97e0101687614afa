package dev.omk.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.omk.control.read.GoalReader;
import dev.omk.control.workspace.GoalLedger;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.goal.GoalId;
import dev.omk.json.Json;
import dev.omk.store.Journal;
import dev.omk.store.NewEvent;
import dev.omk.store.Storage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of a damaged goal readers show what is intact, and nothing that says it were ready. */
@Timeout(120)
class DamagedGoalTest {
  @TempDir Path directory;
  private Sample sample;
  private GoalId id;
  private Path journal;

  @BeforeEach
  void aPlannedGoal() throws Exception {
    sample = Sample.broken(directory);
    id = sample.plan(false);
    new GoalDecisions(sample.workspace()).pause(id);
    journal = sample.workspace().directory(id).resolve("events.jsonl");
  }

  private GoalReader.Read read() throws Exception {
    return new GoalReader(sample.workspace()).goal(id);
  }

  @Test
  void whatIsBeforeTheDamageIsShown() throws Exception {
    List<String> lines = Files.readAllLines(journal);
    lines.set(lines.size() - 1, lines.getLast().replace("paused by hand", "paused by nobody!"));
    Files.writeString(journal, String.join("\n", lines) + "\n");
    GoalReader.Read read = read();
    assertThat(read.damaged()).isTrue();
    assertThat(read.recovery()).contains("line " + lines.size());
    assertThat(read.document().path("original_goal").asText()).isEqualTo(Sample.GOAL);
    assertThat(read.document().path("status").asText()).isEqualTo("not_ready");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pipe", "directory", "link", "nothing", "garbage"})
  void whateverIsInPlaceOfTheJournalReadersSayWhatTheyStillKnow(String what) throws Exception {
    Path away = Files.move(journal, journal.resolveSibling("away"));
    switch (what) {
      case "pipe" ->
          assertThat(new ProcessBuilder("mkfifo", journal.toString()).start().waitFor()).isZero();
      case "directory" -> Files.createDirectory(journal);
      case "link" -> Files.createSymbolicLink(journal, away);
      case "garbage" -> Files.write(journal, "\u0000\u00ff{".getBytes(StandardCharsets.ISO_8859_1));
      default -> assertThat(journal).doesNotExist();
    }
    GoalReader.Read read = read();
    assertThat(read.damaged()).isTrue();
    assertThat(read.document().path("original_goal").asText()).isEqualTo(Sample.GOAL);
    assertThat(read.document().path("ready").asBoolean(true)).isFalse();
    assertThatThrownBy(() -> new GoalDecisions(sample.workspace()).cancel(id))
        .isInstanceOfSatisfying(
            OmkException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DAMAGED_STATE));
  }

  @Test
  void anEventThatVerifiesAndLacksSomethingIsDamage() throws Exception {
    Journal.open(
            sample.workspace().directory(id), id.value(), sample.workspace().key(), Storage.real())
        .append(List.of(new NewEvent("pass_finished", "test", Json.object())));
    assertThatThrownBy(() -> GoalLedger.open(sample.workspace(), id))
        .isInstanceOfSatisfying(
            OmkException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DAMAGED_STATE))
        .hasMessageContaining("(pass_finished) lacks something");
  }

  @Test
  void whereNothingCanBeReadItIsAnError() throws Exception {
    Files.delete(journal);
    Files.delete(journal.resolveSibling("goal.json"));
    assertThatThrownBy(this::read)
        .isInstanceOfSatisfying(
            OmkException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.DAMAGED_STATE);
              assertThat(e.nextStep()).contains("move it away").doesNotContain("replay");
            });
  }
}
