package dev.omk.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.omk.control.workspace.Leases;
import dev.omk.goal.GoalId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoalPruningTest {
  @TempDir Path directory;
  private Sample sample;

  @BeforeEach
  void project() throws IOException, InterruptedException {
    sample = Sample.broken(directory);
  }

  private List<GoalPruning.Entry> prune(Duration olderThan, boolean dryRun)
      throws InterruptedException {
    return new GoalPruning(sample.workspace()).run(olderThan, dryRun);
  }

  private GoalId cancelled() throws InterruptedException {
    GoalId id = sample.plan(false);
    new GoalDecisions(sample.workspace()).cancel(id);
    return id;
  }

  private boolean hasRefs(GoalId id) throws IOException {
    try (var refs = Files.walk(sample.project.resolve(".git/refs"))) {
      return refs.filter(Files::isRegularFile).anyMatch(ref -> ref.toString().contains(id.value()));
    }
  }

  @Test
  void onlyFinishedGoalsGoAndTheirRefsWithThem() throws Exception {
    GoalId unfinished = sample.plan(false);
    GoalId finished = cancelled();
    assertThat(hasRefs(finished)).isTrue();
    assertThat(prune(Duration.ZERO, false))
        .extracting(GoalPruning.Entry::id, GoalPruning.Entry::kept)
        .containsExactly(
            tuple(finished.value(), ""), tuple(unfinished.value(), "it is not finished"));
    assertThat(sample.workspace().state().ids()).containsExactly(unfinished.value());
    assertThat(hasRefs(finished)).isFalse();
    assertThat(hasRefs(unfinished)).isTrue();
  }

  @Test
  void aYoungGoalStays() throws Exception {
    GoalId id = cancelled();
    assertThat(prune(Duration.ofDays(1), false))
        .extracting(GoalPruning.Entry::kept)
        .containsExactly("something happened to it within 1d");
    assertThat(sample.workspace().state().ids()).containsExactly(id.value());
  }

  @Test
  void aDryRunOnlyTells() throws Exception {
    GoalId id = cancelled();
    assertThat(prune(Duration.ZERO, true)).hasSize(1);
    assertThat(sample.workspace().state().ids()).containsExactly(id.value());
    assertThat(hasRefs(id)).isTrue();
  }

  @Test
  void aGoalWithALiveControllerStays() throws Exception {
    GoalId id = cancelled();
    try (Leases _ = Leases.take(sample.workspace(), id, "omk goal run")) {
      assertThat(prune(Duration.ZERO, false))
          .extracting(GoalPruning.Entry::kept)
          .containsExactly("a controller holds it");
    }
    assertThat(sample.workspace().state().ids()).containsExactly(id.value());
  }

  @Test
  void aStaleGoalStaysUntilWhatWasVerifiedIsCommitted() throws Exception {
    GoalId id = sample.agent(Sample.REPAIR).commit().run(true).goal().id();
    String proven = sample.read("calc.sh");
    sample.write("calc.sh", proven + "# later\n");

    GoalPruning.Entry kept = prune(Duration.ZERO, false).getFirst();

    assertThat(kept.status()).isEqualTo("not_ready");
    assertThat(kept.stale()).isTrue();
    assertThat(kept.kept()).contains("stale").contains("calc.sh");
    assertThat(hasRefs(id)).isTrue();
    sample.write("calc.sh", proven).commit();
    sample.write("calc.sh", proven + "# later\n");
    assertThat(prune(Duration.ZERO, false)).extracting(GoalPruning.Entry::kept).containsExactly("");
    assertThat(sample.workspace().state().ids()).isEmpty();
  }

  @Test
  void aReadyGoalGoes() throws Exception {
    sample.agent(Sample.REPAIR).commit().run(true);
    assertThat(prune(Duration.ZERO, false)).extracting(GoalPruning.Entry::kept).containsExactly("");
  }

  @Test
  void aGoalThatCannotBeReadStays() throws Exception {
    GoalId id = cancelled();
    Path goal = sample.project.resolve(".omk/goals").resolve(id.value());
    Files.writeString(goal.resolve("head.json"), "{}");
    assertThat(prune(Duration.ZERO, false))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.status()).isEqualTo("damaged");
              assertThat(entry.kept()).contains("omk goal prune --damaged " + id);
            });
    assertThat(goal).exists();
  }

  @Test
  void linksAndEmptyDirectoriesAreNamed() throws Exception {
    Path goals = Files.createDirectories(sample.project.resolve(".omk/goals"));
    Files.createSymbolicLink(goals.resolve("goal-20990101-000000-000-00000001"), directory);
    Files.createDirectory(goals.resolve("goal-20990101-000000-000-00000002"));

    assertThat(prune(Duration.ZERO, false))
        .extracting(GoalPruning.Entry::status)
        .containsExactly("damaged", "damaged");
  }

  @Test
  void whatACrashLeftGoesWithTheNextCall() throws Exception {
    GoalId id = cancelled();
    Path goals = sample.project.resolve(".omk/goals");
    Files.move(goals.resolve(id.value()), goals.resolve(".gone-" + id.value()));
    assertThat(sample.workspace().state().ids()).isEmpty();
    prune(Duration.ZERO, false);
    assertThat(goals.resolve(".gone-" + id.value())).doesNotExist();
    assertThat(hasRefs(id)).isFalse();
  }

  @Test
  void aWorktreeWithWorkThatIsNowhereElseKeepsItsGoal() throws Exception {
    GoalId id = cancelled();
    Path worktree =
        sample.project.resolve(".omk/goals").resolve(id.value()).resolve("worktrees/one");
    sample.git("worktree", "add", "-q", worktree.toString(), "-b", "omk/goal/one");
    Files.writeString(worktree.resolve("new.txt"), "work");
    assertThat(prune(Duration.ZERO, false).getFirst().kept()).contains("worktree");
    Files.delete(worktree.resolve("new.txt"));
    assertThat(prune(Duration.ZERO, false).getFirst().kept()).isEmpty();
    assertThat(sample.project.resolve(".git/worktrees/one")).doesNotExist();
  }

  @Test
  void aWorktreeOfTheUserOnADiskThatIsNotMountedIsNotForgotten() throws Exception {
    GoalId id = cancelled();
    Path mine = directory.resolve("disk/mine");
    sample.git("worktree", "add", "-q", mine.toString(), "-b", "mine");
    Path ours = sample.project.resolve(".omk/goals").resolve(id.value()).resolve("worktrees/one");
    sample.git("worktree", "add", "-q", ours.toString(), "-b", "omk/goal/one");
    Files.move(directory.resolve("disk"), directory.resolve("unmounted"));

    prune(Duration.ZERO, false);

    assertThat(sample.project.resolve(".git/worktrees/mine")).exists();
    assertThat(sample.project.resolve(".git/worktrees/one")).doesNotExist();
  }

  @Test
  void recordedGoalsOfOmk050GoToo() throws Exception {
    GoalId id = Recorded.in(sample, "cancelled");
    prune(Duration.ZERO, false);
    assertThat(sample.workspace().state().ids()).doesNotContain(id.value());
  }
}
