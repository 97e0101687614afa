package dev.omk.cli.render;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.agent.AgentEnd;
import dev.omk.agent.Usage;
import dev.omk.goal.Fact;
import dev.omk.goal.Goal;
import dev.omk.goal.Goals;
import dev.omk.goal.Pass;
import dev.omk.plan.StandardTasks;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What each pass and each task cost. */
class BudgetReportTest {
  private static final Usage TOLD =
      Usage.tokens(100L, 20L, "stream", Usage.TURN)
          .withUsd(new BigDecimal("0.25"), "stream", Usage.TURN);

  private static Goal goal() {
    Goal first = turn(Goals.planned(Goals.gate("tests")), 1, "claude", TOLD);
    return turn(first, 2, "mine", Usage.unknown());
  }

  private static Goal turn(Goal goal, int number, String agent, Usage usage) {
    Pass pass =
        new Pass(
            number,
            StandardTasks.EXECUTE,
            agent,
            new AgentEnd.Exited(0),
            Goals.BASE,
            Goals.CANDIDATE,
            List.of(),
            List.of(),
            usage,
            List.of(),
            List.of(),
            "",
            "",
            Goals.T0,
            Duration.ofSeconds(number));
    Goal begun = Goals.after(goal, new Fact.TurnBegan(StandardTasks.EXECUTE, agent));
    return Goals.after(begun, new Fact.TurnTaken(pass, List.of()));
  }

  private static BudgetReport report(Goal goal) {
    return new BudgetReport(goal, "", Goals.T0);
  }

  @Test
  void theDocumentHasTheFiguresOfEachPassAndTask() {
    String json = report(goal()).json().toString();
    assertThatJson(json).inPath("spent_tokens").isEqualTo(120);
    assertThatJson(json).inPath("usage.unknown_runs").isEqualTo(1);
    assertThatJson(json)
        .inPath("usage.passes[0]")
        .isEqualTo(
            """
            {"pass": 1, "task_id": "goal-agent-execute", "agent": "claude", "elapsed_ms": 1000,
             "usage": {"input_tokens": 100, "output_tokens": 20, "usd": 0.25, "source": "stream",
               "scope": "turn", "usd_source": "stream", "usd_scope": "turn"}}
            """);
    assertThatJson(json).inPath("usage.passes[1].usage.input_tokens").isEqualTo("unknown");
    assertThatJson(json)
        .inPath("usage.tasks")
        .isEqualTo(
            """
            [{"task_id": "goal-agent-execute", "elapsed_ms": 3000, "tokens": 120, "usd": 0.25,
              "unknown_runs": 1}]
            """);
  }

  @Test
  void theTextHasThemInColumnsAndSaysUnknownForWhatNobodyTold() {
    assertThat(Style.plain(report(goal()).text()))
        .contains(
            """
            Passes:
              pass  task                agent   time  tokens   USD
              1     goal-agent-execute  claude  1s    120      0.250000
              2     goal-agent-execute  mine    2s    unknown  unknown
            Tasks:
              task                time  tokens  USD
              goal-agent-execute  3s    120     0.250000
            """);
  }

  @Test
  void withoutAPassThereIsNoTable() {
    Goal fresh = Goals.planned(Goals.gate("tests"));
    assertThat(report(fresh).text()).doesNotContain("Passes", "Tasks");
    assertThat(report(fresh).markdown()).doesNotContain("Passes", "Tasks");
  }

  @Test
  void markdownHasTheSameTables() {
    assertThat(report(goal()).markdown())
        .contains(
            "## Passes", "| 2 | goal-agent-execute | mine | 2s | unknown | unknown |", "## Tasks");
  }
}
