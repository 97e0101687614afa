package dev.omk.document;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;

import dev.omk.goal.Change;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalEvent;
import dev.omk.goal.GoalPhase;
import dev.omk.goal.GoalStatus;
import dev.omk.goal.Goals;
import dev.omk.json.Json;
import dev.omk.proof.Assessment;
import dev.omk.proof.Live;
import dev.omk.proof.Readiness;
import org.junit.jupiter.api.Test;

/**
 * The documents as scripts read them: omk 0.5.0's fields under their old names, ours beside them.
 */
class DocumentsTest {
  private static String proof(Goal goal) {
    return Json.pretty(ProofDocument.of(goal, Readiness.assess(goal, Live.NOT_LOOKED)));
  }

  @Test
  void aProofHasEveryFieldThatReadersRelyOn() {
    String proof = proof(Goals.proven(new Change.Doubt("a_test.py", "was changed")));
    assertThatJson(proof)
        .isObject()
        .containsKeys(
            "version",
            "goal_id",
            "status",
            "readiness",
            "summary",
            "generated_at",
            "artifacts",
            "task_graph_summary",
            "changed_files",
            "commits",
            "gates",
            "known_gaps",
            "human_decisions_required",
            "review_artifacts",
            "oracle_evidence",
            "claims",
            "violations",
            "usage");
    assertThatJson(proof).inPath("ready").isBoolean().isFalse();
    assertThatJson(proof).inPath("changed_files").isArray().containsExactly("calc.py");
    assertThatJson(proof).inPath("violations").isArray().isEmpty();
    assertThatJson(proof).inPath("usage.unknown_runs").isEqualTo(1);
    assertThatJson(proof)
        .inPath("gates[0]")
        .isObject()
        .containsEntry("name", "tests")
        .containsEntry("status", "passed")
        .containsEntry("passed", true);
  }

  @Test
  void acceptanceIsAskedForOnlyWhereEverythingIsProven() {
    GoalEvent asks =
        new GoalEvent.StatusChanged(
            GoalStatus.BLOCKED_ON_HUMAN, GoalPhase.PROOF, "a finding came back", "mend it");
    Goal early = Goals.apply(Goals.planned(Goals.gate("tests")), asks);
    assertThatJson(proof(early))
        .inPath("human_decisions_required")
        .isArray()
        .containsExactly("a finding came back");
    assertThatJson(proof(Goals.apply(Goals.proven(), asks)))
        .inPath("human_decisions_required")
        .isArray()
        .containsExactly(Assessment.ACCEPTANCE_GAP);
    assertThatJson(proof(Goals.planned(Goals.gate("tests"))))
        .inPath("human_decisions_required")
        .isArray()
        .isEmpty();
  }

  @Test
  void aSkippedGateIsNeverAPassInAProof() {
    Goal goal =
        Goals.apply(
            Goals.planned(Goals.gate("tests")),
            new GoalEvent.Verified(
                Goals.verification(
                    dev.omk.goal.Verification.Purpose.CANDIDATE,
                    Goals.CANDIDATE,
                    dev.omk.goal.TestDelta.UNKNOWN,
                    Goals.result("tests", new dev.omk.gate.GateOutcome.Skipped("skip = true")))));
    assertThatJson(proof(goal))
        .inPath("gates[0]")
        .isObject()
        .containsEntry("passed", false)
        .containsEntry("status", "skipped");
  }

  @Test
  void aGoalKeepsTheFieldNamesOfItsPredecessor() {
    Goal goal = Goals.proven();
    String document = Json.pretty(GoalDocument.of(goal, Readiness.assess(goal, Live.NOT_LOOKED)));
    assertThatJson(document)
        .isObject()
        .containsKeys(
            "version",
            "goal_id",
            "original_goal",
            "normalized_goal",
            "status",
            "phase",
            "created_at",
            "updated_at",
            "until_ready",
            "terminal_criteria",
            "delivery_policy",
            "merge_policy",
            "slice_execution",
            "artifacts",
            "seq");
    assertThatJson(document).inPath("terminal_criteria.proof_required").isEqualTo(true);
  }
}
