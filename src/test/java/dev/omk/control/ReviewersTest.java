package dev.omk.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.control.plan.NewGoalRequest;
import dev.omk.control.workspace.Outcome;
import dev.omk.goal.Budget;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalId;
import dev.omk.goal.GoalStatus;
import dev.omk.goal.ReviewerVerdict;
import dev.omk.goal.Settings;
import dev.omk.process.ProcessTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Agents that review: they can block, and never let anything pass. */
class ReviewersTest {
  private static final String NOTHING = "echo '{\"findings\":[]}'";
  private static final String BLOCK =
      "echo '{\"findings\":[{\"severity\":\"blocking\",\"path\":\"calc.sh\",\"line\":1,"
          + "\"message\":\"wrong\"}]}'";

  @TempDir Path directory;
  private Sample sample;

  @BeforeEach
  void project() throws Exception {
    sample = Sample.broken(directory);
  }

  private Outcome run(String... reviews) throws Exception {
    StringBuilder config = new StringBuilder("agent = \"mine\"\n");
    config.append(sample.table("mine", Sample.REPAIR));
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < reviews.length; i++) {
      config.append(sample.table("r" + i, reviews[i].replace("\"", "\"")));
      names.append(i == 0 ? "" : ",").append("r").append(i);
    }
    sample.config(config.toString()).commit();
    Settings settings =
        new Settings(
            true, null, names.toString(), true, 3, 1, "local", "disabled", false, List.of(), false);
    GoalController controller = sample.controller();
    GoalId id =
        controller.plan(new NewGoalRequest(Sample.GOAL, settings, Budget.UNLIMITED)).goal().id();
    return controller.runUntilReady(id);
  }

  @Test
  void withoutAFindingTheGoalIsReadyAndTheProofSaysWhoReviewed() throws Exception {
    Outcome outcome = run(NOTHING);
    assertThat(outcome.ready()).as(outcome.goal().reason()).isTrue();
    assertThat(Files.readString(outcome.directory().resolve("proof.json")))
        .contains("\"reviewers\"", "\"agent\": \"r0\"");
    assertThat(Files.readString(sample.home().resolve("r0.prompt")))
        .contains(Sample.GOAL, "+a=$1; b=$2; echo $((a + b))", "\"findings\"");
  }

  @Test
  void aBlockingFindingBlocksAndIsInTheNextPrompt() throws Exception {
    Goal goal = run(BLOCK).goal();
    assertThat(goal.status()).isEqualTo(GoalStatus.NOT_READY);
    assertThat(goal.reason()).contains("calc.sh");
    assertThat(Files.readString(sample.home().resolve("mine.prompt")))
        .contains("Review findings", "calc.sh:1: wrong (agent.r0)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo 'Looks good, approved!'",
        "true",
        "exit 7",
        "echo '{\"findings\":[]}'; echo trailing",
        "echo '{\"findings\":[],\"approved\":true}'",
        "kill -9 $$",
        "echo '{\"findings\":[{\"severity\":\"note\",\"path\":\"gone.sh\",\"line\":1,\"message\":\"m\"}]}'",
        "echo '{\"findings\":[{\"severity\":\"note\",\"path\":\"calc.sh\",\"line\":9,\"message\":\"m\"}]}'"
      })
  void whatIsNoValidAnswerIsNeverAPass(String review) throws Exception {
    Outcome outcome = run(review);
    assertThat(outcome.ready()).isFalse();
    assertThat(outcome.goal().status()).isEqualTo(GoalStatus.BLOCKED_ON_EXTERNAL);
    assertThat(outcome.goal().reason()).contains("reviewer 'r0' gave no valid review");
    assertThat(outcome.assessment().gaps())
        .anyMatch(gap -> gap.contains("review evidence is missing"));
    assertThat(outcome.goal().passes()).hasSize(1);
  }

  @Test
  void aReviewThatFailedIsAskedForAgainWithoutAnotherTurn() throws Exception {
    Path good = directory.resolve("good");
    GoalId id = run("[ -e " + good + " ] && " + NOTHING).goal().id();
    Files.createFile(good);
    Outcome outcome = sample.controller().runUntilReady(id);
    assertThat(outcome.ready()).as(outcome.goal().reason()).isTrue();
    assertThat(outcome.goal().passes()).hasSize(1);
  }

  @Test
  void whatAReviewerChangesIsUndone() throws Exception {
    Outcome outcome =
        run("echo evil >> calc.sh; echo x > new.txt; rm tests/calc_test.sh; " + NOTHING);
    assertThat(sample.read("calc.sh")).doesNotContain("evil");
    assertThat(sample.project.resolve("new.txt")).doesNotExist();
    assertThat(sample.project.resolve("tests/calc_test.sh")).exists();
    assertThat(
            Objects.requireNonNull(outcome.goal().review())
                .by("r0")
                .map(ReviewerVerdict::note)
                .orElse(""))
        .contains("calc.sh", "undone");
    assertThat(outcome.ready()).as(outcome.goal().reason()).isTrue();
  }

  @Test
  void nothingOfAReviewerIsLeftRunning() throws Exception {
    Outcome outcome = run("setsid sleep 1000 > /dev/null 2>&1 & " + NOTHING);
    assertThat(ProcessTree.withToken(outcome.goal().id().value())).isEmpty();
  }

  @Test
  void ofThreeReviewersTwoHaveToAgree() throws Exception {
    Outcome outcome = run(BLOCK, NOTHING, NOTHING);
    assertThat(outcome.ready()).as(outcome.goal().reason()).isTrue();
    assertThat(Objects.requireNonNull(outcome.goal().review()).findings())
        .anyMatch(found -> found.rule().equals("agent.r0"));
  }

  @Test
  void twoOfThreeBlock() throws Exception {
    Goal goal = run(BLOCK, BLOCK, NOTHING).goal();
    assertThat(goal.status()).isEqualTo(GoalStatus.NOT_READY);
  }

  @Test
  void twoOfThreeThatBlockDifferentFilesAreAMinorityEach() throws Exception {
    Outcome outcome = run(BLOCK, BLOCK.replace("calc.sh", "tests/calc_test.sh"), NOTHING);
    assertThat(outcome.ready()).as(outcome.goal().reason()).isTrue();
  }

  @Test
  void oneOfThreeWithoutAnAnswerIsMissingEvidence() throws Exception {
    assertThat(run(NOTHING, NOTHING, "true").ready()).isFalse();
  }

  @Test
  void anAgentCanBeAskedByHand() throws Exception {
    sample
        .config(
            "agent = \"mine\"\n" + sample.table("mine", Sample.REPAIR) + sample.table("r", BLOCK))
        .commit();
    GoalId id = sample.run(false).goal().id();
    GoalController.Reviewed reviewed = sample.controller().review(id, List.of("r"));
    assertThat(reviewed.review().blocking()).hasSize(1);
    assertThat(reviewed.outcome().goal().status()).isEqualTo(GoalStatus.NOT_READY);
  }
}
