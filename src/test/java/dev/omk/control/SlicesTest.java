package dev.omk.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.goal.Budget;
import dev.omk.goal.GoalId;
import dev.omk.goal.GoalStatus;
import dev.omk.task.TaskStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Goals that are cut into slices, on a real repository with real worktrees and a shell as agent.
 */
@Tag("e2e")
class SlicesTest {
  private static final String TWO =
      "Fix the failing tests of the sums\n\n- mend src/one.sh\n- mend src/two.sh\n";

  @TempDir Path directory;
  private Sample sample;

  @BeforeEach
  void twoBrokenParts() throws Exception {
    sample = Sample.broken(directory);
    sample.slices = true;
    sample.agents = 2;
    for (String part : List.of("one", "two")) {
      part(part);
    }
    sample.write(".omk/gates.toml", gate("one") + gate("two"));
    // Each slice mends the file that its prompt tells it to.
    sample.agent(
        "for p in one two; do grep -q \"Your part of it.*$p\" \"$HOME/agent.prompt\" && sed -i 's/a -"
            + " b/a + b/' src/$p.sh; done; true");
    ownPrompts();
    sample.commit();
  }

  /** Several agents at once must not write their prompts over each other's. */
  private void ownPrompts() throws Exception {
    Path script = sample.home().resolve("agent.sh");
    String text = Files.readString(script).replace("agent.prompt", "$OMK_TASK_ID.prompt");
    Files.writeString(script, text);
  }

  private void part(String name) throws Exception {
    sample.write("src/" + name + ".sh", "a=$1; b=$2; echo $((a - b))\n");
    sample.write(
        "tests/" + name + "_test.sh",
        "[ \"$(sh src/" + name + ".sh 2 3)\" = 5 ] || { echo 'FAIL: 2 + 3'; exit 1; }\n");
  }

  private static String gate(String name) {
    return "[[gates]]\nname = \"" + name + "\"\nrun = \"sh tests/" + name + "_test.sh\"\n";
  }

  private Outcome run(String text, boolean auto) throws Exception {
    GoalId id = sample.plan(text, auto, Budget.UNLIMITED);
    return sample.controller().runUntilReady(id);
  }

  @Test
  void slicesLandOneByOneAndTheCheckoutHasThemAtTheEnd() throws Exception {
    String before = sample.gitOutput("rev-parse", "HEAD");
    Outcome outcome = run(TWO, true);
    assertThat(outcome.goal().status()).as(outcome.goal().reason()).isEqualTo(GoalStatus.READY);
    assertThat(outcome.goal().tasks().tasks())
        .filteredOn(task -> task.id().startsWith("goal-agent"))
        .hasSize(3)
        .allMatch(task -> task.status() == TaskStatus.DONE);
    assertThat(sample.read("src/one.sh")).contains("a + b");
    assertThat(sample.read("src/two.sh")).contains("a + b");
    assertThat(sample.gitOutput("log", "--format=%p", before + "..HEAD").lines())
        .hasSize(3) // that of .omk/.gitignore comes first
        .noneMatch(parents -> parents.contains(" "));
    assertThat(sample.gitOutput("log", "-1", "--format=%an %B"))
        .startsWith("Somebody ")
        .contains(
            "Omk-Goal: " + outcome.goal().id(),
            "Omk-Task: goal-agent-implement-",
            "Omk-Proof: git:");
    assertThat(sample.gitOutput("status", "--porcelain")).isEmpty();
    assertThat(sample.gitOutput("worktree", "list").lines()).hasSize(1);
    try (Stream<Path> left = Files.list(sample.home().resolve(".cache/omk-worktrees"))) {
      assertThat(left).isEmpty();
    }
  }
}
