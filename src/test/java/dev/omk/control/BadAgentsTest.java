package dev.omk.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.agent.Agent;
import dev.omk.agent.AgentEnd;
import dev.omk.agent.AgentTurn;
import dev.omk.agent.Usage;
import dev.omk.control.session.GoalSession;
import dev.omk.control.turn.Prompts;
import dev.omk.control.turn.Turns;
import dev.omk.control.workspace.Progress;
import dev.omk.goal.Budget;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalId;
import dev.omk.process.ProcessTree;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Agents that behave as badly as they can end in the right status and leave nothing running. */
class BadAgentsTest {
  private static final String CONFIG =
      "agent = \"mine\"\n[run]\nretries = 1\nretry_wait = \"0s\"\n";

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # agent  | status       | reason contains | what it does
          stuck    | failed_infra | silent for      | sleep 1000
          deaf     | failed_infra | silent for      | trap '' TERM INT HUP; while :; do sleep 1; done
          crashed  | failed_infra | signal 9        | sleep 1000 & kill -9 $$
          lying    | not_ready    | no progress     | echo 'All tests pass, the goal is done.'
          failing  | not_ready    | no progress     | echo 'I cannot do that.'; exit 1
          escaping | failed_infra | signal 9        | setsid sleep 1000 > /dev/null 2>&1 & kill -9 $$
          outside  | not_ready    | undone: .omk/ga | echo x >> .omk/gates.toml; setsid nohup sleep 1000 > /dev/null 2>&1 &
          """)
  void endsInTheRightStatusWithNothingLeftRunning(
      String agent, String status, String reason, String line) throws Exception {
    Sample sample = Sample.broken(directory.resolve(agent));
    sample.config(CONFIG + sample.table("mine", line) + "idle_timeout = \"1s\"\n").commit();
    Goal goal = sample.run(true).goal();
    assertThat(goal.status().json()).as(goal.reason()).isEqualTo(status);
    assertThat(goal.reason()).contains(reason);
    assertThat(goal.nextStep()).isNotBlank();
    assertThat(ProcessTree.withToken(goal.id().value())).isEmpty();
    assertThat(sample.read(".omk/gates.toml")).doesNotContain("x\n");
  }

  /** An agent that writes something, tells what it has cost, and goes on until it is stopped. */
  private static Agent spender(Sample sample, String text, Usage usage, AgentEnd end) {
    return new Agent() {
      @Override
      public String name() {
        return "spender";
      }

      @Override
      public AgentTurn take(
          dev.omk.agent.TurnRequest request,
          dev.omk.agent.TurnListener listener,
          dev.omk.process.Cancellation cancellation)
          throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        cancellation.onRequest(stopped::countDown);
        write(sample, text);
        listener.used(new Usage(10L, 5L, new BigDecimal("0.01"), "test", "turn", "test", "turn"));
        assertThat(cancellation.requested()).isFalse();
        listener.used(usage);
        stopped.await();
        return new AgentTurn(
            name(),
            end,
            Duration.ZERO,
            Usage.unknown(),
            "",
            "",
            List.of(),
            "",
            "",
            List.of(),
            List.of());
      }
    };
  }

  private static void write(Sample sample, String text) {
    try {
      Files.writeString(
          sample.project.resolve("calc.sh"), text, StandardOpenOption.TRUNCATE_EXISTING);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Goal overspend(Sample sample, Budget budget, String text, Usage usage)
      throws Exception {
    GoalId id = sample.plan(Sample.GOAL, true, budget);
    GoalSession session =
        GoalSession.open(sample.workspace(), id, "test", Progress.SILENT, sample.signal);
    try (session) {
      new Turns(session)
          .take(
              spender(sample, text, usage, new AgentEnd.Cancelled()),
              new Prompts(session).next(),
              List.of());
    }
    return sample.controller().runUntilReady(id).goal();
  }

  @ParameterizedTest
  @CsvSource({"tokens, 100", "cost, 0.5"})
  void overSpendingEndsTheTurnAtOnce(String limit, String amount) throws Exception {
    Sample sample = Sample.broken(directory).agent("echo never >> calc.sh").commit();
    boolean tokens = limit.equals("tokens");
    Budget budget =
        new Budget(
            null, tokens ? Long.valueOf(amount) : null, tokens ? null : new BigDecimal(amount));
    Usage usage = new Usage(80L, 40L, new BigDecimal("0.75"), "test", "turn", "test", "turn");
    Goal goal = overspend(sample, budget, "# half done\n", usage);
    assertThat(goal.status().json()).as(goal.reason()).isEqualTo("needs_more_budget");
    assertThat(goal.reason()).contains(limit);
    assertThat(goal.spent().tokens()).isEqualTo(120);
    assertThat(goal.passes()).as("no further turn").hasSize(1);
    assertThat(goal.verification()).as("what it left was judged").isNotNull();
    assertThat(sample.read("calc.sh")).isEqualTo("# half done\n");
  }

  @Test
  void whatAnOverSpentTurnLeftMayBeEnough() throws Exception {
    Sample sample = Sample.broken(directory).agent("echo never").commit();
    Budget budget = new Budget(null, 100L, null);
    Goal goal =
        overspend(
            sample,
            budget,
            "a=$1; b=$2; echo $((a + b))\n",
            new Usage(500L, 0L, null, "test", "turn", "test", "turn"));
    assertThat(goal.status().json()).as(goal.reason()).isEqualTo("ready");
  }
}
