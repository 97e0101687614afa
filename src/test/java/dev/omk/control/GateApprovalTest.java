package dev.omk.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.omk.control.verify.GateOptions;
import dev.omk.control.workspace.Outcome;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.gate.GateChange;
import dev.omk.goal.GoalId;
import dev.omk.goal.GoalStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person edits the gates after planning. */
class GateApprovalTest {
  private static final String GATES =
      "[[gates]]\nname = \"tests\"\ncommand = \"sh\"\nargs = [\"tests/calc_test.sh\"]\n";

  @TempDir Path directory;

  @Test
  void untilTheyAreApprovedTheGoalKeepsItsGatesAndSaysSo() throws Exception {
    Sample sample = Sample.broken(directory).agent(Sample.REPAIR).commit();
    GoalId id = sample.plan(false);
    sample.write(".omk/gates.toml", GATES + "[[gates]]\nname = \"never\"\nrun = \"false\"\n");
    Outcome outcome = sample.controller().verify(id, GateOptions.PLAIN).outcome();
    assertThat(outcome.goal().gates()).hasSize(1);
    assertThat(sample.said)
        .anyMatch(line -> line.contains("never was added") && line.contains("gates --approve"));
  }

  @Test
  void approvedGatesDecideAndEarlierEvidenceCountsNoMore() throws Exception {
    Sample sample = Sample.broken(directory).agent(Sample.REPAIR).commit();
    Outcome ready = sample.run(true);
    assertThat(ready.ready()).isTrue();
    GoalId id = ready.goal().id();
    sample.write(".omk/gates.toml", GATES + "[[gates]]\nname = \"never\"\nrun = \"false\"\n");
    GateApproval.Approved approved = new GateApproval(sample.workspace()).approve(id, "somebody");
    assertThat(approved.changes()).extracting(GateChange::gate).containsExactly("never");
    assertThat(approved.outcome().goal().status()).isEqualTo(GoalStatus.NOT_READY);
    assertThat(approved.outcome().ready()).isFalse();
    assertThat(sample.controller().verify(id, GateOptions.PLAIN).check().green()).isFalse();
    assertThat(Files.readString(ready.directory().resolve("decisions.jsonl")))
        .contains("gates_approved")
        .contains("somebody");
  }

  @Test
  void aGoalWithoutAnyGateTakesItsFirstOnes() throws Exception {
    Sample sample = Sample.broken(directory).agent(Sample.REPAIR);
    Files.delete(sample.project.resolve(".omk/gates.toml"));
    sample.commit();
    GoalId id = sample.plan(true);
    assertThat(sample.controller().runUntilReady(id).goal().nextStep()).contains("gates --approve");
    sample.write(".omk/gates.toml", GATES);
    new GateApproval(sample.workspace()).approve(id, "somebody");
    Outcome outcome = sample.controller().runUntilReady(id);
    assertThat(outcome.goal().verification()).isNotNull();
    assertThat(outcome.goal().latestVerification().orElseThrow().green()).isTrue();
    assertThat(sample.read("calc.sh")).contains("a + b");
  }

  @Test
  void whatIsThereAlreadyChangesNothing() throws Exception {
    Sample sample = Sample.broken(directory);
    GoalId id = sample.plan(false);
    Path journal = sample.workspace().directory(id).resolve("events.jsonl");
    String before = Files.readString(journal);
    assertThat(new GateApproval(sample.workspace()).approve(id, "somebody").taken()).isFalse();
    assertThat(journal).content().isEqualTo(before);
  }

  @Test
  void aMalformedFileIsToldWithItsPositionAndTakesNothing() throws Exception {
    Sample sample = Sample.broken(directory);
    GoalId id = sample.plan(false);
    sample.write(".omk/gates.toml", "[[gates]]\nnam = 1\n");
    assertThatThrownBy(() -> new GateApproval(sample.workspace()).approve(id, "somebody"))
        .isInstanceOfSatisfying(
            OmkException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MALFORMED_FILE))
        .hasMessageContaining("2");
  }
}
