package dev.omk.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.control.workspace.Outcome;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalStatus;
import dev.omk.goal.Slice;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Slices that do not go together, and what becomes of them. */
@Tag("e2e")
class SliceReturnsTest {
  /** Both slices say in the same line of the same file that they were there. */
  private static final String BOTH_IN_A_LINE =
      "case $OMK_TASK_ID in *-0) me=one;; *) me=two;; esac\n"
          + "if grep -q '<<<<<<<' Makefile; then printf 'parts = one two\\n' > Makefile; else"
          + " printf \"parts = $me\\n\" > Makefile; fi\n";

  @TempDir Path directory;

  private Sliced sliced(String agent) throws Exception {
    Sliced sliced = Sliced.of(directory, "one", "two");
    sliced.sample.write("Makefile", "parts =\n").allowing("Makefile");
    return sliced.agent(agent);
  }

  private static void ready(Outcome outcome) {
    assertThat(outcome.goal().status()).as(outcome.goal().reason()).isEqualTo(GoalStatus.READY);
  }

  @Test
  void aConflictGoesBackToTheSliceWithBothInItsTree() throws Exception {
    Sliced sliced = sliced(Sliced.BOTH + "\n" + Sliced.MEND + "\n" + BOTH_IN_A_LINE);
    Outcome outcome = sliced.run(false);
    assertThat(outcome.goal().efforts().isolation().slices())
        .allMatch(slice -> slice.hasLanded())
        .anySatisfy(
            slice -> {
              assertThat(slice.returns()).isEqualTo(1);
              assertThat(slice.why()).contains("conflicts", "Makefile", "conflict markers");
            });
    Outcome accepted =
        sliced
            .sample
            .controller()
            .accept(outcome.goal().id(), "Makefile was allowed", java.util.Set.of(), "somebody");
    ready(accepted);
    assertThat(sliced.sample.read("Makefile")).isEqualTo("parts = one two\n");
  }

  @Test
  void gatesThatFailOnlyTogetherGoBackWithTheirOutput() throws Exception {
    Sliced sliced =
        Sliced.of(directory, "one", "two")
            .gate(
                "limit",
                "n=$(cat src/*.sh | grep -c '# extra'); [ $n -le 1 ] || { echo \"FAIL: $n extras\";"
                    + " exit 1; }\n")
            .agent(
                Sliced.BOTH
                    + "\n"
                    + Sliced.MEND
                    + "\ncase $OMK_TASK_ID in *-0) f=one;; *) f=two;; esac\n"
                    + "if grep -q '2 extras' \"$HOME/$OMK_TASK_ID.prompt\"; then sed -i '/# extra/d'"
                    + " src/$f.sh; else echo '# extra' >> src/$f.sh; fi\n");
    Outcome outcome = sliced.run(true);
    ready(outcome);
    assertThat(outcome.goal().efforts().isolation().slices())
        .anySatisfy(
            slice ->
                assertThat(slice.why())
                    .contains("together with what others did", "gate limit", "2 extras"));
    assertThat(sliced.sample.read("src/one.sh") + sliced.sample.read("src/two.sh"))
        .containsOnlyOnce("# extra");
  }

  @Test
  void aSliceThatComesBackTooOftenIsForAPersonWhoMendsItInItsWorktree() throws Exception {
    String stubborn =
        """
            case $OMK_TASK_ID in *-0) me=one;; *) me=two;; esac
            grep -q '<<<<<<<' Makefile || printf "parts = $me\\n" > Makefile
            """;
    Sliced sliced = sliced(Sliced.BOTH + "\n" + Sliced.MEND + "\n" + stubborn);
    Goal goal = sliced.run(true).goal();
    assertThat(goal.status()).isEqualTo(GoalStatus.BLOCKED_ON_HUMAN);
    assertThat(goal.reason())
        .contains("was sent back 2 times, and still", "conflict markers", "Makefile");
    String slice =
        goal.efforts().isolation().slices().stream()
            .filter(one -> !one.hasLanded())
            .findFirst()
            .orElseThrow()
            .taskId();
    assertThat(goal.nextStep()).contains(slice, "omk/" + goal.id() + "/" + slice);
    assertThat(sliced.sample.read("Makefile")).isEqualTo("parts =\n");
    Path file = sliced.worktree(goal.id(), slice).resolve("Makefile");
    assertThat(Files.readString(file)).contains("<<<<<<<");
    Files.writeString(file, "parts = one two\n");
    Goal after = sliced.sample.controller().runUntilReady(goal.id()).goal();
    assertThat(after.efforts().isolation().slices()).allMatch(one -> one.hasLanded());
    assertThat(after.passes()).hasSameSizeAs(goal.passes());
  }

  @Test
  void aKillBeforeItsTreeHadBothDoesNotLetASliceUndoWhatLanded() throws Exception {
    String stubborn =
        """
            case $OMK_TASK_ID in *-0) me=one;; *) me=two;; esac
            grep -q '<<<<<<<' Makefile || printf "parts = $me\\n" > Makefile
            """;
    Sliced sliced = sliced(Sliced.BOTH + "\n" + Sliced.MEND + "\n" + stubborn);
    Goal goal = sliced.run(true).goal();
    Slice slice =
        goal.efforts().isolation().slices().stream()
            .filter(one -> !one.hasLanded())
            .findFirst()
            .orElseThrow();
    String work =
        goal.passes().stream()
            .filter(pass -> pass.taskId().equals(slice.taskId()))
            .findFirst()
            .orElseThrow()
            .after()
            .substring("git:".length());
    String commit =
        sliced.sample.gitOutput("commit-tree", work, "-p", goal.created().head(), "-m", "work");
    Path tree = sliced.worktree(goal.id(), slice.taskId());
    sliced.sample.git("-C", tree.toString(), "reset", "-q", "--hard", commit);
    assertThat(Files.readString(tree.resolve("Makefile"))).doesNotContain("<<<<<<<");
    Goal after = sliced.sample.controller().runUntilReady(goal.id()).goal();
    assertThat(after.efforts().isolation().slice(slice.taskId()).orElseThrow().hasLanded())
        .isFalse();
    assertThat(Files.readString(tree.resolve("Makefile"))).contains("<<<<<<<", "one", "two");
  }
}
