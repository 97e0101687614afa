package dev.omk.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.control.read.GoalReader;
import dev.omk.control.read.ProofCheck;
import dev.omk.control.verify.GateOptions;
import dev.omk.control.workspace.GoalProjections;
import dev.omk.control.workspace.Outcome;
import dev.omk.goal.Budget;
import dev.omk.goal.GoalId;
import dev.omk.json.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written beside the journal: names, fields and labels are those of omk 0.5.0. */
class ProjectionsOfAGoalTest {
  @TempDir Path directory;

  private static List<ObjectNode> lines(Path file) throws IOException {
    List<ObjectNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      lines.add(Json.parseObject(line.getBytes(StandardCharsets.UTF_8)));
    }
    return lines;
  }

  private static List<String> texts(List<ObjectNode> lines, String field) {
    return lines.stream().map(line -> line.path(field).asText()).toList();
  }

  private static List<String> names(ObjectNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void everyDeletedProjectionComesBackIdentical() throws Exception {
    Sample sample = Sample.broken(directory).agent(Sample.REPAIR).commit();
    Outcome outcome = sample.run(false);
    List<String> all =
        Stream.of(GoalProjections.BELIEVED, GoalProjections.LINES, List.of("failure.json"))
            .flatMap(List::stream)
            .toList();
    for (String name : all) {
      Path file = outcome.directory().resolve(name);
      String before = Files.readString(file);
      Files.delete(file);
      new GoalReader(sample.workspace()).goal(outcome.goal().id());
      assertThat(file).content().isEqualTo(before);
    }
  }

  @Test
  void checkpointsHaveTheFieldsAndLabelsOfTheirTime() throws Exception {
    Sample sample = Sample.broken(directory).agent(Sample.REPAIR).commit();
    Budget budget = new Budget(Duration.ofHours(8), 500_000L, new BigDecimal("12.5"));
    GoalId id = sample.plan(Sample.GOAL, false, budget);
    GoalDecisions decisions = new GoalDecisions(sample.workspace());
    sample.controller().verify(id, GateOptions.PLAIN);
    decisions.pause(id);
    decisions.resume(id);
    decisions.addBudget(id, new Budget(Duration.ofMinutes(30), null, null));
    decisions.reject(id, "not yet", "somebody");
    decisions.cancel(id);
    List<ObjectNode> lines =
        lines(sample.workspace().directory(id).resolve("budget-checkpoints.jsonl"));
    assertThat(texts(lines, "label"))
        .containsExactly(
            "goal_created",
            "verify_completed",
            "goal_paused",
            "goal_resumed",
            "budget_extended",
            "integration_decision",
            "goal_cancelled");
    assertThat(texts(lines, "status"))
        .containsExactly(
            "not_ready", "not_ready", "paused", "not_ready", "not_ready", "not_ready", "cancelled");
    assertThat(names(lines.getFirst()))
        .containsExactly(
            "version",
            "goal_id",
            "label",
            "status",
            "phase",
            "recorded_at",
            "budget_time",
            "total_budget_secs",
            "elapsed_since_created_secs",
            "remaining_budget_secs",
            "budget_tokens",
            "used_tokens",
            "remaining_budget_tokens",
            "budget_usd",
            "estimated_cost_usd",
            "remaining_budget_usd");
    assertThat(lines.getFirst().path("phase").asText()).isEqualTo("proof");
    assertThat(lines.getLast().path("total_budget_secs").asLong()).isEqualTo(30_600);
  }

  @Test
  void withoutLimitsACheckpointSpeaksOfNone() throws Exception {
    Sample sample = Sample.broken(directory);
    Path file =
        sample.workspace().directory(sample.plan(false)).resolve("budget-checkpoints.jsonl");
    assertThat(names(lines(file).getFirst()))
        .containsExactly(
            "version",
            "goal_id",
            "label",
            "status",
            "phase",
            "recorded_at",
            "elapsed_since_created_secs",
            "used_tokens",
            "estimated_cost_usd");
  }

  @Test
  void everyStepIsChargedOnceAndEveryDecisionIsTold() throws Exception {
    Sample sample = Sample.broken(directory).agent(Sample.REPAIR).commit();
    Outcome outcome = sample.run(false);
    GoalId id = outcome.goal().id();
    sample.controller().accept(id, "looked at it", Set.of(), "somebody");
    List<ObjectNode> costs = lines(outcome.directory().resolve("cost.jsonl"));
    assertThat(texts(costs, "session_type"))
        .containsExactly("verify", "execute", "verify", "review", "accept");
    assertThat(names(costs.getFirst()))
        .containsExactly(
            "session_type", "name", "started_at", "ended_at", "estimate", "actual_usd");
    assertThat(costs.get(0).path("estimate").path("input_tokens").isNumber()).isTrue();
    // A command that says nothing of its cost may have cost anything.
    assertThat(costs.get(1).path("estimate").path("input_tokens").isNull()).isTrue();
    List<ObjectNode> decisions = lines(outcome.directory().resolve("decisions.jsonl"));
    assertThat(texts(decisions, "kind"))
        .containsExactly(
            "planning_boundary", "task_graph_shape", "execution_boundary", "integration_decision");
    assertThat(texts(decisions, "actor"))
        .containsExactly("goal-controller", "goal-controller", "goal-controller", "somebody");
    assertThat(names(decisions.getFirst()))
        .containsExactly(
            "version",
            "goal_id",
            "created_at",
            "actor",
            "phase",
            "kind",
            "decision",
            "rationale",
            "constraints",
            "artifacts",
            "alternatives");
    assertThat(ProofCheck.of(sample.workspace(), id).verdict()).isEqualTo(ProofCheck.Verdict.READY);
  }

  @Test
  void aChangedFileOfLinesIsNoticedAndPutRight() throws Exception {
    Sample sample = Sample.broken(directory);
    GoalId id = sample.plan(false);
    Path file = sample.workspace().directory(id).resolve("budget-checkpoints.jsonl");
    String before = Files.readString(file);
    Files.writeString(file, before.replace("goal_created", "verify_completed"));
    assertThat(ProofCheck.of(sample.workspace(), id).verdict())
        .isEqualTo(ProofCheck.Verdict.DAMAGED);
    new GoalDecisions(sample.workspace()).pause(id);
    assertThat(file).content().startsWith(before);
  }

  @Test
  void onlyBlockedAndCancelledGoalsHaveAFailure() throws Exception {
    Sample sample = Sample.broken(directory);
    GoalId id = sample.plan(false);
    Path failure = sample.workspace().directory(id).resolve("failure.json");
    assertThat(failure).doesNotExist();
    Outcome blocked = sample.controller().runUntilReady(id);
    assertThat(blocked.goal().status().json()).isEqualTo("blocked_on_external");
    assertThat(failure).exists();
    new GoalDecisions(sample.workspace()).pause(id);
    assertThat(failure).doesNotExist();
    new GoalDecisions(sample.workspace()).cancel(id);
    assertThat(Json.parseObject(Files.readAllBytes(failure)).path("status").asText())
        .isEqualTo("cancelled");
  }
}
