package dev.omk.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.omk.control.workspace.GoalLedger;
import dev.omk.control.workspace.Leases;
import dev.omk.control.workspace.WorkToken;
import dev.omk.control.workspace.Workspace;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.goal.Fact;
import dev.omk.goal.GoalId;
import dev.omk.goal.GoalStatus;
import dev.omk.goal.Step;
import dev.omk.process.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a controller that died leaves, and who may take it over. */
@Tag("crash")
class OrphansTest {
  @TempDir Path directory;

  private Sample sample;
  private Workspace workspace;
  private GoalDecisions decisions;
  private GoalId id;

  @BeforeEach
  void aGoal() throws Exception {
    sample = Sample.broken(directory).agent(Sample.REPAIR).commit();
    workspace = sample.workspace();
    decisions = new GoalDecisions(workspace);
    id = sample.plan(true);
  }

  /** As a controller does before it works; then nothing more is heard of it. */
  private void beginAndDie() {
    GoalLedger ledger = GoalLedger.open(workspace, id);
    ledger.record(new Fact.StepBegan(Step.EXECUTE));
    ledger.record(new Fact.TurnBegan("goal-agent-execute", "mine"));
  }

  private GoalStatus status() {
    return GoalLedger.open(workspace, id).goal().status();
  }

  @Test
  void aGoalThatRunsWithoutAnyLeaseIsAnOrphanToo() throws Exception {
    beginAndDie();

    assertThat(decisions.orphans()).containsExactly(id);
    assertThat(decisions.resume(id).goal().status()).isEqualTo(GoalStatus.NOT_READY);
    assertThat(decisions.orphans()).isEmpty();
    assertThat(GoalLedger.open(workspace, id).goal().step()).isNull();
    assertThat(sample.controller().runUntilReady(id).goal().status()).isEqualTo(GoalStatus.READY);
  }

  @Test
  void oneGoalThatCannotBeReadDoesNotHideTheOthers() throws Exception {
    beginAndDie();
    Files.createSymbolicLink(
        workspace.state().goals().resolve("goal-20300101-000000-000-00000000"), directory);

    assertThat(decisions.orphans()).containsExactly(id);
  }

  @Test
  void aDamagedOrphanIsNotSaidToBeResumed() throws Exception {
    beginAndDie();
    Path journal = sample.workspace().directory(id).resolve("events.jsonl");
    String lines = Files.readString(journal);
    Files.writeString(journal, lines.replaceFirst("\"seq\":2,", "\"seq\":4,"));
    assertThatThrownBy(() -> new GoalDecisions(sample.workspace()).resume(id))
        .isInstanceOfSatisfying(
            OmkException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DAMAGED_STATE));
  }

  @Test
  void whatTheDeadControllerLeftRunningIsEnded() throws Exception {
    beginAndDie();
    ProcessBuilder left = new ProcessBuilder("sleep", "1000");
    left.environment().put(Command.TOKEN_VARIABLE, WorkToken.of(id) + "1");
    Process process = left.start();

    decisions.resume(id);

    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aLivingControllerIsNeitherRobbedNorDoItsProgramsEnd() throws Exception {
    beginAndDie();
    ProcessBuilder gate = new ProcessBuilder("sleep", "1000");
    gate.environment().put(Command.TOKEN_VARIABLE, WorkToken.of(id) + "1");
    Process process = gate.start();
    try (Leases leases = Leases.take(workspace, id, "omk goal run")) {
      leases.heartbeat();

      assertThat(decisions.orphans()).isEmpty();
      assertThatThrownBy(() -> decisions.resume(id))
          .isInstanceOfSatisfying(
              OmkException.class,
              e -> {
                assertThat(e.code()).isEqualTo(ErrorCode.LEASE_HELD);
                assertThat(e.getMessage())
                    .contains("pid " + ProcessHandle.current().pid())
                    .contains(" on ")
                    .contains(" since ");
              });
      assertThat(process.isAlive()).isTrue();
      assertThat(status()).isEqualTo(GoalStatus.RUNNING);
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void anotherGoalOfTheSameWorkTreeMayBeAtWorkMeanwhile() throws Exception {
    beginAndDie();
    GoalId other = sample.plan(true);
    try (Leases leases = Leases.take(workspace, other, "omk goal run")) {
      leases.heartbeat();

      assertThat(decisions.resume(id).goal().status()).isEqualTo(GoalStatus.NOT_READY);
    }
  }

  @Test
  void resumeRightAfterAPauseWaitsForTheControllerToEnd() throws Exception {
    beginAndDie();
    Leases leases = Leases.take(workspace, id, "omk goal run");
    decisions.pause(id);
    Thread windingDown =
        Thread.ofVirtual()
            .start(
                () -> {
                  GoalLedger.open(workspace, id).goal();
                  leases.close();
                });

    assertThat(decisions.resume(id).goal().status()).isEqualTo(GoalStatus.NOT_READY);
    windingDown.join();
  }

  @Test
  void aGoalWhoseCreationWasKilledLeavesNothing() throws Exception {
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Path half =
        Files.createDirectory(
            workspace
                .state()
                .goals()
                .resolve(".new-goal-20300101-000000-000-00000000-" + dead.pid()));
    Files.createFile(half.resolve("events.jsonl"));

    decisions.orphans();

    assertThat(half).doesNotExist();
  }
}
