package dev.omk.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.goal.GoalStatus;
import dev.omk.proof.Assessment;
import java.nio.file.Path;
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
    Outcome accepted = sample.controller().accept(outcome.goal().id(), "looked at it", "somebody");
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
