package dev.omk.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.omk.control.project.GateDrift;
import dev.omk.control.read.GoalReader;
import dev.omk.control.verify.GateOptions;
import dev.omk.control.workspace.Outcome;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.goal.Budget;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalId;
import dev.omk.goal.GoalStatus;
import dev.omk.proof.Assessment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UntilReadyTest {
  @TempDir Path directory;

  @Test
  void aRepairedProjectWaitsForAcceptanceAndIsReadyAfterIt() throws Exception {
    Sample sample = Sample.broken(directory).agent(Sample.REPAIR).commit();
    Outcome outcome = sample.run(false);
    assertThat(outcome.goal().reason()).contains(Assessment.ACCEPTANCE_GAP);
    assertThat(outcome.goal().status()).isEqualTo(GoalStatus.BLOCKED_ON_HUMAN);
    assertThat(outcome.assessment().weak()).isEmpty();
    Outcome accepted =
        sample.controller().accept(outcome.goal().id(), "looked at it", Set.of(), "somebody");
    assertThat(accepted.goal().status()).isEqualTo(GoalStatus.READY);
    assertThat(accepted.ready()).isTrue();
  }

  @Test
  void strongEvidenceIsReadyAtOnceWithAutomaticAcceptance() throws Exception {
    Sample sample = Sample.broken(directory).agent(Sample.REPAIR).commit();
    Outcome outcome = sample.run(true);
    assertThat(outcome.goal().reason()).contains("controller");
    assertThat(outcome.ready()).isTrue();
    assertThat(sample.read("calc.sh")).contains("a + b");
  }

  @Test
  void whatAPersonRejectedIsNotAcceptedWithoutOne() throws Exception {
    Sample sample = Sample.broken(directory).agent(Sample.REPAIR).commit();
    GoalId id = sample.run(true).goal().id();
    new GoalDecisions(sample.workspace()).reject(id, "use a helper", "somebody");

    Outcome again = sample.controller().runUntilReady(id);

    assertThat(again.ready()).isFalse();
    assertThat(again.goal().status()).isEqualTo(GoalStatus.BLOCKED_ON_HUMAN);
    assertThat(again.goal().reason()).contains("rejected before: use a helper");
    assertThat(sample.controller().accept(id, "right after all", Set.of(), "somebody").ready())
        .isTrue();
  }

  @Test
  void aRejectionStaysInTheReasonUntilTheWorkIsAccepted() throws Exception {
    Sample sample = Sample.broken(directory).agent(Sample.REPAIR).commit();
    GoalId id = sample.run(true).goal().id();
    new GoalDecisions(sample.workspace()).reject(id, "use a helper", "somebody");
    sample.write("calc.sh", "echo $(($1 - $2))\n");

    Goal verified = sample.controller().verify(id, GateOptions.PLAIN).outcome().goal();

    assertThat(verified.status()).isEqualTo(GoalStatus.NOT_READY);
    assertThat(verified.reason()).endsWith("; rejected before: use a helper");
  }

  @Test
  void anAgentThatDoesNothingIsNotReady() throws Exception {
    Outcome outcome = Sample.broken(directory).agent("echo done").commit().run(true);
    assertThat(outcome.goal().status()).isEqualTo(GoalStatus.NOT_READY);
    assertThat(outcome.goal().reason()).contains("no progress");
  }

  @Test
  void withoutAnAgentItIsBlockedOnSomethingExternal() throws Exception {
    Outcome outcome = Sample.broken(directory).run(true);
    assertThat(outcome.goal().status()).isEqualTo(GoalStatus.BLOCKED_ON_EXTERNAL);
    assertThat(outcome.goal().reason()).contains("no agent");
  }

  @Test
  void theFixerRepairsWhatAGateCanRepairByItself() throws Exception {
    Sample sample = Sample.broken(directory);
    sample.write(
        ".omk/gates.toml",
        "[[gates]]\nname = \"tests\"\nrun = \"sh tests/calc_test.sh\"\nfix = \"sed -i 's/a - b/a"
            + " + b/' calc.sh\"\n");
    Outcome outcome = sample.commit().run(true);
    assertThat(outcome.goal().reason()).contains("controller");
    assertThat(outcome.ready()).isTrue();
  }

  @Test
  void anEditAfterwardsMakesTheProofStale() throws Exception {
    Sample sample = Sample.broken(directory).agent(Sample.REPAIR).commit();
    Outcome outcome = sample.run(true);
    assertThat(outcome.ready()).isTrue();
    GoalReader reader = new GoalReader(sample.workspace());
    assertThat(reader.stale(reader.goal(outcome.goal().id()).document())).isFalse();
    sample.write("notes.txt", "new\n");
    assertThat(reader.stale(reader.goal(outcome.goal().id()).document())).isTrue();
  }

  @Test
  void withoutAHeadNothingIsReady() throws Exception {
    Sample sample = Sample.broken(directory).agent(Sample.REPAIR).commit();
    Outcome outcome = sample.run(true);
    Files.delete(outcome.directory().resolve("head.json"));
    GoalReader.Read read = new GoalReader(sample.workspace()).goal(outcome.goal().id());
    assertThat(read.damaged()).isTrue();
    assertThat(read.document().path("status").asText()).isEqualTo("not_ready");
    assertThat(read.document().path("ready").asBoolean(true)).isFalse();
  }

  @Test
  void changedSnapshotRulesAreNoticedByReaders() throws Exception {
    Sample sample = Sample.broken(directory).agent(Sample.REPAIR).commit();
    Outcome outcome = sample.run(true);
    Files.writeString(outcome.directory().resolve("snapshots/rules/git/x"), "x");
    GoalReader reader = new GoalReader(sample.workspace());
    assertThatThrownBy(() -> reader.stale(reader.goal(outcome.goal().id()).document()))
        .isInstanceOfSatisfying(
            OmkException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DAMAGED_STATE));
  }

  @Test
  void aBaselineThatWasCutOffIsTakenAgain() throws Exception {
    Sample sample = Sample.broken(directory).agent(Sample.REPAIR);
    sample.write(
        ".omk/gates.toml",
        "[[gates]]\nname = \"tests\"\nrun = \"sleep 3; sh tests/calc_test.sh\"\n");
    GoalId id = sample.commit().plan(Sample.GOAL, true, budget(1));
    Outcome cut = sample.controller().runUntilReady(id);
    assertThat(cut.goal().status()).isEqualTo(GoalStatus.NEEDS_MORE_BUDGET);
    assertThat(cut.goal().baseline()).isNull();
    new GoalDecisions(sample.workspace()).addBudget(id, budget(600));
    Outcome outcome = sample.controller().runUntilReady(id);
    assertThat(outcome.ready()).as(outcome.goal().reason()).isTrue();
  }

  private static Budget budget(long seconds) {
    return new Budget(Duration.ofSeconds(seconds), null, null);
  }

  @Test
  void aGateThatMayFailDecidesNothing() throws Exception {
    Sample sample = Sample.broken(directory).agent(Sample.REPAIR);
    sample.write(
        ".omk/gates.toml",
        """
        [[gates]]
        name = "tests"
        run = "sh tests/calc_test.sh"
        [[gates]]
        name = "style"
        run = "exit 4"
        allow_fail = true
        """);
    Outcome outcome = sample.commit().run(true);
    assertThat(outcome.ready()).as(outcome.goal().reason()).isTrue();
  }

  @Test
  void aCopyOfAProjectIsNotTheOneThatWasProven() throws Exception {
    Sample sample = Sample.broken(directory).agent(Sample.REPAIR).commit();
    Outcome outcome = sample.run(true);
    Sample copy = sample.copy(directory.resolve("copy"));
    GoalReader reader = new GoalReader(copy.workspace());
    assertThat(reader.stale(reader.goal(outcome.goal().id()).document())).isTrue();
    assertThatThrownBy(() -> copy.controller().verify(outcome.goal().id(), GateOptions.PLAIN))
        .isInstanceOf(OmkException.class)
        .hasMessageContaining("another work tree");
    assertThat(GateDrift.incomparable(copy.workspace(), outcome.goal()))
        .isEqualTo(
            "it is about another work tree: omk -C "
                + outcome.goal().created().projectDir()
                + " goal gates "
                + outcome.goal().id());
  }

  @Test
  void whatIsWrittenWhileItIsVerifiedIsNamedAndCostsNoTurn() throws Exception {
    Sample sample = Sample.broken(directory).agent(Sample.REPAIR).commit();
    AtomicBoolean over = new AtomicBoolean();
    Thread writer = Thread.ofVirtual().start(() -> appending(sample.project, over));
    try {
      Outcome outcome = sample.run(true);
      assertThat(outcome.goal().status()).isEqualTo(GoalStatus.NOT_READY);
      assertThat(outcome.goal().reason())
          .startsWith("run.log was changed while it was verified, and not by an agent");
      assertThat(outcome.goal().passes()).hasSize(1);
    } finally {
      over.set(true);
      writer.join();
    }
    Files.delete(sample.project.resolve("run.log"));
    GoalId id = new GoalId(sample.workspace().newest().orElseThrow());
    assertThat(sample.controller().runUntilReady(id).ready()).isTrue();
  }

  private static void appending(Path project, AtomicBoolean over) {
    try {
      while (!over.get()) {
        Files.writeString(
            project.resolve("run.log"),
            System.nanoTime() + "\n",
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
        LockSupport.parkNanos(5_000_000);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whatATurnByHandLeftGreenIsProvenBeforeAnotherTurn() throws Exception {
    Sample sample = Sample.broken(directory).agent(Sample.REPAIR).commit();
    GoalId id = sample.plan(true);
    sample.controller().execute(id, Optional.empty());

    Outcome outcome = sample.controller().runUntilReady(id);

    assertThat(outcome.goal().passes()).hasSize(1);
    assertThat(outcome.ready()).as(outcome.goal().reason()).isTrue();
  }

  @Test
  void anAgentThatCameAfterTheGoalIsNoneOfIt() throws Exception {
    Sample sample = Sample.broken(directory).agent(Sample.REPAIR).commit();
    GoalId id = sample.plan(true);
    sample.config("[agents.late]\ncommand = [\"true\"]\n");

    assertThatThrownBy(() -> sample.controller().execute(id, Optional.of("late")))
        .isInstanceOf(OmkException.class)
        .hasMessageContaining("keeps the configuration that it was made with, without late");
  }

  @Test
  void evidenceThatNoGateCanGiveIsForAPersonAfterOnePass() throws Exception {
    Sample sample = Sample.broken(directory).agent(Sample.REPAIR);
    sample.write(
        ".omk/gates.toml",
        "[[gates]]\nname = \"tests\"\nrun = \"sh tests/calc_test.sh\"\ntags = [\"acceptance\"]\n");
    GoalId id = sample.commit().plan("Add a command that sums to calc", true, Budget.UNLIMITED);

    Outcome outcome = sample.controller().runUntilReady(id);

    assertThat(sample.said)
        .anyMatch(line -> line.startsWith("this goal will need a gate with tags"));
    assertThat(outcome.goal().status())
        .as(outcome.goal().reason())
        .isEqualTo(GoalStatus.BLOCKED_ON_HUMAN);
    assertThat(outcome.goal().passes()).hasSize(1);
    assertThat(outcome.goal().reason()).contains("smoke: needs a gate with tags = [\"smoke\"]");
    assertThat(outcome.goal().nextStep())
        .isEqualTo(
            "write them, then: omk goal gates --approve "
                + id
                + " && omk goal resume "
                + id
                + " --continue");
  }

  @Test
  void itWorksWithoutGit() throws Exception {
    Sample sample = Sample.plain(directory).agent(Sample.REPAIR);
    Outcome outcome = sample.run(true);
    assertThat(outcome.goal().base()).startsWith("manifest:");
    assertThat(outcome.goal().reason()).contains("controller");
    assertThat(outcome.ready()).isTrue();
  }

  @Test
  void aWeakenedTestIsNeverAcceptedAutomatically() throws Exception {
    Sample sample = Sample.broken(directory).agent("echo 'exit 0' > tests/calc_test.sh").commit();
    Outcome outcome = sample.run(true);
    assertThat(outcome.goal().status()).isEqualTo(GoalStatus.BLOCKED_ON_HUMAN);
    assertThat(outcome.assessment().weak())
        .anyMatch(claim -> claim.detail().contains("tests/calc_test.sh"));
  }

  @Test
  void anEditedGateIsUndone() throws Exception {
    Sample sample =
        Sample.broken(directory)
            .agent("printf '[[gates]]\\nname = \"tests\"\\nrun = \"true\"\\n' > .omk/gates.toml")
            .commit();
    Outcome outcome = sample.run(true);
    assertThat(outcome.ready()).isFalse();
    assertThat(sample.read(".omk/gates.toml")).contains("calc_test.sh");
    assertThat(outcome.goal().passes().getFirst().violations()).isNotEmpty();
  }
}
