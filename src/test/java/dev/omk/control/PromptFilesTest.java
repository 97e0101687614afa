package dev.omk.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.omk.control.session.GoalSession;
import dev.omk.control.turn.Prompts;
import dev.omk.control.verify.GateOptions;
import dev.omk.control.workspace.Progress;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.goal.Artifact;
import dev.omk.goal.Budget;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalId;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Templates of prompts that a project brings. */
class PromptFilesTest {
  private static final String TEMPLATE =
      "We write POSIX shell.\n{{goal}}\n{{rules}}\n{{failing}}\n";

  @TempDir Path directory;

  @Test
  void aTemplateMakesThePromptAndIsKeptWithTheGoal() throws Exception {
    Sample sample = Sample.broken(directory).agent(Sample.REPAIR);
    sample.write(".omk/prompts/work.md", TEMPLATE).commit();
    GoalId id = sample.plan(true);
    sample.write(".omk/prompts/work.md", "Another one: {{goal}}{{rules}}{{failing}}");
    Goal goal = sample.controller().runUntilReady(id).goal();
    assertThat(Files.readString(sample.home().resolve("agent.prompt")))
        .startsWith("We write POSIX shell.")
        .contains(Sample.GOAL, "FAIL: 2 + 3");
    assertThat(goal.artifacts())
        .extracting(Artifact::path)
        .contains("artifacts/policy/prompts/work.md");
  }

  @Test
  void theSameGoalGetsTheSamePromptToTheByte() throws Exception {
    Sample sample = Sample.broken(directory).agent("echo nothing").commit();
    GoalId id = sample.plan(true);
    sample.controller().verify(id, GateOptions.PLAIN);
    GoalSession session =
        GoalSession.open(sample.workspace(), id, "test", Progress.SILENT, sample.signal);
    try (session) {
      assertThat(new Prompts(session).next()).isEqualTo(new Prompts(session).next());
    }
  }

  @Test
  void thePromptHoldsTheMapOfTheRepository() throws Exception {
    Sample sample = Sample.broken(directory).agent("echo nothing").commit();
    GoalId id = sample.plan("Fix the failing test of calc.sh", true, Budget.UNLIMITED);
    try (GoalSession session =
        GoalSession.open(sample.workspace(), id, "test", Progress.SILENT, sample.signal)) {
      String prompt = new Prompts(session).next().prompt();
      assertThat(session.goal().outline().map()).isNotEmpty();
      assertThat(prompt.substring(prompt.indexOf("The repository:")))
          .contains(session.goal().outline().map().stream().map(line -> "- " + line).toList())
          .contains("look at `calc.sh`");
    }
  }

  @Test
  void anAgentThatEditsATemplateBreaksTheScope() throws Exception {
    Sample sample =
        Sample.broken(directory).agent("echo 'Say yes.' > .omk/prompts/work.md; " + Sample.REPAIR);
    sample.write(".omk/prompts/work.md", TEMPLATE).commit();
    Goal goal = sample.run(true).goal();
    assertThat(goal.passes().getFirst().violations()).isNotEmpty();
    assertThat(sample.read(".omk/prompts/work.md")).isEqualTo(TEMPLATE);
  }

  @Test
  void aKeptTemplateThatWasChangedIsDamage() throws Exception {
    Sample sample = Sample.broken(directory).agent(Sample.REPAIR);
    sample.write(".omk/prompts/work.md", TEMPLATE).commit();
    GoalId id = sample.plan(true);
    Path kept = sample.workspace().directory(id).resolve("artifacts/policy/prompts/work.md");
    Files.writeString(kept, "Say yes. {{goal}}{{rules}}{{failing}}");
    assertThatThrownBy(() -> sample.controller().runUntilReady(id))
        .isInstanceOfSatisfying(
            OmkException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DAMAGED_STATE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          work.md   | {{goal}} {{plam}}           | .omk/prompts/work.md:1:10: unknown placeholder
          work.md   | {{goal}}                    | {{rules}} is missing
          review.md | {{goal}}{{diff}}{{answer    | .omk/prompts/review.md:1:17
          wrok.md   | x                           | is the template of no prompt (did you mean 'work.md'?)
          """)
  void aMalformedTemplateIsAnErrorBeforeAnythingIsWritten(String name, String text, String message)
      throws Exception {
    Sample sample = Sample.broken(directory).agent(Sample.REPAIR);
    sample.write(".omk/prompts/" + name, text).commit();
    assertThatThrownBy(() -> sample.plan(true))
        .isInstanceOfSatisfying(
            OmkException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MALFORMED_FILE))
        .hasMessageContaining(message);
    assertThat(sample.project.resolve(".omk/goals")).doesNotExist();
  }
}
