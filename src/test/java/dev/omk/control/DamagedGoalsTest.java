package dev.omk.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.omk.control.workspace.GoalLedger;
import dev.omk.control.workspace.Leases;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.goal.GoalId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A damaged goal is moved out of the way, and nothing of it is lost. */
class DamagedGoalsTest {
  private static final String BROKEN = "{\"kind\":\"noted\"}\n";

  @TempDir Path directory;
  private Sample sample;
  private Path goals;

  @BeforeEach
  void project() throws Exception {
    sample = Sample.broken(directory).agent(Sample.REPAIR).commit();
    goals = sample.project.resolve(".omk/goals");
  }

  private DamagedGoals.Moved move(String reference, boolean dryRun) throws InterruptedException {
    return new DamagedGoals(sample.workspace()).move(reference, dryRun);
  }

  private void damage(GoalId id) throws IOException {
    Path journal = goals.resolve(id.value()).resolve("events.jsonl");
    List<String> lines = Files.readAllLines(journal);
    Files.writeString(journal, lines.getFirst() + "\n" + BROKEN);
  }

  private String refs(String below) throws Exception {
    return sample.gitOutput("for-each-ref", "--format=%(objectname) %(refname)", below);
  }

  @Test
  void refsAndWorktreesAreKeptUnderAnotherName() throws Exception {
    sample.isolate = true;
    GoalId id = sample.run(false).goal().id();
    Path worktree =
        Path.of(GoalLedger.open(sample.workspace(), id).goal().efforts().isolation().directory());
    Files.writeString(worktree.resolve("new.txt"), "work");
    String base = sample.gitOutput("rev-parse", "refs/omk/" + id + "/base");
    String result = sample.gitOutput("rev-parse", "refs/heads/omk/" + id + "/result");
    damage(id);
    String before = refs("refs/");

    DamagedGoals.Moved told = move(id.value(), true);
    assertThat(told.damage()).contains("damaged at line 2");
    assertThat(refs("refs/")).isEqualTo(before);
    assertThat(goals.resolve(id.value())).exists();

    DamagedGoals.Moved moved = move(id.value(), false);

    assertThat(moved).isEqualTo(told);
    assertThat(sample.workspace().state().ids()).isEmpty();
    assertThat(moved.place().resolve("events.jsonl")).content().endsWith(BROKEN);
    assertThat(worktree.resolve("../..").normalize()).doesNotExist();
    assertThat(sample.gitOutput("worktree", "list")).doesNotContain(id.value());
    assertThat(refs("refs/omk/" + id + "/")).isEmpty();
    assertThat(refs("refs/heads/omk/")).isEmpty();
    String kept = "refs/omk/damaged/" + id + "/";
    assertThat(sample.gitOutput("rev-parse", kept + "base")).isEqualTo(base);
    assertThat(sample.gitOutput("rev-parse", kept + "heads/result")).isEqualTo(result);
    String files =
        refs(kept + "worktrees")
            .lines()
            .filter(line -> line.endsWith("/files"))
            .toList()
            .getFirst();
    assertThat(sample.gitOutput("show", files.split(" ", -1)[0] + ":new.txt")).isEqualTo("work");
    assertThat(sample.gitOutput("status", "--porcelain")).isEmpty();
  }

  @Test
  void linksAndEmptyDirectoriesAreMovedThemselves() throws Exception {
    Files.createDirectories(goals);
    String link = "goal-20990101-000000-000-00000001";
    String empty = "goal-20990101-000000-000-00000002";
    Files.createSymbolicLink(goals.resolve(link), directory.resolve("home"));
    Files.createDirectory(goals.resolve(empty));

    assertThat(move(link, false).place()).isSymbolicLink();
    assertThat(move(empty, false).place()).isDirectory();

    assertThat(directory.resolve("home")).isDirectory();
    assertThat(sample.workspace().state().ids()).isEmpty();
  }

  @Test
  void aGoalThatIsNotDamagedStays() throws Exception {
    GoalId id = sample.plan(false);

    assertThatThrownBy(() -> move(id.value(), false))
        .isInstanceOfSatisfying(
            OmkException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.INVALID_VALUE);
              assertThat(e.nextStep()).contains("omk goal cancel " + id);
            });
    assertThat(goals.resolve(id.value())).exists();
  }

  @Test
  void whatAControllerHoldsStays() throws Exception {
    GoalId id = sample.plan(false);
    damage(id);
    try (Leases _ = Leases.take(sample.workspace(), id, "omk goal run")) {
      assertThatThrownBy(() -> move("latest", false))
          .isInstanceOfSatisfying(
              OmkException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LEASE_HELD));
    }
    assertThat(goals.resolve(id.value())).exists();
  }

  @Test
  void aSecondOneOfTheSameNameGetsAnother() throws Exception {
    String id = "goal-20990101-000000-000-00000002";
    for (int n = 0; n < 2; n++) {
      Files.createDirectories(goals.resolve(id));
      move(id, false);
    }
    assertThat(goals.resolve("damaged").resolve(id)).isDirectory();
    assertThat(goals.resolve("damaged").resolve(id + "-2")).isDirectory();
  }
}
