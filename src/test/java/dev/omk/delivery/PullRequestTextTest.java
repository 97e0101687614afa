package dev.omk.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.document.GoalDocument;
import dev.omk.document.ProofDocument;
import dev.omk.goal.Change;
import dev.omk.goal.Goal;
import dev.omk.goal.Goals;
import dev.omk.proof.Assessment;
import dev.omk.proof.Live;
import dev.omk.proof.Readiness;
import dev.omk.secret.Redactor;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class PullRequestTextTest {
  private final Goal goal = Goals.proven(new Change.Doubt("a_test.py", "was changed"));
  private final Assessment assessment = Readiness.assess(goal, Live.NOT_LOOKED);
  private final ObjectNode state = GoalDocument.of(goal, assessment);
  private final ObjectNode proof = ProofDocument.of(goal, assessment);

  private PullRequestText text(Past past) {
    return PullRequestText.of(state, proof, past, UnaryOperator.identity());
  }

  @Test
  void aMaintainerFindsWhatWhyAndHowItWasShown() {
    Past past =
        new Past(List.of("gate tests failed on the base"), List.of("mended: calc.py:3 todo"));

    String body = text(past).body();

    assertThat(text(past).title()).isEqualTo("Fix the failing test");
    assertThat(body)
        .startsWith("> Fix the failing test")
        .containsSubsequence(
            "## Status",
            "## Why",
            "gate tests failed on the base",
            "## What changed",
            "calc.py",
            "## How it was verified",
            "git:candidate",
            "## Evidence",
            "| rule | strength | what shows it |",
            "strong",
            "weak",
            "## Gates",
            "| gate | result | took |",
            "| tests | passed |",
            "## Review",
            "mended: calc.py:3 todo",
            "## Cost",
            "## Check it yourself",
            "omk goal proof --check " + goal.id())
        .endsWith("\n" + PullRequestText.marker(goal.id().value()) + "\n");
  }

  @Test
  void whatDeliveringAddsToTheJournalChangesNoWord() {
    String before = text(Past.UNKNOWN).body();
    proof.put("seq", 99);
    proof.put("generated_at", "2030-01-01T00:00:00Z");
    state.put("updated_at", "2030-01-01T00:00:00Z");

    assertThat(text(Past.UNKNOWN).body()).isEqualTo(before);
  }

  @Test
  void everyNumberOfFilesFitsTheForge() {
    ArrayNode files = proof.putArray("changed_files");
    ArrayNode gaps = proof.putArray("known_gaps");
    for (int i = 0; i < 5000; i++) {
      files.add("*".repeat(500) + i);
      gaps.add("|".repeat(500) + i);
    }
    state.put("original_goal", ("[" + "x".repeat(600) + "\n").repeat(100));

    PullRequestText text = text(Past.UNKNOWN);

    assertThat(text.body().length()).isLessThanOrEqualTo(PullRequestText.BODY_LIMIT);
    assertThat(text.body()).contains(" more").endsWith(text.marker() + "\n");
  }

  @Test
  void noSecretAndNoCallForAnybodyLeaves() {
    String secret = "a-very-secret-value";
    state.put("original_goal", "Use " + secret + " for @everybody");
    proof.putArray("known_gaps").add("saw " + secret + " and <script> | `x`");

    String body =
        PullRequestText.of(state, proof, Past.UNKNOWN, new Redactor(List.of(secret))::redact)
            .body();

    assertThat(body)
        .doesNotContain(secret)
        .doesNotContain("@everybody")
        .doesNotContain("<script>")
        .contains("REDACTED", "@\u200beverybody", "\\<script\\> \\| \\`x\\`");
  }

  @Test
  void ofAHiddenGateStandsOnlyThatThereIsOne() {
    ObjectNode gate = (ObjectNode) proof.path("gates").get(0);
    gate.put("name", "other sums").put("command_line", "(hidden)").put("reason", "saw 7");
    proof.putObject("tests").put("known", 1).put("ran", 1).putArray("fixed").add("sums.seven");
    proof.putArray("known_gaps").add("required gates did not pass: other sums failed");

    assertThat(text(Past.UNKNOWN).body())
        .contains("| a hidden gate | passed |", "did not pass: a hidden gate failed")
        .doesNotContain("other sums")
        .doesNotContain("saw 7")
        .doesNotContain("sums.seven");
  }

  @Test
  void aGoalThatWasNeverWorkedOnIsOnlyAPlan() {
    assertThat(PullRequestText.onlyPlanned(proof)).isFalse();
    Goal planned = Goals.planned(Goals.gate("tests"));
    ObjectNode plan = ProofDocument.of(planned, Readiness.assess(planned, Live.NOT_LOOKED));

    assertThat(PullRequestText.onlyPlanned(plan)).isTrue();
  }
}
