package dev.omk.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.json.Json;
import dev.omk.process.ProcessTree;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Budgets on the packaged executable, with real agents and gates. */
class BudgetIT {
  private static final String CALL =
      "echo '{\"type\":\"assistant\",\"message\":{\"id\":\"m\",\"usage\":"
          + "{\"input_tokens\":80,\"output_tokens\":40}}}'";

  @TempDir Path directory;

  private static ObjectNode json(Executable.Ended ended) throws Exception {
    return Json.parseObject(ended.out().getBytes(StandardCharsets.UTF_8));
  }

  private static String id(Sample sample) throws Exception {
    return sample.workspace().resolve("latest").value();
  }

  private static Path goal(Sample sample) throws Exception {
    return sample.project.resolve(".omk/goals").resolve(id(sample));
  }

  private static long baselines(Sample sample) throws Exception {
    return Files.readAllLines(goal(sample).resolve("events.jsonl")).stream()
        .filter(line -> line.contains("verification_finished") && line.contains("\"baseline\""))
        .count();
  }

  @Test
  void timeEndsARunningGateAndTheGoalGoesOnWhereItStopped() throws Exception {
    Sample sample = Sample.broken(directory).agent(Sample.REPAIR);
    Path quick = sample.home().resolve("quick");
    sample.write(
        "tests/calc_test.sh",
        "[ -e " + quick + " ] || sleep 1000\n" + sample.read("tests/calc_test.sh"));
    sample.commit();
    Executable omk = new Executable(sample);
    Executable.Ended ended =
        omk.run("goal", "run", Sample.GOAL, "--until-ready", "--budget-time", "2s", "--json");
    assertThat(ended.code()).as(ended.err()).isEqualTo(6);
    assertThat(json(ended).path("status").asText()).isEqualTo("needs_more_budget");
    assertThat(json(ended).path("next_step").asText()).contains("budget-add").contains("--time");
    assertThat(ProcessTree.withToken(id(sample))).isEmpty();
    ObjectNode budget = json(omk.run("goal", "budget", "--json"));
    assertThat(budget.path("latest").path("label").asText()).isEqualTo("budget_exhausted");
    assertThat(budget.path("latest").path("remaining_budget_secs").asLong(-1)).isZero();
    assertThat(omk.run("goal", "resume", "--continue").code()).isEqualTo(6);
    Executable.Ended added = omk.run("goal", "budget-add", "--time", "30m");
    assertThat(added.out()).contains("Budget added", "Time added: 30m");
    Files.createFile(quick);
    Executable.Ended resumed = omk.run("goal", "resume", "--continue");
    assertThat(resumed.code()).as(resumed.out() + resumed.err()).isEqualTo(4);
    assertThat(omk.run("goal", "accept", "--summary", "seen").code()).isZero();
  }

  @Test
  void whatAnAgentLeftBeforeTheEndIsVerifiedFirstAndTheBaselineOnlyOnce() throws Exception {
    Sample sample = Sample.broken(directory);
    Path turns = sample.home().resolve("turns");
    sample.agent("echo turn >> " + turns + "; " + Sample.REPAIR + "; sleep 1000").commit();
    Executable omk = new Executable(sample);
    Executable.Ended ended =
        omk.run("goal", "run", Sample.GOAL, "--until-ready", "--budget-time", "4s");
    assertThat(ended.code()).as(ended.err()).isEqualTo(6);
    Executable.Ended refused = omk.run("goal", "resume", "--continue");
    assertThat(refused.code()).isEqualTo(6);
    assertThat(refused.err()).contains("is out of budget").doesNotContain("verification");
    assertThat(omk.run("goal", "budget-add", "--time", "30m").code()).isZero();
    Executable.Ended resumed = omk.run("goal", "resume", "--continue");
    assertThat(resumed.code()).as(resumed.out() + resumed.err()).isEqualTo(4);
    assertThat(resumed.err()).contains("verification of what the last pass left");
    assertThat(turns).content().isEqualTo("turn\n");
    assertThat(baselines(sample)).isEqualTo(1);
  }

  @Test
  void aGoalThatIsOutOfTimeFromTheBeginningStartsNothing() throws Exception {
    Sample sample = Sample.broken(directory).agent(Sample.REPAIR).commit();
    Executable omk = new Executable(sample);
    Executable.Ended ended =
        omk.run("goal", "run", Sample.GOAL, "--until-ready", "--budget-time", "0s");
    assertThat(ended.code()).as(ended.err()).isEqualTo(6);
    assertThat(sample.read("calc.sh")).contains("a - b");
    assertThat(goal(sample).resolve("artifacts/gates")).doesNotExist();
  }

  @Test
  void tokensThatAreSeenToBeTooManyEndARunningTurn() throws Exception {
    Sample sample = Sample.broken(directory);
    Path claude = sample.agentScript("sed -i 's/a - b/b - a/' calc.sh; " + CALL + "; sleep 1000");
    sample.config("agent = \"claude\"\n[agents.claude]\ncommand = [\"" + claude + "\"]\n");
    Executable omk = new Executable(sample.commit());
    overspent(omk, sample, "--budget-tokens", "100");
    ObjectNode budget = json(omk.run("goal", "budget", "--json"));
    assertThat(budget.path("spent_tokens").asLong()).isEqualTo(120);
    JsonNode pass = budget.path("usage").path("passes").path(0);
    assertThat(pass.path("agent").asText()).isEqualTo("claude");
    assertThat(pass.path("usage").path("input_tokens").asLong()).isEqualTo(80);
    assertThat(pass.path("usage").path("output_tokens").asLong()).isEqualTo(40);
    assertThat(pass.path("usage").path("scope").asText()).isEqualTo("turn");
    JsonNode task = budget.path("usage").path("tasks").path(0);
    assertThat(task.path("task_id").asText()).isEqualTo("goal-agent-execute");
    assertThat(task.path("tokens").asLong()).isEqualTo(120);
    assertThat(omk.run("goal", "budget").out())
        .containsPattern("1 +goal-agent-execute +claude +\\S+ +120 +unknown\n");
    assertThat(sample.read("calc.sh")).as("what it left stays").contains("b - a");
  }

  @Test
  void moneyThatIsSeenToBeTooMuchEndsARunningTurnOfTheProtocol() throws Exception {
    Sample sample = Sample.broken(directory);
    sample.config("agent = \"bad\"\n" + Sample.speaking("bad", "spends")).commit();
    Executable omk = new Executable(sample);
    overspent(omk, sample, "--budget-usd", "1.50");
    ObjectNode budget = json(omk.run("goal", "budget", "--json"));
    assertThat(budget.path("spent_usd").decimalValue()).isEqualByComparingTo("2.00");
  }

  private static void overspent(Executable omk, Sample sample, String... limit) throws Exception {
    List<String> argv = new ArrayList<>(List.of("goal", "run", Sample.GOAL, "--until-ready"));
    argv.addAll(List.of(limit));
    argv.add("--json");
    Executable.Ended ended = omk.run(argv.toArray(String[]::new));
    assertThat(ended.code()).as(ended.out() + ended.err()).isEqualTo(6);
    assertThat(json(ended).path("status").asText()).isEqualTo("needs_more_budget");
    assertThat(ProcessTree.withToken(id(sample))).isEmpty();
    assertThat(goal(sample).resolve("artifacts/agent-runs"))
        .as("no second turn")
        .isDirectoryNotContaining("glob:**/002-*");
  }

  @Test
  void pauseAndCancelEndARunningGateOfAnotherProcess() throws Exception {
    for (String command : List.of("pause", "cancel")) {
      Sample sample = Sample.broken(directory.resolve(command)).agent(Sample.REPAIR);
      Path mark = sample.home().resolve("gate-runs");
      sample.write("tests/calc_test.sh", "touch " + mark + "; sleep 1000\n").commit();
      Executable omk = new Executable(sample);
      assertThat(omk.run("goal", "plan", Sample.GOAL).code()).isZero();
      Executable.Started run = omk.start("goal", "verify");
      await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(mark));
      assertThat(omk.run("goal", command).code()).isZero();
      // The gate would sleep for many minutes.
      await().atMost(Duration.ofSeconds(20)).until(() -> !run.process().isAlive());
      assertThat(run.end().code()).as(command).isEqualTo(7);
      assertThat(ProcessTree.withToken(id(sample))).isEmpty();
    }
  }
}
