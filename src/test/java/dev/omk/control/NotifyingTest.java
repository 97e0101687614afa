package dev.omk.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.control.plan.NewGoalRequest;
import dev.omk.control.read.ProofCheck;
import dev.omk.control.workspace.GoalLedger;
import dev.omk.control.workspace.Outcome;
import dev.omk.control.workspace.Progress;
import dev.omk.control.workspace.Workspace;
import dev.omk.goal.Budget;
import dev.omk.goal.GoalId;
import dev.omk.goal.GoalStatus;
import dev.omk.store.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program of {@code [notify]} hears of every stop, and is no part of the goal. */
class NotifyingTest {
  @TempDir Path directory;
  private Sample sample;
  private Path told;

  @BeforeEach
  void project() throws Exception {
    sample = Sample.broken(directory);
    told = directory.resolve("told");
  }

  private void telling(String line) throws IOException {
    Path script = Files.writeString(directory.resolve("tell.sh"), line + "\n");
    sample.agent(Sample.REPAIR);
    Path config = sample.project.resolve(".omk/config.toml");
    Files.writeString(
        config, Files.readString(config) + "[notify]\ncommand = [\"sh\", \"" + script + "\"]\n");
  }

  private List<Event> notes(GoalId id) throws Exception {
    return LedgerEvents.of(GoalLedger.open(sample.workspace(), id)).stream()
        .filter(event -> event.payload().path("effect").asText().startsWith("notify "))
        .toList();
  }

  private GoalController controller() throws Exception {
    Workspace workspace =
        sample.workspace().announcing(outcome -> outcome.goal().status().json() + " end");
    return new GoalController(workspace, Progress.SILENT, sample.signal);
  }

  @Test
  void whatAnAgentPlannedAndNobodyBeganIsNoStop() throws Exception {
    telling("cat >> " + told);
    Path config = sample.project.resolve(".omk/config.toml");
    Files.writeString(config, Files.readString(config) + "[run]\nplanner = \"mine\"\n");

    controller().plan(new NewGoalRequest(Sample.GOAL, sample.settings(false), Budget.UNLIMITED));

    assertThat(told).doesNotExist();
  }

  @Test
  void everyStopIsToldOnceAndRecorded() throws Exception {
    telling("cat >> " + told);
    GoalId id = sample.plan(false);
    assertThat(told).doesNotExist();

    controller().runUntilReady(id);

    assertThat(told).hasContent("blocked_on_human end");
    assertThat(notes(id)).hasSize(1);
    assertThat(notes(id).getFirst().payload().path("done").asBoolean()).isTrue();
    controller().accept(id, "read it", java.util.Set.of(), "somebody");
    assertThat(told).hasContent("blocked_on_human end\nready end");
    new GoalDecisions(sample.workspace().announcing(o -> "paused")).pause(id);
    new GoalDecisions(sample.workspace()).pause(id);
    assertThat(told).hasContent("blocked_on_human end\nready end\npaused");
    assertThat(notes(id)).hasSize(3);
    assertThat(ProofCheck.of(sample.workspace(), id).verdict())
        .isNotEqualTo(ProofCheck.Verdict.DAMAGED);
  }

  @Test
  void programThatFailsChangesNothing() throws Exception {
    telling("echo no bell; exit 7");

    Outcome ended = sample.run(true);

    assertThat(ended.goal().status()).isEqualTo(GoalStatus.READY);
    Event note = notes(ended.goal().id()).getFirst();
    assertThat(note.payload().path("done").asBoolean()).isFalse();
    assertThat(note.payload().path("outcome").asText()).isEqualTo("exit code 7: no bell");
  }

  @Test
  void missingProgramChangesNothing() throws Exception {
    telling("true");
    Path config = sample.project.resolve(".omk/config.toml");
    Files.writeString(config, Files.readString(config).replace("\"sh\"", "\"no-such-bell\""));

    Outcome ended = sample.run(false);

    assertThat(ended.goal().status()).isEqualTo(GoalStatus.BLOCKED_ON_HUMAN);
    assertThat(notes(ended.goal().id()).getFirst().payload().path("outcome").asText())
        .contains("program not found: no-such-bell");
  }

  @Test
  void vagueGoalIsToldAtOnce() throws Exception {
    telling("cat >> " + told);

    sample.plan("make it better", false, dev.omk.goal.Budget.UNLIMITED);

    assertThat(told).content().contains("goal-");
  }

  @Test
  void leastEnvironmentReachesItAndNothingOutlivesIt() throws Exception {
    sample.variables.put("ANTHROPIC_API_KEY", "sk-not-for-bells-0123456789");
    telling("env > " + told + "; sleep 1000 & echo $! > " + directory.resolve("pid"));

    sample.run(false);

    assertThat(told).content().contains("PATH=", "OMK_GOAL_ID=goal-").doesNotContain("ANTHROPIC");
    long pid = Long.parseLong(Files.readString(directory.resolve("pid")).strip());
    assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  @Tag("slow")
  void programThatHangsIsEnded() throws Exception {
    telling("sleep 1000");

    Outcome ended = sample.run(false);

    assertThat(notes(ended.goal().id()).getFirst().payload().path("outcome").asText())
        .isEqualTo("ended after 5 s");
  }
}
