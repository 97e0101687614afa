package dev.omk.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.control.workspace.GoalLedger;
import dev.omk.goal.GoalId;
import dev.omk.json.Json;
import dev.omk.store.Journal;
import dev.omk.store.NewEvent;
import dev.omk.store.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal that is much larger than the heap of the commands that meet it. */
class LongJournalTest {
  private static final int EVENTS = 80;
  private static final int EVENT_BYTES = 1_000_000;

  @TempDir Path directory;

  private Sample sample;
  private GoalId id;
  private Path goal;

  @BeforeEach
  void goal() throws Exception {
    sample = Sample.broken(directory);
    id = sample.plan(false);
    goal = sample.workspace().directory(id);
    Journal journal = Journal.open(goal, id.value(), sample.workspace().key(), Storage.real());
    List<NewEvent> batch =
        Collections.nCopies(
            EVENTS / 8,
            new NewEvent("noted", "test", Json.object().put("said", "x".repeat(EVENT_BYTES))));
    for (int i = 0; i < 8; i++) {
      journal.append(batch);
    }
  }

  @Test
  void nothingThatReadsItKeepsIt() throws Exception {
    Files.delete(goal.resolve("goal.json"));

    assertThat(inSmallHeap("goal", "status", id.value(), "--json"))
        .contains("\"recovery_status\"", "rebuilt");
    String replay = inSmallHeap("goal", "replay", id.value(), "--json");
    assertThat(
            Json.parseValue(replay.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .path("timeline"))
        .hasSizeGreaterThan(EVENTS);
    assertThat(inSmallHeap("goal", "proof", id.value(), "--check", "--json"))
        .contains("events, the chain holds");
  }

  @Test
  void nothingThatWritesItKeepsIt() throws Exception {
    Files.writeString(goal.resolve("events.jsonl"), "{\"id\":\"torn", StandardOpenOption.APPEND);

    inSmallHeap("goal", "budget-add", id.value(), "--time", "5m");

    List<String> kinds = new ArrayList<>();
    GoalLedger.open(sample.workspace(), id).eachEvent(event -> kinds.add(event.kind()));
    assertThat(kinds).endsWith("journal_recovered", "goal_budget_extended");
  }

  private String inSmallHeap(String... arguments) throws IOException, InterruptedException {
    List<String> argv = new ArrayList<>();
    argv.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    argv.addAll(List.of("-Xmx48m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
    argv.addAll(List.of(System.getProperty("java.class.path"), "dev.omk.cli.Main"));
    argv.addAll(List.of(arguments));
    Path out = directory.resolve("out");
    Path err = directory.resolve("err");
    ProcessBuilder builder = new ProcessBuilder(argv).directory(sample.project.toFile());
    builder.environment().put("HOME", sample.home().toString());
    builder.environment().keySet().removeIf(name -> name.startsWith("XDG_"));
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(err)).doesNotContain("OutOfMemory", "internal");
    return Files.readString(out);
  }
}
