package dev.omk.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.control.workspace.GoalLedger;
import dev.omk.control.workspace.Workspace;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalId;
import dev.omk.goal.GoalStatus;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged executable on a goal of six slices that get into each other's way. */
@Tag("crash")
class SlicesIT {
  /** The first time, the third slice kills its controller as soon as something has landed. */
  private static final String KILL =
      "if [ $OMK_TASK_ID = goal-agent-implement-2 ] && [ ! -e \"$HOME/killed\" ]; then\n"
          + "  n=0; while [ $n -lt 600 ] && ! git log omk/$OMK_GOAL_ID/result --format=%B | grep -q"
          + " Omk-Task: ; do sleep 0.05; n=$((n+1)); done\n"
          + "  touch \"$HOME/killed\"; kill -9 $(ps -o ppid= -p $$)\n"
          + "fi\n";

  /** All begin with the same line of a file that two of them write, the first and the second. */
  private static final String CONFLICT =
      """
          case $OMK_TASK_ID in *-0) me=one;; *-1) me=two;; *) me=;; esac
          if [ -n "$me" ]; then
            if grep -q '<<<<<<<' Makefile; then printf 'parts = one two\\n' > Makefile
            else printf "parts = $me\\n" > Makefile; fi
          fi
          """;

  /** The fourth and the fifth both use what only one may. */
  private static final String EXTRAS =
      """
          case $OMK_TASK_ID in *-3) f=four;; *-4) f=five;; *) f=;; esac
          if [ -n "$f" ]; then
            if grep -q '2 extras' "$HOME/$OMK_TASK_ID.prompt"; then sed -i '/# extra/d' src/$f.sh
            else echo '# extra' >> src/$f.sh; fi
          fi
          """;

  @TempDir Path directory;

  @Test
  void sixSlicesWithTwoConflictsAndAKillInTheMiddleEndReadyWithALinearHistory() throws Exception {
    Sliced sliced =
        Sliced.of(directory, "one", "two", "three", "four", "five", "six")
            .gate(
                "limit",
                "n=$(cat src/*.sh | grep -c '# extra'); [ $n -le 1 ] || { echo \"FAIL: $n extras\";"
                    + " exit 1; }\n");
    Sample sample = sliced.sample;
    sample.write("Makefile", "parts =\n");
    sliced.agent(Sliced.MEND + "\n" + CONFLICT + EXTRAS + KILL);
    String before = sample.gitOutput("rev-parse", "HEAD");
    Executable omk = new Executable(sample);
    Executable.Ended killed =
        omk.run(
            "goal",
            "run",
            sliced.text(),
            "--until-ready",
            "--slice-execution",
            "--max-agents",
            "6",
            "--allow",
            "Makefile");
    assertThat(killed.code()).as(killed.err()).isEqualTo(137);
    assertThat(sample.gitOutput("rev-parse", "HEAD")).isEqualTo(before);
    assertThat(sample.gitOutput("status", "--porcelain", "--", "src", "Makefile")).isEmpty();
    GoalId id = sample.workspace().resolve(Workspace.LATEST);

    Executable.Ended resumed = omk.run("goal", "resume", "--continue");
    Goal goal = GoalLedger.open(sample.workspace(), id).goal();
    assertThat(goal.efforts().isolation().slices())
        .as(resumed.err())
        .hasSize(6)
        .allMatch(slice -> slice.hasLanded());
    // The allowed Makefile is for a person to see.
    assertThat(goal.status()).as(resumed.err()).isIn(GoalStatus.BLOCKED_ON_HUMAN, GoalStatus.READY);
    Executable.Ended accepted = omk.run("goal", "accept", "--summary", "seen");
    assertThat(accepted.code()).as(accepted.out() + accepted.err()).isZero();
    assertThat(sample.read("Makefile")).isEqualTo("parts = one two\n");
    List<String> parents =
        sample.gitOutput("log", "--format=%p", before + "..HEAD").lines().toList();
    assertThat(parents).hasSize(6).noneMatch(line -> line.contains(" "));
    assertThat(sample.gitOutput("status", "--porcelain")).isEmpty();
    assertThat(sample.gitOutput("worktree", "list").lines()).hasSize(1);
    assertThat(
            goal.efforts().isolation().slices().stream().mapToInt(slice -> slice.returns()).sum())
        .isGreaterThanOrEqualTo(2);
  }
}
