package dev.omk.control.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.agent.Agent;
import dev.omk.control.Sample;
import dev.omk.control.session.GoalSession;
import dev.omk.control.workspace.Outcome;
import dev.omk.control.workspace.Progress;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalId;
import dev.omk.goal.GoalStatus;
import dev.omk.goal.Pass;
import dev.omk.goal.TurnFailure;
import dev.omk.goal.TurnFailure.Cause;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Turns that fail by what is around the work, and agents that go on for others. */
class RetriesTest {
  private static final String SOON = "[run]\nretries = 2\nretry_wait = \"0s\"\n";

  @TempDir Path directory;

  private Sample sample(String agents, String... tables) throws Exception {
    Sample sample = Sample.broken(directory);
    return sample.config("agent = " + agents + "\n" + SOON + String.join("", tables)).commit();
  }

  /**
   * A shell line that does something only from the third call on, and before that something else.
   */
  private String thirdTime(String before, String then) {
    Path calls = directory.resolve("calls");
    return "echo x >> "
        + calls
        + "; if [ $(wc -l < "
        + calls
        + ") -lt 3 ]; then "
        + before
        + "; else "
        + then
        + "; fi";
  }

  private String table(String name, String line) throws Exception {
    Files.createDirectories(directory.resolve("home"));
    return Sample.plain(Files.createDirectories(directory.resolve("scripts-" + name)))
        .table(name, line);
  }

  @Test
  void aBusyServiceIsTriedAgainAndEatsNoPass() throws Exception {
    String line = thirdTime("echo 'API Error: 429 too many requests'; exit 1", Sample.REPAIR);
    Sample sample = sample("\"mine\"", table("mine", line)).passes(1);
    Outcome outcome = sample.run(true);
    assertThat(outcome.ready()).as(outcome.goal().reason()).isTrue();
    assertThat(outcome.goal().efforts().failures())
        .extracting(TurnFailure::cause, TurnFailure::attempt)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Cause.SERVICE, 1),
            org.assertj.core.groups.Tuple.tuple(Cause.SERVICE, 2));
    assertThat(Files.readString(outcome.directory().resolve("proof.json")))
        .contains("\"failed_runs\": 2", "429 too many requests");
    assertThat(Files.readString(outcome.directory().resolve("events.jsonl")))
        .contains("\"turn_failed\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          echo 'HTTP 503 Service Unavailable'; exit 1 | blocked_on_external | 3 | cannot reach its service, 3 times
          echo 'connect ECONNREFUSED 127.0.0.1'       | blocked_on_external | 3 | cannot reach its service
          echo 'API Error: 401 invalid x-api-key'     | blocked_on_external | 1 | refused by its service
          kill -9 $$                                  | failed_infra        | 3 | did not get through, 3 times
          """)
  void whatDoesNotGetBetterEndsWithItsReason(String line, String status, int turns, String reason)
      throws Exception {
    Goal goal = sample("\"mine\"", table("mine", line)).run(true).goal();
    assertThat(goal.status().json()).as(goal.reason()).isEqualTo(status);
    assertThat(goal.reason()).contains(reason);
    assertThat(goal.passes()).hasSize(turns);
  }

  @Test
  void eachWaitIsLongerThanTheOneBeforeUpToALimit() throws Exception {
    String busy = table("mine", "echo 'HTTP 503 Service Unavailable'; exit 1");
    Sample sample =
        Sample.broken(directory).config("agent = \"mine\"\n[run]\nretries = 5\n" + busy);
    GoalId id = sample.commit().plan(true);
    List<Duration> waits = new ArrayList<>();
    try (GoalSession session =
        GoalSession.open(sample.workspace(), id, "test", Progress.SILENT, sample.signal)) {
      Agents agents = new Agents(session);
      Attempts attempts = new Attempts(session, agents, waits::add);
      Attempts.Next next = new Attempts.Next.Again();
      while (next instanceof Attempts.Next.Again) {
        Agent agent = agents.named(session.goal()).orElseThrow();
        Turns.Taken taken = new Turns(session).take(agent, new Prompts(session).next(), List.of());
        next = attempts.after(taken.pass(), taken.turn());
      }
      assertThat(waits).extracting(Duration::toSeconds).containsExactly(5L, 20L, 80L, 300L, 300L);
      assertThat(session.goal().efforts().failures())
          .extracting(TurnFailure::retryAfter)
          .startsWith(waits.toArray(Duration[]::new))
          .endsWith((Duration) null)
          .hasSize(6);
    }
  }

  @Test
  void workThatIsNotGoodEnoughIsNoSuchFailure() throws Exception {
    String line = "echo '# 429 too many requests' >> calc.sh; echo 'HTTP 429'; exit 1";
    Goal goal = sample("\"mine\"", table("mine", line)).passes(2).run(true).goal();
    assertThat(goal.efforts().failures()).isEmpty();
    assertThat(goal.status()).isEqualTo(GoalStatus.NOT_READY);
    assertThat(goal.passes()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          echo 'HTTP 502 bad gateway'; exit 1 | cannot reach
          kill -9 $$                          | signal 9
          echo done                           | no progress
          """)
  void theNextAgentGoesOn(String line, String why) throws Exception {
    Sample sample =
        sample("[\"first\", \"second\"]", table("first", line), table("second", Sample.REPAIR));
    Outcome outcome = sample.run(true);
    assertThat(outcome.ready()).as(outcome.goal().reason()).isTrue();
    assertThat(outcome.goal().lastPass().map(Pass::agent)).contains("second");
    assertThat(outcome.goal().efforts().changes())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.from() + change.to()).isEqualTo("firstsecond");
              assertThat(change.reason() + "cannot reach").contains(why);
            });
    assertThat(Files.readString(outcome.directory().resolve("proof.json")))
        .contains("\"agent_changes\"", "\"agent\": \"second\"");
  }

  @Test
  void aMissingProgramIsNotTriedAgainButTheNextAgentIs() throws Exception {
    Sample sample =
        sample(
            "[\"first\", \"second\"]",
            "[agents.first]\ncommand = [\"no-such-program-here\"]\n",
            table("second", Sample.REPAIR));
    Outcome outcome = sample.run(true);
    assertThat(outcome.ready()).as(outcome.goal().reason()).isTrue();
    assertThat(outcome.goal().passes()).hasSize(2);
    assertThat(outcome.goal().efforts().failures().getFirst().cause()).isEqualTo(Cause.MISSING);
  }

  @Test
  void anAgentThatGoesBackAndForthMakesNoProgress() throws Exception {
    String line =
        "if grep -q 'a - b' calc.sh; then sed -i 's/a - b/b - a/' calc.sh;"
            + " else sed -i 's/b - a/a - b/' calc.sh; fi";
    Goal goal = sample("\"mine\"", table("mine", line)).run(true).goal();
    assertThat(goal.status()).isEqualTo(GoalStatus.NOT_READY);
    assertThat(goal.reason()).contains("no progress", "back and forth");
    assertThat(goal.passes()).hasSizeLessThan(6);
  }

  @Test
  void afterAPassThatDidNotHelpThePromptIsAnotherOne() throws Exception {
    Sample sample =
        sample("\"mine\"", table("mine", "cp \"$OMK_PROMPT_FILE\" " + directory + "/prompt.$$"));
    Goal goal = sample.run(true).goal();
    assertThat(goal.passes()).hasSize(3);
    Path runs = sample.workspace().directory(goal.id()).resolve("artifacts/agent-runs");
    assertThat(prompt(runs, 1)).doesNotContain("Another way");
    assertThat(prompt(runs, 2))
        .contains("Take a smaller step", "changed nothing; afterwards: gate tests: exit code 1");
    assertThat(prompt(runs, 3)).contains("Forget how they went about it");
  }

  private static String prompt(Path runs, int pass) throws Exception {
    return Files.readString(runs.resolve("00" + pass + "-goal-agent-execute/prompt.md"));
  }

  @Test
  void whatAnAgentProposesIsWrittenDownAndNotDone() throws Exception {
    String tasks =
        "[{\\\"title\\\":\\\"Write docs\\\",\\\"description\\\":\\\"d\\\",\\\"write_set\\\":[\\\"docs/**\\\"]},"
            + "{\\\"title\\\":\\\"x\\\",\\\"description\\\":\\\"d\\\",\\\"write_set\\\":[\\\".omk/gates.toml\\\"]}]";
    String line = Sample.REPAIR + "; printf '%s\\n' 'Done.' '```omk-tasks' \"" + tasks + "\" '```'";
    Outcome outcome = sample("\"mine\"", table("mine", line)).run(true);
    assertThat(outcome.ready()).as(outcome.goal().reason()).isTrue();
    assertThat(outcome.goal().efforts().proposals())
        .singleElement()
        .satisfies(task -> assertThat(task.title()).isEqualTo("Write docs"));
    assertThat(Files.readString(outcome.directory().resolve("events.jsonl")))
        .contains(".omk/gates.toml is protected");
    assertThat(Files.readString(outcome.directory().resolve("task-graph.json")))
        .contains("\"proposed_by\": \"mine\"");
    assertThat(Files.readString(outcome.directory().resolve("goal.json"))).contains("Write docs");
    assertThat(outcome.goal().tasks().tasks()).hasSize(6);
  }
}
