package dev.omk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Planning from the command line: goals from files, by hand, with answers, drawn. */
class PlanningIT {
  @TempDir Path directory;
  private Omk omk;

  @BeforeEach
  void project() throws Exception {
    omk = new Omk(directory).withDefect();
  }

  private String document(String name) throws Exception {
    try (var goals = Files.list(omk.project.resolve(".omk/goals"))) {
      return Files.readString(goals.sorted().toList().getLast().resolve(name));
    }
  }

  @Test
  void aGoalIsReadFromAFileAndItsChecklistBecomesCriteria() throws Exception {
    Path issue = directory.resolve("issue.md");
    Files.writeString(issue, "\uFEFF# The answer is wrong\n\n- [ ] the answer is 42\n");
    Omk.Ended ended = omk.call("goal", "plan", "--goal-file", issue.toString(), "--kind", "bugfix");

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out()).contains("Kind:", "bugfix, --kind says so");
    assertThat(document("prd.md"))
        .contains("> # The answer is wrong", "- **AC-1** the answer is 42");
    assertThat(document("test-spec.md")).contains("| **AC-1** the answer is 42 |");
  }

  @Test
  void theSpeedupThatIsAskedForStandsInThePlan() throws Exception {
    Path gates = omk.project.resolve(".omk/gates.toml");
    Files.writeString(
        gates, Files.readString(gates) + "[benchmark]\nrun = \"sleep 0.1\"\nmin_speedup = 1.5\n");
    Omk.Ended ended = omk.call("goal", "plan", "Make the answer faster", "--min-speedup", "7.25");

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(document("test-spec.md")).contains("7.25").doesNotContain("1.5 ");
  }

  @Test
  void aGoalIsReadFromStandardInput() throws Exception {
    Omk.Ended ended =
        omk.shell(
            "printf 'Fix the failing answer test' | "
                + Omk.executable()
                + " goal plan --goal-file -");
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(document("prd.md")).contains("> Fix the failing answer test");
  }

  @Test
  void filesThatAreTooLargeOrNotTextAreRefused() throws Exception {
    Path large = Files.writeString(directory.resolve("large"), "x".repeat(64 * 1024 + 1));
    assertThat(omk.call("goal", "plan", "--goal-file", large.toString()).err())
        .contains("--goal-file: '", "is larger than 64 KiB");
    Path latin = Files.write(directory.resolve("latin"), new byte[] {'a', (byte) 0xe4});
    Omk.Ended ended = omk.call("goal", "run", "--goal-file", latin.toString());
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).contains("is not UTF-8");
    assertThat(omk.call("goal", "plan").code()).isEqualTo(2);
    assertThat(omk.project.resolve(".omk/goals")).doesNotExist();
  }

  @Test
  void aVagueGoalGoesOnWithAnAnswer() throws Exception {
    Omk.Ended vague = omk.call("goal", "plan", "Make it better");
    assertThat(vague.code()).isEqualTo(4);
    assertThat(vague.out()).contains("Decision needed", "refine the goal", "Make it better");
    Omk.Ended ended =
        omk.call("goal", "answer", "--question", "1", "--text", "the answer test passes");
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out()).contains("Question 1 answered", "not_ready");
    assertThat(omk.call("goal", "replan").code()).isZero();
  }

  @Test
  void thePlanIsEditedBeforeItIsPinned() throws Exception {
    assertThat(omk.call("goal", "plan", "--edit", "Fix the failing answer test").err())
        .contains("--edit: neither VISUAL nor EDITOR names an editor");
    omk.environment.put("EDITOR", "sed -i 's/^kind: .*/kind: docs/'");
    Omk.Ended ended = omk.call("goal", "plan", "--edit", "Fix the failing answer test");
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out()).contains("docs, --kind says so");
    omk.environment.put("EDITOR", "false");
    assertThat(omk.call("goal", "plan", "--edit", "Fix the failing answer test").err())
        .contains("'false' ended with exit code 1")
        .doesNotContain("is kept in");
    omk.environment.put("TMPDIR", directory.toString());
    omk.environment.put("EDITOR", "sed -i 's/^kind: .*/kind: nonsense/; s/answer/other/'");
    Omk.Ended refused = omk.call("goal", "plan", "--edit", "Fix the failing answer test");
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).contains("there is no kind of goal 'nonsense'");
    String kept =
        refused
            .err()
            .lines()
            .filter(line -> line.contains("is kept in "))
            .findFirst()
            .orElseThrow();
    assertThat(java.nio.file.Path.of(kept.substring(kept.lastIndexOf(' ') + 1).strip()))
        .content()
        .contains("kind: nonsense", "Fix the failing other test");
  }

  @Test
  void theTasksAreDrawn() throws Exception {
    omk.call("goal", "plan", "Fix the failing answer test");
    assertThat(omk.call("goal", "show", "--graph").out())
        .contains("wave 1", "[x] goal-intake: ", "Critical path");
    assertThat(omk.call("goal", "show", "--graph", "-f", "md").out())
        .contains("```mermaid\nflowchart TD\n", " ==> ");
    Omk.Ended json = omk.call("goal", "show", "--graph", "--json");
    assertThat(Json.parseObject(json.out().getBytes(StandardCharsets.UTF_8)).path("ready"))
        .isNotEmpty();
    Schemas.valid("graph", json);
  }
}
