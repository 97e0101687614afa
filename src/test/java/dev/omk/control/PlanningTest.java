package dev.omk.control;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.omk.control.plan.NewGoalRequest;
import dev.omk.control.plan.PlanOptions;
import dev.omk.control.read.ProofCheck;
import dev.omk.control.workspace.GoalLedger;
import dev.omk.control.workspace.Outcome;
import dev.omk.error.OmkException;
import dev.omk.goal.Budget;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalId;
import dev.omk.goal.GoalStatus;
import dev.omk.goal.Settings;
import dev.omk.plan.GoalKind;
import dev.omk.plan.Outline;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How a goal is planned: by its words, by an agent, with answers, by hand, and once more. */
class PlanningTest {
  private static final String PLAN =
      "{\"title\":\"Add\",\"steps\":[\"Turn the minus in calc.sh\"],\"criteria\":[\"2 and 3 is"
          + " 5\"]";

  @TempDir Path directory;
  private Sample sample;

  @BeforeEach
  void project() throws Exception {
    sample = Sample.broken(directory);
  }

  /** The agent answers with this, counts how often it was asked, and writes where it may not. */
  private void thinker(String answer) throws Exception {
    Path said = directory.resolve("answer.txt");
    Files.writeString(said, answer);
    sample
        .agent("echo asked >> " + directory.resolve("asked") + "; echo x > calc.sh; cat " + said)
        .write(".omk/config.toml", sample.read(".omk/config.toml") + "[run]\nplanner = \"mine\"\n")
        .commit();
  }

  private long asked() throws Exception {
    Path counted = directory.resolve("asked");
    return Files.exists(counted) ? Files.readAllLines(counted).size() : 0;
  }

  private Goal plan(String text, boolean agent, long tokens, @Nullable UnaryOperator<String> edit)
      throws Exception {
    PlanOptions options = new PlanOptions(null, null, agent, tokens, edit);
    return sample
        .controller()
        .plan(new NewGoalRequest(text, Settings.DEFAULT, Budget.UNLIMITED, options))
        .goal();
  }

  private String document(Goal goal, String name) throws Exception {
    return Files.readString(sample.workspace().directory(goal.id()).resolve(name));
  }

  @Test
  void withoutAGateTheNextStepIsToDefineOne() throws Exception {
    Files.delete(sample.project.resolve(".omk/gates.toml"));

    Goal goal = plan("Fix the failing sum in calc.sh", false, 1, null);

    assertThat(goal.nextStep())
        .isEqualTo("write .omk/gates.toml: omk goal init && omk goal gates --approve " + goal.id());
  }

  @Test
  void thePlanIsAboutThisGoalAndThisRepository() throws Exception {
    Goal goal = plan("Fix the failing sum in calc.sh", false, 1, null);

    assertThat(document(goal, "prd.md"))
        .contains("**bugfix**, because the goal says 'fix'")
        .contains("look at `calc.sh`: the goal names it")
        .contains("tests: tests/ (1)")
        .contains("recent commit: ");
    assertThat(document(goal, "technical-plan.md"))
        .contains("See it fail: tests on the base.")
        .contains("| tests | `sh tests/calc_test.sh` | yes |");
    assertThat(document(goal, "test-spec.md"))
        .contains("regression, for a goal of kind bugfix")
        .contains("| strong |");
  }

  @Test
  void aPlanThatCannotBeWrittenLeavesNothingInTheRepository() throws Exception {
    Path key = sample.home().resolve(".config/omk/key");
    Files.createDirectories(key.getParent());
    Files.writeString(key, "no key");

    assertThatThrownBy(() -> plan("Fix the failing sum", false, 1, null))
        .isInstanceOf(OmkException.class);

    Path refs = sample.project.resolve(".git/refs/omk");
    if (Files.exists(refs)) {
      try (Stream<Path> left = Files.walk(refs)) {
        assertThat(left).noneMatch(Files::isRegularFile);
      }
    }
  }

  @Test
  void anAgentBesideTheProjectIsFoundFromTheCopyInWhichItPlans() throws Exception {
    Path beside = sample.project.resolveSibling("planner.sh");
    Files.writeString(beside, "cat <<'END'\n" + PLAN + "}\nEND\n");
    sample
        .write(
            ".omk/config.toml",
            "[agents.mine]\ncommand = [\"sh\", \"../planner.sh\"]\n[run]\nplanner = \"mine\"\n")
        .commit();

    assertThat(plan("Fix the failing sum", true, 100_000, null).outline().planner())
        .isEqualTo("mine");
  }

  @Test
  @Timeout(300) // instead of the half hour that a turn may take
  void anAnswerThatNeverEndsIsCutOff() throws Exception {
    sample
        .write(
            ".omk/config.toml",
            "[agents.mine]\ncommand = [\"yes\", \"an answer\"]\n[run]\nplanner = \"mine\"\n")
        .commit();

    assertThat(plan("Fix the failing sum", true, 100_000, null).outline().plannerNote())
        .contains("no answer of at most 1 MiB");
  }

  @Test
  void thePlanOfAnAgentIsTakenAndItsWritingIsNot() throws Exception {
    thinker(PLAN + "}");
    Goal goal = plan("Fix the failing sum", true, 100_000, null);

    assertThat(goal.outline().planner()).isEqualTo("mine");
    assertThat(goal.outline().steps()).containsExactly("Turn the minus in calc.sh");
    assertThat(goal.outline().criteria()).extracting(c -> c.text()).containsExactly("2 and 3 is 5");
    assertThat(sample.read("calc.sh")).contains("a - b");
    assertThat(goal.status()).isEqualTo(GoalStatus.NOT_READY);
    assertThat(document(goal, "technical-plan.md")).contains("Made by mine: asked for it");
    assertThat(asked()).isEqualTo(1);
    assertThat(goal.spent().unknownRuns()).isEqualTo(1);
  }

  @Test
  void aPlanThatIsRefusedIsAskedForOnceMoreAndThenTheOtherStands() throws Exception {
    thinker(PLAN + ",\"tasks\":[{\"id\":\"a\",\"title\":\"A\",\"write_set\":[\"../x\"]}]}");
    Goal goal = plan("Fix the failing sum", true, 100_000, null);

    assertThat(asked()).isEqualTo(2);
    assertThat(goal.outline().planner()).isEqualTo(Outline.HEURISTIC);
    assertThat(goal.outline().plannerNote())
        .contains("its plan refused")
        .contains("'../x' is outside of the repository");
    assertThat(goal.outline().criteria()).isEmpty();
  }

  @Test
  void aPlanThatCostsTooMuchIsRefused() throws Exception {
    thinker(PLAN + "}");
    Goal goal = plan("Fix the failing sum", true, 10, null);
    assertThat(goal.outline().plannerNote()).contains("tokens of 10 for planning");
    assertThat(asked()).isEqualTo(1);
  }

  @Test
  void withoutLeaveNoAgentIsStarted() throws Exception {
    thinker(PLAN + "}");
    Goal goal = plan("Fix the failing sum", false, 100_000, null);
    assertThat(asked()).isZero();
    assertThat(goal.outline().plannerNote()).contains("--no-llm-planner");
  }

  @Test
  void aPlainCommandIsNotAskedForPlans() throws Exception {
    sample.agent("echo asked >> " + directory.resolve("asked")).commit();
    Goal goal = plan("Fix the failing sum", true, 100_000, null);
    assertThat(asked()).isZero();
    assertThat(goal.outline().plannerNote()).contains("[run] planner = \"mine\"");
  }

  @Test
  void aQuestionBlocksUntilItIsAnsweredAndTheAgentIsTold() throws Exception {
    thinker(PLAN + ",\"questions\":[\"Which sum?\",\"Which sign?\"]}");
    Goal goal = plan("Fix the failing sum", true, 100_000, null);
    assertThat(goal.status()).isEqualTo(GoalStatus.BLOCKED_ON_HUMAN);
    assertThatThrownBy(() -> sample.controller().runUntilReady(goal.id()))
        .isInstanceOf(OmkException.class)
        .hasMessageContaining("Which sum?");
    assertThatJson(document(goal, "proof.json"))
        .inPath("human_decisions_required")
        .isArray()
        .containsExactly("question 1: Which sum?", "question 2: Which sign?");

    GoalDecisions decisions = new GoalDecisions(sample.workspace());
    assertThatThrownBy(() -> decisions.answer(goal.id(), 3, "no", Optional.empty(), "me"))
        .hasMessageContaining("has no open question 3");
    Goal half = decisions.answer(goal.id(), 1, "of integers", Optional.empty(), "me").goal();
    assertThat(half.status()).isEqualTo(GoalStatus.BLOCKED_ON_HUMAN);
    assertThat(half.reason()).contains("question 2");
    Goal whole = decisions.answer(goal.id(), 2, "plus", Optional.empty(), "me").goal();
    assertThat(whole.status()).isEqualTo(GoalStatus.NOT_READY);
    assertThatJson(document(whole, "proof.json"))
        .inPath("human_decisions_required")
        .isArray()
        .isEmpty();
    assertThat(whole.outline().questions().getFirst().answer()).isEqualTo("of integers");
    assertThat(document(whole, "decisions.jsonl")).contains("Question 2: plus");
  }

  @Test
  void aVagueGoalIsRewordedForThisProjectAndAnAnswerMakesItClear() throws Exception {
    Goal vague = plan("Fix bug", false, 1, null);
    assertThat(vague.status()).isEqualTo(GoalStatus.BLOCKED_ON_HUMAN);
    assertThat(vague.nextStep()).contains("Fix bug").contains("`sh tests/calc_test.sh`");
    assertThat(sample.workspace().directory(vague.id()).resolve("failure.json")).exists();

    GoalDecisions decisions = new GoalDecisions(sample.workspace());
    Goal clear =
        decisions.answer(vague.id(), 1, "calc.sh 2 3 must print 5", Optional.empty(), "me").goal();
    assertThat(clear.status()).isEqualTo(GoalStatus.NOT_READY);
    assertThat(clear.blocker()).isNull();
    assertThat(sample.workspace().directory(vague.id()).resolve("failure.json")).doesNotExist();
  }

  @Test
  void anAnswerThatIsAsVagueLeavesItAsItWas() throws Exception {
    Goal vague = plan("Make it better", false, 1, null);
    GoalDecisions decisions = new GoalDecisions(sample.workspace());
    assertThatThrownBy(() -> decisions.answer(vague.id(), 1, "really good", Optional.empty(), "me"))
        .hasMessageContaining("does not say either");
    assertThat(GoalLedger.open(sample.workspace(), vague.id()).goal().seq()).isEqualTo(vague.seq());
  }

  @Test
  void thePersonWhoPlansAnewOrAnswersMaySayWhichKindItIs() throws Exception {
    thinker(PLAN + ",\"questions\":[\"Which sum?\"]}");
    Goal goal = plan("Fix the failing sum", true, 100_000, null);
    assertThat(goal.kind()).isEqualTo(GoalKind.BUGFIX);
    GoalDecisions decisions = new GoalDecisions(sample.workspace());
    Goal answered =
        decisions.answer(goal.id(), 1, "plus", Optional.of(GoalKind.REFACTOR), "me").goal();
    assertThat(answered.kind()).isEqualTo(GoalKind.REFACTOR);
    assertThat(answered.status()).isEqualTo(GoalStatus.NOT_READY);
    assertThat(answered.outline().questions().getFirst().answer()).isEqualTo("plus");

    PlanOptions docs = new PlanOptions(GoalKind.DOCS, null, false, 1, null);
    Goal again = sample.controller().replan(goal.id(), docs).goal();
    assertThat(again.kind()).isEqualTo(GoalKind.DOCS);
    assertThat(document(again, "prd.md")).contains("**docs**");
    Goal same = sample.controller().replan(goal.id(), PlanOptions.PLAIN).goal();
    assertThat(same.kind()).isEqualTo(GoalKind.DOCS);
    assertThat(same.kindReason()).isEqualTo(again.kindReason());
  }

  @Test
  void anAnswerMayNameTheKindOfAVagueGoal() throws Exception {
    Goal vague = plan("Fix bug", false, 1, null);
    Goal clear =
        new GoalDecisions(sample.workspace())
            .answer(vague.id(), 1, "calc.sh 2 3 prints 5", Optional.of(GoalKind.GREENFIELD), "me")
            .goal();
    assertThat(clear.kind()).isEqualTo(GoalKind.GREENFIELD);
    assertThat(clear.blocker()).isNull();
  }

  @Test
  void aReplanKeepsWhatWasLearned() throws Exception {
    sample.agent(Sample.REPAIR).commit();
    Outcome waiting = sample.run(false);
    GoalId id = waiting.goal().id();
    new GoalDecisions(sample.workspace()).reject(id, "handle one number, too", "me");
    Goal again = sample.controller().replan(id, PlanOptions.PLAIN).goal();

    assertThat(again.status()).isEqualTo(GoalStatus.NOT_READY);
    assertThat(again.outline().learned())
        .contains("the integrator rejected the work: handle one number, too")
        .anyMatch(line -> line.startsWith("pass 1 of mine changed calc.sh"));
    assertThat(again.outline().criteria())
        .extracting(c -> c.text())
        .containsExactly("not rejected again for: handle one number, too");
    assertThat(again.passes()).hasSize(1);
    assertThat(document(again, "technical-plan.md")).contains("## Learned so far");
    assertThat(ProofCheck.of(sample.workspace(), id).verdict())
        .isNotEqualTo(ProofCheck.Verdict.DAMAGED);
  }

  @Test
  void thePlanCanBeChangedByHandBeforeItIsPinned() throws Exception {
    Goal goal =
        plan(
            "Fix the failing sum",
            false,
            1,
            text -> {
              assertThat(text).startsWith("kind: bugfix").contains("regression");
              return text.replace("kind: bugfix", "kind: refactor")
                  .replace("- [ ] ", "- [ ] SUM-1: 2 and 3 is 5");
            });
    assertThat(goal.kind().json()).isEqualTo("refactor");
    assertThat(goal.text()).doesNotContain("<!--").startsWith("Fix the failing sum");
    assertThat(goal.outline().criteria())
        .extracting(c -> c.id() + " " + c.text())
        .containsExactly("SUM-1 2 and 3 is 5");
  }

  @Test
  void aPlanThatComesBackEmptyIsNotMade() throws Exception {
    assertThatThrownBy(() -> plan("Fix the failing sum", false, 1, text -> "<!-- no -->\n"))
        .hasMessageContaining("came back empty");
    assertThat(List.copyOf(sample.workspace().state().ids())).isEmpty();
  }

  private static UnaryOperator<String> writing(String fields) {
    return text ->
        text.replace("\"steps\": []", fields).replace("\"tasks\": []", "\"assumptions\": []");
  }

  @Test
  void whatAPersonWritesIntoThePlanIsInItAndNoAgentIsAsked() throws Exception {
    thinker(PLAN + "}");

    Goal goal =
        plan(
            "Fix the failing sum in calc.sh",
            true,
            100_000,
            writing(
                "\"steps\": [\"Mend the sign first\"], \"tasks\": [{\"id\": \"sign\", \"title\":"
                    + " \"The sign\", \"write_set\": [\"calc.sh\"]}]"));

    assertThat(asked()).isZero();
    assertThat(goal.outline().planner()).isEqualTo("a person");
    assertThat(document(goal, "technical-plan.md"))
        .contains("Made by a person: written with plan --edit")
        .contains("Mend the sign first", "sign: The sign (writes calc.sh)");
    assertThat(goal.text()).isEqualTo("Fix the failing sum in calc.sh");
  }

  @Test
  void credentialThatIsTypedIntoThePlanIsNotKept() throws Exception {
    String token = "AKIA" + "Q7ZK2M5X3R6TYWNB";
    Goal goal =
        plan(
            "Fix the failing sum in calc.sh",
            false,
            1,
            writing("\"steps\": [\"Sign in with " + token + "\"]"));

    assertThat(document(goal, "technical-plan.md")).contains("Sign in with [REDACTED]");
    try (Stream<Path> files = Files.walk(sample.workspace().directory(goal.id()))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain(token);
      }
    }
  }

  @Test
  void aWrittenPlanThatBreaksTheRulesIsRefusedWithAllThatIsWrong() throws Exception {
    String bad = "\"steps\": [\"go\"], \"surprise\": 1, \"protected\": [\"../x\"]";

    assertThatThrownBy(() -> plan("Fix the failing sum in calc.sh", false, 1, writing(bad)))
        .isInstanceOf(OmkException.class)
        .hasMessageContaining("--edit: the plan cannot be taken: ")
        .hasMessageContaining("unknown field 'surprise'")
        .hasMessageContaining("'../x' is outside of the repository");
    assertThatThrownBy(
            () -> plan("Fix the failing sum in calc.sh", false, 1, writing("\"steps\": [}")))
        .hasMessageContaining("it is no JSON object");
    assertThat(sample.project.resolve(".omk/goals"))
        .satisfiesAnyOf(
            goals -> assertThat(goals).doesNotExist(),
            goals -> assertThat(goals).isEmptyDirectory());
  }

  @Test
  void aPlanThatNobodyFilledInSaysNothing() throws Exception {
    Goal goal = plan("Fix the failing sum in calc.sh", false, 1, UnaryOperator.identity());

    assertThat(goal.outline().planner()).isEqualTo(Outline.HEURISTIC);
    assertThat(goal.text()).isEqualTo("Fix the failing sum in calc.sh");
  }
}
