package dev.omk.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.omk.cli.render.ProofText;
import dev.omk.control.workspace.Outcome;
import dev.omk.document.ProofDocument;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.goal.GoalId;
import dev.omk.goal.GoalStatus;
import dev.omk.proof.Claim;
import dev.omk.scope.Violation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Protected paths that an agent changes once, twice, or with leave. */
class PathApprovalTest {
  /** Repairs in the second pass only, and writes a makefile in both. */
  private static final String TWICE =
      "echo all: >> Makefile; if [ -e n ]; then " + Sample.REPAIR + "; rm n; else touch n; fi";

  @TempDir Path directory;

  private Outcome twice(Sample sample) throws Exception {
    Outcome outcome = sample.agent(TWICE).commit().run(true);
    assertThat(outcome.goal().status())
        .as(outcome.goal().reason())
        .isEqualTo(GoalStatus.BLOCKED_ON_HUMAN);
    return outcome;
  }

  @Test
  void isUndoneAndToldAtFirstAndThenPutToAPersonWithTheDiff() throws Exception {
    Outcome outcome = twice(Sample.broken(directory));
    assertThat(outcome.goal().passes()).hasSize(2);
    assertThat(outcome.goal().passes().getFirst().violations())
        .extracting(Violation::action)
        .containsExactly(Violation.Action.UNDONE);
    Violation pending = outcome.goal().passes().getLast().violations().getFirst();
    assertThat(pending.action()).isEqualTo(Violation.Action.PENDING);
    assertThat(outcome.goal().reason()).contains("Makefile", pending.diff(), "--diff 2");
    assertThat(outcome.goal().nextStep()).contains("--approve Makefile");
    assertThat(outcome.directory().resolve(pending.diff())).content().contains("+all:");
    assertThat(
            Files.readString(
                outcome
                    .directory()
                    .resolve("artifacts/agent-runs/002-goal-agent-execute/prompt.md")))
        .contains("Makefile steers the checks");
  }

  @Test
  void acceptanceNeedsItsName() throws Exception {
    Sample sample = Sample.broken(directory);
    GoalId id = twice(sample).goal().id();
    assertThatThrownBy(() -> sample.controller().accept(id, "seen", Set.of(), "me"))
        .isInstanceOfSatisfying(
            OmkException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BLOCKED_ON_HUMAN))
        .hasMessageContaining("Makefile");
    assertThatThrownBy(() -> sample.controller().accept(id, "seen", Set.of("calc.sh"), "me"))
        .isInstanceOfSatisfying(
            OmkException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_VALUE));
    Outcome accepted = sample.controller().accept(id, "seen", Set.of("Makefile"), "me");
    assertThat(accepted.ready()).as(accepted.goal().reason()).isTrue();
    assertThat(ProofText.text(ProofDocument.of(accepted.goal(), accepted.assessment())))
        .contains("by me: seen", "Accepted although weak:", "Makefile steers the checks")
        .doesNotContain("Makefile Makefile", "Makefile: Makefile")
        .doesNotContain("outside of a turn", "white space");
  }

  @Test
  void whatWasPutBackNeedsNobodysWord() throws Exception {
    Sample sample = Sample.broken(directory);
    GoalId id = twice(sample).goal().id();
    Files.delete(sample.project.resolve("Makefile"));
    Outcome accepted = sample.controller().accept(id, "seen", Set.of(), "me");
    assertThat(accepted.ready()).as(accepted.goal().reason()).isTrue();
    assertThat(accepted.assessment().weak()).isEmpty();
  }

  @Test
  void whatWasAllowedBeforehandIsNoViolationAndTheProofSaysSo() throws Exception {
    Sample sample = Sample.broken(directory).agent(Sample.REPAIR + "; echo all: > Makefile");
    Outcome outcome = sample.allowing("Makefile").commit().run(true);
    assertThat(outcome.ready()).as(outcome.goal().reason()).isTrue();
    assertThat(sample.read("Makefile")).isEqualTo("all:\n");
    assertThat(outcome.assessment().claims())
        .filteredOn(claim -> claim.rule().equals("pins"))
        .extracting(Claim::detail)
        .singleElement()
        .asString()
        .contains("allowed: Makefile");
  }
}
