package dev.omk.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The words on standard output that scripts written for omk 0.5.0 look for, where they stood. */
class WordsOf050IT {
  private static final String GOAL = "Fix the failing answer test";

  @TempDir Path directory;
  private Omk omk;

  @BeforeEach
  void project() throws Exception {
    omk = new Omk(directory).withDefect();
  }

  private String out(String... args) throws Exception {
    return omk.call(args).out();
  }

  @Test
  void planAndRunSayWhatWasMade() throws Exception {
    assertThat(out("goal", "plan", GOAL))
        .startsWith("Goal plan created: goal-")
        .containsPattern("\n  Status: +not_ready\n")
        .containsPattern("\n  Phase: +proof\n")
        .containsPattern("\n  State: +/")
        .containsPattern("\n  Proof: +/\\S+/proof.json\n")
        .contains("\nNext steps:\n");
    assertThat(out("goal", "run", GOAL)).startsWith("Goal scaffold created: goal-");
    assertThat(out("goal", "run", "Make it awesome"))
        .contains("Decision needed", "refine the goal")
        .containsPattern("\n  Status: +blocked_on_human\n");
  }

  @Test
  void theLoopAndThePersonSayHowItEnded() throws Exception {
    assertThat(out("goal", "run", GOAL, "--until-ready", "--agent", "mender"))
        .startsWith("Goal run completed: goal-")
        .contains("Decision needed", "manual integration acceptance");
    assertThat(out("goal", "reject", "--reason", "not yet")).startsWith("Acceptance: not_ready\n");
    assertThat(out("goal", "resume", "--continue")).startsWith("Goal run completed");
    assertThat(out("goal", "accept", "--summary", "read it")).startsWith("Acceptance: ready\n");
  }

  @Test
  void stepsSayTheirStatusAndThatOfGatesAndTasks() throws Exception {
    out("goal", "plan", GOAL, "--agent", "mender");

    assertThat(out("goal", "verify"))
        .startsWith("Verification: failed\n")
        .contains("\n  tests: failed ");
    assertThat(out("goal", "execute"))
        .startsWith("Execution: ")
        .contains("\n  goal-agent-execute: done\n");
    assertThat(out("goal", "verify"))
        .startsWith("Verification: passed\n")
        .contains("\n  tests: passed ");
    assertThat(out("goal", "review"))
        .startsWith("Review: passed\n")
        .contains("\n  goal-review: done\n", "\n  goal-security-review: done\n");
  }

  @Test
  void changesOfStateNameWhatComesNext() throws Exception {
    out("goal", "plan", GOAL);

    assertThat(out("goal", "pause")).contains("paused", "omk goal resume");
    assertThat(out("goal", "budget-add", "--time", "30m", "--tokens", "2000", "--usd", "1"))
        .startsWith("Budget added")
        .contains("\n  Time added: 30m\n", "\n  Tokens added: 2000\n", "\n  USD added: 1.000000\n");
    assertThat(out("goal", "resume")).contains("resumed");
    assertThat(out("goal", "resume", "--auto")).startsWith("No orphaned goals");
  }

  @Test
  void readingCommandsHaveTheirHeads() throws Exception {
    out("goal", "plan", GOAL);
    out("goal", "plan", GOAL);

    assertThat(out("goal", "list")).startsWith("Goals (2):\n  [not_ready] goal-");
    assertThat(out("goal", "status"))
        .startsWith("Goal status -- goal-")
        .containsPattern("\n  Status: +not_ready\n  Phase: +proof\n  Goal: +Fix the failing");
    assertThat(out("goal", "replay"))
        .startsWith("Goal replay goal-")
        .containsPattern("\nStatus: not_ready\nPhase: proof\nEvents: \\d+\n")
        .containsPattern("\nTasks: \\d/6 done\nTimeline:\n  \\+0s +run_started +Fix");
    omk.call("goal", "verify");
    assertThat(out("goal", "open-pr", "--dry-run")).startsWith("Title: " + GOAL + "\n");
    assertThat(omk.call("goal", "show", "nothing").err()).contains("Goal 'nothing' not found");
  }

  @Test
  void importedGoalsNeedNoKey() throws Exception {
    Omk fresh = new Omk(Files.createDirectory(directory.resolve("fresh")));
    fresh.shell("git init -q .");
    String from = Recording.ROOT.toString();
    assertThat(fresh.call("goal", "import", from).err()).isEmpty();

    Omk.Ended list = fresh.call("goal", "list", "--json", "--limit", "1");
    assertThat(list.err()).isEmpty();
    Omk.Ended status = fresh.call("goal", "status", "--json");
    assertThat(Json.parseObject(list.out().getBytes(UTF_8)).at("/goals/0/next_step").asText())
        .isEqualTo(Json.parseObject(status.out().getBytes(UTF_8)).path("next_step").asText())
        .startsWith("put it back");
  }
}
