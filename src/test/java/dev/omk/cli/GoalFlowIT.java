package dev.omk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A goal from its text to its proof, by the packaged executable. */
class GoalFlowIT {
  private static final String GOAL = "Fix the failing answer test";

  @TempDir Path directory;
  private Omk omk;

  @BeforeEach
  void project() throws Exception {
    omk = new Omk(directory).withDefect();
  }

  private Omk.Ended run(String... more) throws Exception {
    String[] args = new String[4 + more.length];
    System.arraycopy(new String[] {"goal", "run", GOAL, "--until-ready"}, 0, args, 0, 4);
    System.arraycopy(more, 0, args, 4, more.length);
    return omk.call(args);
  }

  private static ObjectNode json(Omk.Ended ended) throws Exception {
    return Json.parseObject(ended.out().getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void provenGoalWaitsForAPersonAndIsReadyAfterAccept() throws Exception {
    Omk.Ended ran = run("--agent", "mender");

    assertThat(ran.code()).as(ran.err()).isEqualTo(4);
    assertThat(ran.out())
        .contains("Goal run completed", "Decision needed", "manual integration acceptance");
    Omk.Ended accepted = omk.call("goal", "accept", "--summary", "read it");
    assertThat(accepted.code()).as(accepted.err()).isZero();
    assertThat(accepted.out()).contains("Acceptance: ready");
    assertThat(omk.call("goal", "proof", "--check").code()).isZero();
    assertThat(omk.call("goal", "verify").code()).isZero();
    assertThat(omk.call("goal", "status", "--exit-code").code()).isZero();
  }

  @Test
  void staleGoalIsNotReadyAnywhere() throws Exception {
    assertThat(run("--agent", "mender", "--accept", "auto").code()).isZero();
    omk.file("answer.txt", "43\n");

    assertThat(omk.call("goal", "status", "--exit-code").code()).isEqualTo(3);
    assertThat(omk.call("goal", "proof", "--check").code()).isEqualTo(3);
    for (String command : new String[] {"status", "show", "proof"}) {
      ObjectNode document = json(omk.call("goal", command, "--json"));
      assertThat(document.path("status").asText()).as(command).isEqualTo("not_ready");
      assertThat(document.path("ready").asBoolean(true)).as(command).isFalse();
      assertThat(document.path("stale").asBoolean(false)).as(command).isTrue();
    }
    assertThat(
            json(omk.call("goal", "list", "--json")).path("goals").get(0).path("status").asText())
        .isEqualTo("not_ready");
    assertThat(omk.call("goal", "list").out()).contains("[not_ready (stale)]");
  }

  @Test
  void fileThatMakesAReadyGoalStaleIsNamedAndTheGoalWasReady() throws Exception {
    assertThat(run("--agent", "mender", "--accept", "auto").code()).isZero();
    assertThat(omk.call("goal", "report", "-o", "../report.html").err()).doesNotContain("stale");

    Omk.Ended inside = omk.call("goal", "report", "-o", "report.html");

    assertThat(inside.err())
        .contains(
            "omk: report.html lies in the project, so the goal is stale as long as it is there:"
                + " write it elsewhere, for instance --output ../report.html\n");
    assertThat(omk.call("goal", "report", "-o", "../report.html").err()).doesNotContain("stale");
    assertThat(omk.project.resolveSibling("report.html"))
        .content()
        .contains("<strong>Was ready</strong>", "it was ready (accepted 20", "\"verdict past\"")
        .contains("All that differs from the base in what was verified; the work tree is another")
        .doesNotContain("./..");
    Omk.Ended diff = omk.call("goal", "show", "--diff");
    assertThat(diff.out()).contains("+42").doesNotContain("report.html");
    assertThat(diff.err()).contains("omk: this is what was verified, and the work tree is another");
    assertThat(omk.call("goal", "status").out()).contains("it was ready (accepted 20");
  }

  @ParameterizedTest
  @CsvSource({"idler,3,not_ready", "gone,5,blocked_on_external"})
  void agentThatDoesNotHelpHasItsCode(String agent, int code, String status) throws Exception {
    Omk.Ended ended = run("--agent", agent, "--json");

    assertThat(ended.code()).as(ended.err()).isEqualTo(code);
    ObjectNode outcome = json(ended);
    assertThat(outcome.path("status").asText()).isEqualTo(status);
    assertThat(outcome.path("exit_code").asInt()).isEqualTo(code);
    assertThat(outcome.path("ready").asBoolean(true)).isFalse();
    assertThat(outcome.path("next_step").asText()).isNotEmpty();
    assertThat(Path.of(outcome.path("proof_path").asText())).isRegularFile();
  }

  @Test
  void withoutAnAgentTheNextStepNamesThoseThatThereAre() throws Exception {
    Omk.Ended ended = run();

    assertThat(ended.code()).isEqualTo(5);
    assertThat(ended.out())
        .contains("no agent is configured", "mender: omk goal run \"...\" --agent ");
  }

  @Test
  void anAgentThatIsNotThereDidNothing() throws Exception {
    omk.file(".omk/config.toml", "[agents.gone]\ncommand = [\"/nowhere/agent\"]\n");
    assertThat(omk.call("goal", "plan", GOAL).code()).isZero();

    Omk.Ended executed = omk.call("goal", "execute", "--agent", "gone");

    assertThat(executed.code()).isEqualTo(5);
    assertThat(executed.out()).contains("Execution: blocked_on_external");
  }

  @Test
  void aReviewerThatIsNotThereDidNothingAndAJobIsTold() throws Exception {
    omk.file(".omk/config.toml", "[agents.gone]\ncommand = [\"/nowhere/agent\"]\n");
    assertThat(omk.call("goal", "plan", GOAL).code()).isZero();
    Path outputs = directory.resolve("outputs");
    omk.environment.put("GITHUB_ACTIONS", "true");
    omk.environment.put("GITHUB_OUTPUT", outputs.toString());

    Omk.Ended reviewed = omk.call("goal", "review", "--agent", "gone", "--json");

    assertThat(reviewed.code()).isEqualTo(5);
    ObjectNode json = Json.parseObject(reviewed.out().getBytes(StandardCharsets.UTF_8));
    assertThat(json.path("exit_code").asInt()).isEqualTo(5);
    assertThat(json.at("/review/status").asText()).isEqualTo("errored");
    assertThat(outputs)
        .hasContent("status=errored\nexit_code=5\nblocking=0\nwarnings=0\nnotes=0\n");
  }

  @Test
  void stepsByHandSayTheWordsThatScriptsLookFor() throws Exception {
    Omk.Ended planned = omk.call("goal", "plan", GOAL, "--agent", "mender");
    assertThat(planned.code()).isZero();
    assertThat(planned.out())
        .contains("Goal plan created", "Status:", "Phase:", "State:", "Proof:", "Next steps:");

    Omk.Ended red = omk.call("goal", "verify");
    assertThat(red.code()).isEqualTo(3);
    assertThat(red.out()).contains("Verification: failed", "tests: failed");
    Omk.Ended executed = omk.call("goal", "execute");
    assertThat(executed.code()).as(executed.err()).isZero();
    assertThat(executed.out()).contains("Execution: ", "goal-agent-execute: ");
    assertThat(omk.call("goal", "verify").out()).contains("Verification: passed", "tests: passed");
    Omk.Ended reviewed = omk.call("goal", "review");
    assertThat(reviewed.code()).isZero();
    assertThat(reviewed.out()).contains("Review: ", "goal-review: ", "goal-security-review: ");
    Omk.Ended rejected = omk.call("goal", "reject", "--reason", "not like this");
    assertThat(rejected.code()).isZero();
    assertThat(rejected.out()).contains("Acceptance: not_ready", "not like this");
  }

  @Test
  void pausedGoalRefusesStepsUntilItIsResumed() throws Exception {
    omk.call("goal", "run", GOAL);

    assertThat(omk.call("goal", "pause").out()).contains("omk goal resume");
    assertThat(omk.call("goal", "pause").code()).isZero();
    assertThat(omk.call("goal", "verify").code()).isEqualTo(7);
    Omk.Ended more =
        omk.call("goal", "budget-add", "--time", "30m", "--tokens", "2000", "--usd", "1");
    assertThat(more.code()).isZero();
    assertThat(more.out())
        .contains("Budget added", "Time added: 30m", "Tokens added: 2000", "USD added: 1.000000")
        .contains("The goal had no limit on time and tokens and usd: it has one now");
    Omk.Ended again = omk.call("goal", "budget-add", "--time", "30m");
    assertThat(again.out()).contains("Time added: 30m").doesNotContain("no limit");
    assertThat(omk.call("goal", "resume").out()).contains("resumed");
    assertThat(omk.call("goal", "resume").code()).isEqualTo(1);
    Omk.Ended cancelled = omk.call("goal", "cancel");
    assertThat(cancelled.code()).isZero();
    assertThat(cancelled.out()).contains("Next steps:\n  start a new one with: omk goal run ");
    assertThat(omk.call("goal", "status").out()).contains("Next:     start a new one with: omk ");
    assertThat(omk.call("goal", "verify").code()).isEqualTo(7);
    assertThat(omk.call("goal", "merge").code()).isEqualTo(1);
  }

  @Test
  void vagueGoalAsksAPerson() throws Exception {
    for (String command : new String[] {"plan", "run"}) {
      Omk.Ended ended = omk.call("goal", command, "make it better");
      assertThat(ended.code()).as(ended.err()).isEqualTo(4);
      assertThat(ended.out()).contains("Decision needed", "refine the goal");
    }
  }

  @Test
  void whatTheStatusForbidsIsToldBeforeWhatTheStepWouldLack() throws Exception {
    Files.delete(omk.project.resolve(".omk/gates.toml"));
    omk.call("goal", "plan", "make it better");

    for (String step : new String[] {"verify", "execute", "review"}) {
      Omk.Ended ended = omk.call("goal", step);
      assertThat(ended.code()).as(ended.err()).isEqualTo(4);
      assertThat(ended.err()).contains("cannot be judged", "refine the goal");
    }
    omk.call("goal", "pause");
    assertThat(omk.call("goal", "verify").code()).isEqualTo(7);
    omk.call("goal", "cancel");
    assertThat(omk.call("goal", "execute").code()).isEqualTo(7);
  }

  @Test
  void documentsHaveTheFieldsOfOmk050() throws Exception {
    omk.call("goal", "plan", GOAL);

    ObjectNode replay = json(omk.call("goal", "replay", "--json"));
    assertThat(replay.path("event_count").asInt()).isEqualTo(replay.path("timeline").size());
    assertThat(replay.path("task_graph_summary").path("total_tasks").asInt()).isPositive();
    assertThat(replay.path("timeline").get(0).path("kind").asText()).isEqualTo("run_started");
    ObjectNode budget = json(omk.call("goal", "budget", "-f", "json"));
    assertThat(budget.path("used_tokens").asInt(-1)).isZero();
    assertThat(budget.path("checkpoints").get(0).path("label").asText()).isEqualTo("goal_created");
    assertThat(json(omk.call("goal", "show", "-fjson")).path("original_goal").asText())
        .isEqualTo(GOAL);
    omk.call("goal", "verify");
    assertThat(json(omk.call("goal", "open-pr", "--json")).path("title").asText()).isEqualTo(GOAL);
    assertThat(omk.call("goal", "open-pr").out()).contains("Title: " + GOAL);
  }

  @Test
  void tamperedJournalIsEight() throws Exception {
    omk.call("goal", "plan", GOAL);
    try (var goals = Files.list(omk.project.resolve(".omk/goals"))) {
      Path journal =
          goals.filter(Files::isDirectory).findFirst().orElseThrow().resolve("events.jsonl");
      Files.writeString(journal, Files.readString(journal).replace("failing", "passing"));
    }

    assertThat(omk.call("goal", "proof", "--check").code()).isEqualTo(8);
    assertThat(omk.call("goal", "verify").code()).isEqualTo(8);
  }

  @Test
  void initWritesGatesOnceAndGatesShowsThem() throws Exception {
    Omk fresh = new Omk(Files.createDirectory(directory.resolve("fresh")));
    fresh.file("Makefile", "test:\n\ttrue\n");

    assertThat(fresh.call("goal", "init").code()).isZero();
    assertThat(fresh.call("goal", "gates").out()).contains("make test", ".omk/gates.toml");
    assertThat(fresh.call("goal", "init").code()).isEqualTo(1);
  }

  @Test
  void editedGatesAreShownWithTheGoalThatKeepsItsOwn() throws Exception {
    omk.call("goal", "plan", GOAL);
    assertThat(omk.call("goal", "gates").out()).doesNotContain("keeps");
    omk.file(".omk/gates.toml", "[[gates]]\nname = \"tests\"\nrun = \"true\"\n");
    Omk.Ended ended = omk.call("goal", "gates");
    assertThat(ended.code()).isZero();
    assertThat(ended.out())
        .contains("keeps the gates that it was made with:")
        .contains("tests was changed: runs sh tests/run.sh -> true")
        .contains("next: omk goal gates --approve goal-");
    var keeps = Schemas.valid("gates", omk.call("goal", "gates", "--json")).path("keeps_others");
    assertThat(keeps.path("changes").path(0).path("gate").asText()).isEqualTo("tests");
    Schemas.valid("gates", omk.call("goal", "gates", "latest", "--json"));
    assertThat(omk.call("goal", "gates", "--approve").code()).isZero();
    assertThat(omk.call("goal", "gates").out()).doesNotContain("keeps");
  }

  @Test
  void timesAndMoneyAreSaidInOneWayAndLabelsLookAlike() throws Exception {
    omk.call("goal", "run", GOAL, "--budget-time", "1h", "--budget-usd", "0.0000001");
    Omk.Ended more = omk.call("goal", "budget-add", "--time", "3603s", "--usd", "0.0000001");
    assertThat(more.out())
        .contains("Time added: 1h 00m 03s", "Time limit: 2h 00m 03s", "USD added: under 0.000001");
    omk.call("goal", "budget-add", "--time", "143999998565m");
    assertThat(omk.call("goal", "budget").out())
        .contains("Time: 0s of over 365000d", "USD: 0.000000 of under 0.000001");
    Omk.Ended show = omk.call("goal", "show");
    assertThat(show.out()).contains("  Kind:             bugfix", "  Budget USD:       under ");
    assertThat(show.out().lines().filter(line -> line.matches("  [a-z ]+: .*"))).isEmpty();
  }

  @Test
  void withoutGatesEveryAnswerLeadsToTheFirstOnes() throws Exception {
    Omk fresh = new Omk(Files.createDirectory(directory.resolve("bare")));
    Omk.Ended made = fresh.call("goal", "plan", "Fix the failing answer test");
    assertThat(made.out())
        .contains("2. Define gates:     omk goal init && omk goal gates --approve");
    assertThat(fresh.call("goal", "status").out())
        .contains("Next:     write .omk/gates.toml: omk goal init && omk goal gates --approve");
    Omk.Ended accepted = fresh.call("goal", "accept", "--summary", "read it");
    assertThat(accepted.code()).isEqualTo(3);
    assertThat(accepted.out())
        .contains("write .omk/gates.toml: omk goal init && omk goal gates --approve");
    assertThat(accepted.err()).doesNotContain("verification");
    fresh.file(".omk/gates.toml", "[[gates]]\nname = \"tests\"\nrun = \"true\"\n");
    assertThat(fresh.call("goal", "gates").out()).contains("tests was added: runs true");
    assertThat(fresh.call("goal", "gates", "--approve").code()).isZero();
    assertThat(fresh.call("goal", "verify").code()).isZero();
  }
}
