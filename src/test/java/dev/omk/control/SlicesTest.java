package dev.omk.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.control.plan.NewGoalRequest;
import dev.omk.control.plan.PlanOptions;
import dev.omk.control.workspace.GoalLedger;
import dev.omk.control.workspace.Outcome;
import dev.omk.document.EventCodec;
import dev.omk.gate.GateResult;
import dev.omk.goal.Budget;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalEvent;
import dev.omk.goal.GoalStatus;
import dev.omk.goal.Settings;
import dev.omk.goal.Verification;
import dev.omk.scope.Violation;
import dev.omk.store.Event;
import dev.omk.task.TaskStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Goals that are cut into slices, on a real repository with real worktrees and a shell as agent.
 */
@Tag("e2e")
class SlicesTest {
  @TempDir Path directory;

  private static void ready(Outcome outcome) {
    assertThat(outcome.goal().status()).as(outcome.goal().reason()).isEqualTo(GoalStatus.READY);
  }

  @Test
  void slicesLandOneByOneAndTheCheckoutHasThemAtTheEnd() throws Exception {
    Sliced sliced = Sliced.of(directory, "one", "two").agent(Sliced.BOTH + "; " + Sliced.MEND);
    Sample sample = sliced.sample;
    String before = sample.gitOutput("rev-parse", "HEAD");
    Outcome outcome = sliced.run(true);
    ready(outcome);
    assertThat(outcome.goal().tasks().tasks())
        .filteredOn(task -> task.id().startsWith("goal-agent"))
        .hasSize(3)
        .allMatch(task -> task.status() == TaskStatus.DONE);
    assertThat(sample.read("src/one.sh")).contains("a + b");
    assertThat(sample.read("src/two.sh")).contains("a + b");
    assertThat(sample.gitOutput("log", "--format=%p", before + "..HEAD").lines())
        .hasSize(2)
        .noneMatch(parents -> parents.contains(" "));
    assertThat(sample.gitOutput("log", "-1", "--format=%an %B"))
        .startsWith("Somebody ")
        .contains("Omk-Goal: " + outcome.goal().id(), "Omk-Task: goal-agent-implement-")
        .contains("Omk-Proof: git:");
    assertThat(sample.gitOutput("status", "--porcelain")).isEmpty();
    assertThat(sample.gitOutput("worktree", "list").lines()).hasSize(1);
    try (Stream<Path> left = Files.list(sample.home().resolve(".cache/omk-worktrees"))) {
      assertThat(left).isEmpty();
    }
    assertThat(sliced.told(0)).contains("src/one.sh", "Others work on the other parts");
  }

  @Test
  void noHookOfTheRepositoryRunsAndItsFiltersAreLeftAlone() throws Exception {
    Sliced sliced = Sliced.of(directory, "one", "two");
    Sample sample = sliced.sample;
    for (String hook :
        List.of("post-checkout", "pre-commit", "post-commit", "reference-transaction")) {
      Path file = sample.project.resolve(".git/hooks/" + hook);
      Files.writeString(file, "#!/bin/sh\ntouch \"" + sample.home() + "/hooked\"\n");
      assertThat(file.toFile().setExecutable(true)).isTrue();
    }
    sliced.agent(Sliced.MEND);
    assertThat(Files.deleteIfExists(sample.home().resolve("hooked"))).isTrue();
    sample.git("config", "filter.loud.smudge", "tr a-z A-Z");
    sample.git("config", "filter.loud.clean", "tr A-Z a-z");
    sample.write(".gitattributes", "*.dat filter=loud\n").write("big.dat", "LOUD\n");
    sample.git("add", "-A");
    sample.git("-c", "core.hooksPath=/dev/null", "commit", "-q", "-m", "Filtered");
    String before = sample.gitOutput("rev-parse", "HEAD");
    Files.deleteIfExists(sample.home().resolve("hooked"));
    ready(sliced.run(true));
    assertThat(sample.home().resolve("hooked")).doesNotExist();
    assertThat(sample.read("big.dat")).isEqualTo("LOUD\n");
    assertThat(sample.read("src/two.sh")).contains("a + b");
    // The tree of HEAD is not that of the files, so its branch is the user's to move.
    assertThat(sample.gitOutput("rev-parse", "HEAD")).isEqualTo(before);
  }

  @Test
  void aSliceThatNamesItsGatesIsVerifiedByThemAndLandsByAll() throws Exception {
    Sliced sliced = Sliced.of(directory, "one", "two").agent(Sliced.MEND);
    Sample sample = sliced.sample;
    String task = "{\"id\":\"%s\",\"title\":\"mend src/%s.sh\",\"write_set\":[\"src/%s.sh\"]%s}";
    Path plan = directory.resolve("plan.json");
    Files.writeString(
        plan,
        "{\"title\":\"Two\",\"steps\":[\"mend\"],\"tasks\":["
            + task.formatted("a", "one", "one", ",\"gates\":[\"one\"]")
            + ","
            + task.formatted("b", "two", "two", "")
            + "]}");
    String config = sample.read(".omk/config.toml");
    sample
        .write(
            ".omk/config.toml",
            config
                + "[agents.thinker]\ncommand = [\"cat\", \""
                + plan
                + "\"]\n[run]\nplanner = \"thinker\"\n")
        .commit();
    PlanOptions options = new PlanOptions(null, null, true, 100_000, null);
    Settings settings = sample.settings(true);
    Goal planned =
        sample
            .controller()
            .plan(new NewGoalRequest(sliced.text(), settings, Budget.UNLIMITED, options))
            .goal();
    assertThat(planned.outline().planner())
        .as(planned.outline().plannerNote())
        .isEqualTo("thinker");

    ready(sample.controller().runUntilReady(planned.id()));

    List<String> ofSlices = new ArrayList<>();
    for (Event event : LedgerEvents.of(GoalLedger.open(sample.workspace(), planned.id()))) {
      if (new EventCodec().event(event.kind(), event.payload())
              instanceof GoalEvent.Verified(Verification done)
          && done.purpose() == Verification.Purpose.SLICE) {
        ofSlices.add(done.gates().stream().map(GateResult::gate).toList() + "" + done.notes());
      }
    }
    assertThat(ofSlices)
        .contains("[one][1 of 2 gates, so no full verification]", "[one, two][]")
        .filteredOn(gates -> gates.startsWith("[one]"))
        .hasSize(1);
    assertThat(ofSlices.getLast()).as("what landed last").isEqualTo("[one, two][]");
  }

  @Test
  void whatASliceWritesOutsideOfItsSetIsUndoneAndTold() throws Exception {
    Sliced sliced =
        Sliced.of(directory, "one", "two")
            .agent(
                "[ $OMK_TASK_ID = goal-agent-implement-0 ] && echo broken > src/two.sh; "
                    + Sliced.MEND);
    Outcome outcome = sliced.run(true);
    ready(outcome);
    assertThat(outcome.goal().passes())
        .flatExtracting(pass -> pass.violations())
        .extracting(Violation::path, Violation::action)
        .contains(org.assertj.core.groups.Tuple.tuple("src/two.sh", Violation.Action.UNDONE));
    assertThat(sliced.sample.read("src/two.sh")).contains("a + b");
  }

  @Test
  void slicesThatWriteTheSameNeverWorkAtOnce() throws Exception {
    Sliced sliced =
        Sliced.of(directory, "one", "two")
            .agent(
                "echo begin >> \"$HOME/log\"; sleep 0.3; "
                    + Sliced.MEND
                    + "; echo \"# $OMK_TASK_ID\" >> src/one.sh; echo end >> \"$HOME/log\"");
    Outcome outcome =
        sliced.run(
            "Fix the failing tests of the sums\n\n- mend src/one.sh\n- mend src/two.sh, and say so"
                + " in src/one.sh\n",
            true);
    ready(outcome);
    assertThat(Files.readAllLines(sliced.sample.home().resolve("log")))
        .containsExactly("begin", "end", "begin", "end");
  }

  @Test
  void aGoalThatNothingTellsHowToCutIsOneSlice() throws Exception {
    Sliced sliced = Sliced.of(directory, "one").agent("sed -i 's/a - b/a + b/' src/one.sh");
    Outcome outcome = sliced.run("Fix the failing test of the sums", true);
    ready(outcome);
    assertThat(sliced.sample.said).anyMatch(line -> line.contains("so it is one slice"));
  }

  @Test
  void anAgentThatCommitsIsPutBackOnItsBranch() throws Exception {
    Sliced sliced =
        Sliced.of(directory, "one", "two")
            .agent(
                Sliced.MEND
                    + "; git add -A; git -c user.name=me -c user.email=me@localhost commit -qm"
                    + " mine; git update-ref -d refs/heads/omk/$OMK_GOAL_ID/result");
    Outcome outcome = sliced.run(true);
    ready(outcome);
    assertThat(sliced.sample.gitOutput("log", "--format=%s")).doesNotContain("mine");
    assertThat(outcome.goal().passes())
        .flatExtracting(pass -> pass.violations())
        .extracting(Violation::kind, Violation::action)
        .contains(
            org.assertj.core.groups.Tuple.tuple(
                Violation.Kind.REPOSITORY_STATE, Violation.Action.UNDONE));
  }

  @Test
  void nobodyElsesIdentityIsTakenWhereTheUserHasNone() throws Exception {
    Sliced sliced = Sliced.of(directory, "one", "two").agent(Sliced.MEND);
    Sample sample = sliced.sample;
    sample.git("config", "--unset", "user.name");
    sample.git("config", "--unset", "user.email");
    sample.git("config", "user.useConfigOnly", "true");
    ready(sliced.run(true));
    assertThat(sample.gitOutput("log", "-1", "--format=%an <%ae>"))
        .isEqualTo("omk <omk@localhost>");
    assertThat(sample.said).anyMatch(line -> line.contains("git does not know who you are"));
  }

  @Test
  void unlandedSlicesAreNeverReady() throws Exception {
    Sliced sliced =
        Sliced.of(directory, "one", "two")
            .agent("[ $OMK_TASK_ID = goal-agent-implement-1 ] && exit 0; " + Sliced.MEND);
    Outcome outcome = sliced.run(true);
    Goal goal = outcome.goal();
    assertThat(goal.status()).isEqualTo(GoalStatus.BLOCKED_ON_HUMAN);
    assertThat(goal.reason()).contains("goal-agent-implement-1", "nothing is changed");
    assertThat(goal.nextStep()).contains("omk/" + goal.id() + "/goal-agent-implement-1");
    assertThat(outcome.assessment().gaps())
        .anyMatch(gap -> gap.contains("slices are not part of the result"));
    Outcome accepted =
        sliced.sample.controller().accept(goal.id(), "it is fine", Set.of(), "somebody");
    assertThat(accepted.ready()).isFalse();
  }
}
