package dev.omk.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.omk.control.plan.NewGoalRequest;
import dev.omk.control.read.GoalReader;
import dev.omk.control.read.ProofCheck;
import dev.omk.control.workspace.GoalLedger;
import dev.omk.control.workspace.Progress;
import dev.omk.control.workspace.Workspace;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.goal.Budget;
import dev.omk.goal.GoalId;
import dev.omk.goal.Settings;
import dev.omk.store.Forgeries;
import dev.omk.store.JournalState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What commands that only read make of a goal that is not as it should be. */
class ReadingTest {
  @TempDir Path directory;

  private Sample sample;
  private Workspace workspace;
  private GoalId id;
  private Path journal;

  @BeforeEach
  void aGoal() throws Exception {
    sample = Sample.plain(directory).agent(Sample.REPAIR);
    workspace = sample.workspace();
    id = sample.plan(true);
    new GoalDecisions(workspace).pause(id);
    journal = workspace.directory(id).resolve("events.jsonl");
  }

  private GoalReader.Read read() {
    return new GoalReader(workspace).goal(id);
  }

  private Map<String, String> files() throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.list(journal.getParent())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return contents;
  }

  @Test
  void aDamagedGoalShowsWhatIsIntact() throws Exception {
    List<String> lines = Files.readAllLines(journal);
    Files.write(journal, lines.subList(0, lines.size() - 1));

    GoalReader.Read read = read();

    assertThat(read.damaged()).isTrue();
    assertThat(read.recovery()).contains("damaged at line " + lines.size());
    assertThat(read.document().path("normalized_goal").asText()).isEqualTo(Sample.GOAL);
    assertThat(read.document().path("status").asText()).isEqualTo("not_ready");
    assertThat(read.document().path("ready").asBoolean()).isFalse();
    assertThatThrownBy(read::intact)
        .isInstanceOfSatisfying(
            OmkException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DAMAGED_STATE));
  }

  @Test
  void aDamagedGoalIsNeverReady() throws Exception {
    new GoalDecisions(workspace).resume(id);
    assertThat(sample.controller().runUntilReady(id).assessment().proven()).isTrue();
    Files.writeString(journal, "{\"kind\":\"noted\"}\n", StandardOpenOption.APPEND);

    GoalReader.Read read = read();

    assertThat(read.damaged()).isTrue();
    assertThat(read.document().path("ready").asBoolean()).isFalse();
    assertThat(read.document().path("status").asText()).isNotEqualTo("ready");
    assertThat(new GoalReader(workspace).proof(id).document().path("ready").asBoolean()).isFalse();
  }

  @Test
  void readingATornJournalChangesNothing() throws Exception {
    Files.writeString(journal, "{\"id\":\"torn", StandardOpenOption.APPEND);
    Map<String, String> before = files();

    for (int i = 0; i < 2; i++) {
      assertThat(read().recovery()).contains("torn");
      assertThat(read().damaged()).isFalse();
    }

    assertThat(files()).isEqualTo(before);
    new GoalDecisions(workspace).resume(id);
    assertThat(read().recovery()).isEmpty();
    assertThat(files().keySet()).anyMatch(name -> name.startsWith("events.jsonl.torn-"));
    assertThat(LedgerEvents.of(GoalLedger.open(workspace, id)))
        .extracting(event -> event.kind())
        .contains("journal_recovered");
  }

  @Test
  void aMissingProjectionIsWrittenAgainAndOtherwiseReadFromTheJournal() throws Exception {
    Map<String, String> before = files();
    Path goal = journal.resolveSibling("goal.json");
    Files.delete(goal);
    assertThat(read().recovery()).contains("goal.json is missing").contains("rebuilt");
    assertThat(files()).isEqualTo(before);

    Files.delete(goal);
    // Where nothing can be written, as on a file system that is mounted read-only.
    Files.delete(journal.resolveSibling("journal.lock"));
    Files.createDirectory(journal.resolveSibling("journal.lock"));

    assertThat(read().document().path("status").asText()).isEqualTo("paused");
    assertThat(read().recovery()).contains("read instead");
    assertThat(goal).doesNotExist();
  }

  @Test
  void aForgedProjectionIsToldUntilItsCopyIsRemoved() throws Exception {
    new GoalDecisions(workspace).resume(id);
    sample.controller().runUntilReady(id);
    sample.controller().accept(id, "looked at it", Set.of(), "somebody");
    assertThat(ProofCheck.of(workspace, id).verdict()).isEqualTo(ProofCheck.Verdict.READY);
    Path goal = journal.resolveSibling("goal.json");
    String forged = Files.readString(goal).replace("\"ready\"", "\"cancelled\"");
    Files.writeString(goal, forged);

    assertThat(read().recovery()).contains("was changed").contains("proof --check");
    assertThat(read().recovery()).isEmpty();
    new GoalDecisions(workspace).addBudget(id, new Budget(null, 5L, null));
    for (int i = 0; i < 2; i++) {
      assertThat(ProofCheck.of(workspace, id).verdict()).isEqualTo(ProofCheck.Verdict.DAMAGED);
    }

    String kept = Forgeries.kept(Objects.requireNonNull(goal.getParent()), "goal.json").getFirst();
    assertThat(goal.resolveSibling(kept)).content().isEqualTo(forged);
    assertThat(ProofCheck.of(workspace, id).points())
        .anyMatch(point -> point.name().equals("goal.json") && point.detail().contains(kept));
    Files.delete(goal.resolveSibling(kept));
    assertThat(ProofCheck.of(workspace, id).verdict()).isEqualTo(ProofCheck.Verdict.READY);
  }

  @Test
  void whatWasWrittenWithAnotherKeyIsShownAndNeverReadyOrWritten() throws Exception {
    Files.writeString(sample.home().resolve(".config/omk/key"), "0a".repeat(32) + "\n");

    assertThat(read().damaged()).isTrue();
    assertThat(read().document().path("original_goal").asText()).isEqualTo(Sample.GOAL);
    assertThat(read().document().path("ready").asBoolean(true)).isFalse();
    GoalLedger ledger = GoalLedger.open(workspace, id);
    assertThat(LedgerEvents.of(ledger)).hasSize((int) ledger.eventCount()).hasSizeGreaterThan(1);
    assertThatThrownBy(() -> new GoalDecisions(workspace).pause(id))
        .isInstanceOfSatisfying(
            OmkException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DAMAGED_STATE));
  }

  @Test
  void aMissingKeyIsToldByItsPlace() throws Exception {
    Path key = sample.home().resolve(".config/omk/key");
    Files.delete(key);

    assertThatThrownBy(() -> new GoalDecisions(workspace).pause(id))
        .isInstanceOfSatisfying(
            OmkException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.IO);
              assertThat(e.line()).contains(key + " is missing");
              assertThat(e.nextStep()).contains("put it back");
            });
    assertThat(key).doesNotExist();
  }

  @Test
  void withoutAHomeItIsTheHomeThatHasToBeSet() throws Exception {
    sample.variables.put("HOME", "");

    assertThat(new GoalReader(sample.workspace()).goal(id).recovery())
        .contains("without a home there is no key", "; set HOME to ")
        .doesNotContain("put the key back");
  }

  @Test
  void aKeyThatCannotBeUsedStopsNoReaderAndEveryWriter() throws Exception {
    Path key = sample.home().resolve(".config/omk/key");
    Files.writeString(key, "abcd\n");

    aLookWithoutAKeySays("it does not have 32 bytes");
    Files.delete(key);
    Files.createDirectory(key);
    aLookWithoutAKeySays("not a regular file");
    Files.delete(key);
    Files.createSymbolicLink(key, Path.of("/nonexistent/key"));
    aLookWithoutAKeySays("not a regular file");
  }

  private void aLookWithoutAKeySays(String why) throws InterruptedException {
    assertThat(read().damaged()).isFalse();
    assertThat(read().recovery()).contains(why).contains("only the chain is verified");
    assertThat(read().document().path("status").asText()).isEqualTo("paused");
    assertThatThrownBy(() -> new GoalDecisions(workspace).resume(id)).hasMessageContaining(why);
    assertThatThrownBy(() -> sample.plan(true)).hasMessageContaining(why);
    assertThat(sample.workspace().state().ids()).containsExactly(id.value());
  }

  @Test
  void aNewKeyInPlaceOfALostOneIsTold() throws Exception {
    Path key = sample.home().resolve(".config/omk/key");
    Files.move(key, key.resolveSibling("lost"));
    assertThat(read().recovery()).contains(key + " is missing").contains("put the key back");
    Workspace again = sample.workspace();

    new GoalController(again, Progress.SILENT, sample.signal)
        .plan(new NewGoalRequest(Sample.GOAL, Settings.DEFAULT, Budget.UNLIMITED));

    assertThat(again.notices().text()).contains(key + " was missing").contains("1 goal here");
    assertThat(key).exists();
    workspace = sample.workspace();
    assertThat(read().damaged()).isTrue();
    Files.move(key.resolveSibling("lost"), key, StandardCopyOption.REPLACE_EXISTING);
    workspace = sample.workspace();
    assertThat(read().damaged()).isFalse();
  }

  @Test
  void aFirstKeyIsNothingToTell() throws Exception {
    assertThat(workspace.notices().text()).isEmpty();
  }

  @Test
  void aWriterThatRepairsSaysSo() throws Exception {
    Files.writeString(journal, "{\"id\":\"torn", StandardOpenOption.APPEND);

    new GoalDecisions(workspace).resume(id);

    assertThat(workspace.notices().text())
        .contains("torn")
        .contains("11 bytes")
        .contains("events.jsonl.torn-");
  }

  @Test
  void aHugeHeadIsDamageOfTheHead() throws Exception {
    Files.writeString(journal.resolveSibling("head.json"), " ".repeat(4097));

    assertThat(read().damaged()).isTrue();
    assertThat(read().recovery()).contains("head.json is larger than 4096 bytes");
    assertThat(ProofCheck.of(workspace, id).verdict()).isEqualTo(ProofCheck.Verdict.DAMAGED);
    assertThatThrownBy(() -> new GoalDecisions(workspace).resume(id))
        .isInstanceOfSatisfying(
            OmkException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DAMAGED_STATE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "artifacts/policy/config.toml",
        "snapshots/rules/sparse",
        "snapshots/rules/forced"
      })
  void whatAGoalGoesByIsPartOfTheCheck(String path) throws Exception {
    Sample other = Sample.broken(Files.createDirectory(directory.resolve("other")));
    GoalId goal = other.agent(Sample.REPAIR).plan(true);
    Path file = other.workspace().directory(goal).resolve(path);
    Files.writeString(file, "[broken", StandardOpenOption.APPEND);
    assertThat(ProofCheck.of(other.workspace(), goal).verdict())
        .isEqualTo(ProofCheck.Verdict.DAMAGED);
    Files.delete(file);
    assertThat(ProofCheck.of(other.workspace(), goal).verdict())
        .isEqualTo(ProofCheck.Verdict.DAMAGED);
  }

  @Test
  void everyLogOfAReadyGoalIsPartOfTheCheck() throws Exception {
    Sample other = Sample.broken(Files.createDirectory(directory.resolve("other")));
    GoalId goal = other.agent(Sample.REPAIR).run(true).goal().id();
    List<Path> logs;
    try (Stream<Path> files = Files.walk(other.workspace().directory(goal))) {
      logs = files.filter(file -> file.toString().endsWith(".log")).toList();
    }
    assertThat(logs).as("the second run of what was red").anyMatch(ReadingTest::isOfASecondRun);
    for (Path log : logs) {
      byte[] was = Files.readAllBytes(log);
      Files.writeString(log, "1 passed\n", StandardOpenOption.APPEND);
      assertThat(ProofCheck.of(other.workspace(), goal).verdict())
          .as(log.toString())
          .isEqualTo(ProofCheck.Verdict.DAMAGED);
      Files.write(log, was);
    }
    assertThat(ProofCheck.of(other.workspace(), goal).verdict())
        .isEqualTo(ProofCheck.Verdict.READY);
  }

  private static boolean isOfASecondRun(Path log) {
    return log.toString().contains("-again");
  }

  @Test
  void withoutTheKeyTheChainIsVerifiedAndItIsSaid() throws Exception {
    Files.delete(sample.home().resolve(".config/omk/key"));

    GoalLedger ledger = GoalLedger.open(sample.workspace(), id);

    assertThat(ledger.state()).isEqualTo(new JournalState.Intact());
    assertThat(ledger.macsChecked()).isFalse();
  }
}
