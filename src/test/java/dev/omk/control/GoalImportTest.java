package dev.omk.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.omk.goal.GoalId;
import dev.omk.store.DurableFiles;
import dev.omk.store.Failpoint;
import dev.omk.store.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoalImportTest {
  @TempDir Path directory;
  private Sample sample;
  private Path state = Path.of("");

  @BeforeEach
  void project() throws IOException, InterruptedException {
    sample = Sample.broken(directory);
    state = directory.resolve("state");
    for (String name : List.of("plan-only", "unicode")) {
      Recorded.copy(
          Recorded.original(name), state.resolve("goals").resolve(Recorded.id(name).value()));
    }
  }

  private List<GoalImport.Outcome> run(Path from) throws InterruptedException {
    return new GoalImport(sample.workspace())
        .run(from).stream().map(GoalImport.Entry::outcome).toList();
  }

  private Path here(String name) throws IOException {
    return sample.project.resolve(".omk/goals").resolve(Recorded.id(name).value());
  }

  @Test
  void copiesAStateDirectoryByteForByteAndChangesNothingOfIt() throws Exception {
    Map<String, String> before = Recorded.files(state);
    assertThat(run(state))
        .containsExactly(GoalImport.Outcome.IMPORTED, GoalImport.Outcome.IMPORTED);
    assertThat(Recorded.files(state)).isEqualTo(before);
    assertThat(Recorded.files(here("unicode")))
        .isEqualTo(Recorded.files(Recorded.original("unicode")));
  }

  @Test
  void saysWhichAreDamaged() throws Exception {
    for (String name : List.of("damaged-missing-goal-json", "damaged-garbage-line")) {
      Recorded.copy(
          Recorded.original(name), state.resolve("goals").resolve(Recorded.id(name).value()));
    }
    List<GoalImport.Entry> entries = new GoalImport(sample.workspace()).run(state);
    assertThat(entries)
        .extracting(GoalImport.Entry::outcome)
        .containsOnly(GoalImport.Outcome.IMPORTED);
    assertThat(entries)
        .filteredOn(entry -> entry.reason().startsWith("damaged: "))
        .extracting(GoalImport.Entry::id)
        .containsExactlyInAnyOrder(
            Recorded.id("damaged-missing-goal-json").value(),
            Recorded.id("damaged-garbage-line").value());
  }

  @Test
  void aSecondImportChangesNothingAlsoAfterAdoption() throws Exception {
    run(state);
    new GoalDecisions(sample.workspace()).pause(Recorded.id("unicode"));
    Map<String, String> before = Recorded.files(sample.project);
    assertThat(run(state)).containsExactly(GoalImport.Outcome.PRESENT, GoalImport.Outcome.PRESENT);
    assertThat(Recorded.files(sample.project)).isEqualTo(before);
  }

  @Test
  void ofTwoImportsAtOnceOneWinsAndTheOtherSaysSo() throws Exception {
    List<GoalImport> both =
        List.of(new GoalImport(sample.workspace()), new GoalImport(sample.on(late()).workspace()));
    // The second one is in the middle of its first goal when the first one is done with all.
    assertThat(both.getLast().run(state))
        .extracting(GoalImport.Entry::outcome)
        .containsOnly(GoalImport.Outcome.PRESENT);
    assertThat(sample.workspace().state().ids()).hasSize(2);
    assertThat(both.getFirst().run(state))
        .extracting(GoalImport.Entry::outcome)
        .containsOnly(GoalImport.Outcome.PRESENT);
    try (Stream<Path> left = Files.list(sample.project.resolve(".omk/goals"))) {
      assertThat(left).noneMatch(path -> path.getFileName().toString().startsWith(".new-"));
    }
  }

  // Files with which something happens before the first goal gets its name.
  private Storage late() {
    AtomicBoolean done = new AtomicBoolean();
    Failpoint before =
        (change, file) -> {
          if (change == Failpoint.Change.RENAME
              && file.getFileName().toString().startsWith("goal-")
              && done.compareAndSet(false, true)) {
            elsewhere();
          }
        };
    return new Storage(DurableFiles.watched(DurableFiles.real(), before), Storage.real().clock());
  }

  private void elsewhere() throws IOException {
    for (String name : List.of("plan-only", "unicode")) {
      Recorded.copy(Recorded.original(name), here(name));
    }
  }

  @Test
  void oneGoalIsEnough() throws Exception {
    GoalId id = Recorded.id("plan-only");
    assertThat(run(state.resolve("goals").resolve(id.value())))
        .containsExactly(GoalImport.Outcome.IMPORTED);
    assertThat(sample.workspace().state().ids()).containsExactly(id.value());
  }

  @Test
  void anotherGoalOfThatIdStays() throws Exception {
    run(state);
    Files.writeString(here("unicode").resolve("prd.md"), "mine");
    assertThat(run(state)).contains(GoalImport.Outcome.REFUSED, GoalImport.Outcome.PRESENT);
    assertThat(here("unicode").resolve("prd.md")).hasContent("mine");
  }

  @Test
  void aGoalWithALinkIsRefusedAndTheOthersAreNot() throws Exception {
    Path goal = state.resolve("goals").resolve(Recorded.id("unicode").value());
    Files.createSymbolicLink(goal.resolve("artifacts").resolve("secret"), Path.of("/etc/passwd"));
    assertThat(run(state))
        .containsExactlyInAnyOrder(GoalImport.Outcome.REFUSED, GoalImport.Outcome.IMPORTED);
    assertThat(here("unicode")).doesNotExist();
  }

  @Test
  void aLinkedGoalDirectoryIsRefused() throws Exception {
    Path goals = state.resolve("goals");
    Path moved = directory.resolve("moved");
    Files.move(goals.resolve(Recorded.id("unicode").value()), moved);
    Files.createSymbolicLink(goals.resolve(Recorded.id("unicode").value()), moved);
    assertThat(run(state)).contains(GoalImport.Outcome.REFUSED);
  }

  @Test
  void whatAnInterruptedCopyLeftDoesNotHinderTheNext() throws Exception {
    Path left =
        Files.createDirectories(
            sample.project.resolve(
                ".omk/goals/.new-" + Recorded.id("unicode") + "-" + ProcessHandle.current().pid()));
    Files.writeString(left.resolve("goal.json"), "half");
    assertThat(sample.workspace().state().ids()).isEmpty();
    run(state);
    assertThat(Recorded.files(here("unicode")))
        .isEqualTo(Recorded.files(Recorded.original("unicode")));
  }

  @Test
  void aDirectoryWithoutGoalsIsAnError() {
    assertThatThrownBy(() -> run(directory.resolve("home")))
        .hasMessageContaining("no goal of omk 0.5.0");
  }
}
