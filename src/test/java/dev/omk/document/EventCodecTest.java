package dev.omk.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.agent.AgentEnd;
import dev.omk.agent.Permission;
import dev.omk.agent.Usage;
import dev.omk.gate.BenchmarkSpec;
import dev.omk.gate.Comparisons;
import dev.omk.gate.GateOutcome;
import dev.omk.gate.ObserveSpec;
import dev.omk.goal.AgentChange;
import dev.omk.goal.Artifact;
import dev.omk.goal.Budget;
import dev.omk.goal.Change;
import dev.omk.goal.Comparison;
import dev.omk.goal.GoalEvent;
import dev.omk.goal.GoalPhase;
import dev.omk.goal.GoalStatus;
import dev.omk.goal.Goals;
import dev.omk.goal.Pass;
import dev.omk.goal.Pins;
import dev.omk.goal.Review;
import dev.omk.goal.Step;
import dev.omk.goal.TestDelta;
import dev.omk.goal.TurnFailure;
import dev.omk.goal.Verification;
import dev.omk.json.Json;
import dev.omk.plan.Criterion;
import dev.omk.plan.GoalKind;
import dev.omk.plan.Oracle;
import dev.omk.plan.Outline;
import dev.omk.plan.Question;
import dev.omk.review.Finding;
import dev.omk.scope.Violation;
import dev.omk.task.Proposal;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventCodecTest {
  private static GoalEvent planned() {
    return new GoalEvent.Planned(
        GoalKind.PERFORMANCE,
        "--kind says so",
        Oracle.of(GoalKind.PERFORMANCE, List.of(), comparisons()),
        List.of(),
        List.of(),
        List.of("gap"),
        null,
        new Outline(
            List.of(new Criterion("AC-1", "it is fast", Criterion.GOAL)),
            List.of("assumed"),
            List.of(Question.open(1, "How fast?")),
            List.of("3 files"),
            List.of("step"),
            List.of("risk"),
            List.of("suggested"),
            List.of("data/**"),
            List.of("learned"),
            List.of("docs, for 'readme'"),
            Outline.HEURISTIC,
            "why",
            new BigDecimal("1.2")),
        List.of(dev.omk.agent.Usage.unknown()));
  }

  private static Comparisons comparisons() {
    return new Comparisons(
        List.of(
            new ObserveSpec(
                "sum",
                List.of("sh", "-c", "x"),
                "x",
                List.of("out/**"),
                List.of("times"),
                Duration.ofMinutes(1),
                Map.of("A", "b"),
                "api",
                "gates.toml:1")),
        new BenchmarkSpec(
            List.of("x"), "", 10, new BigDecimal("1.2"), Duration.ofMinutes(1), Map.of(), "", "g"));
  }

  private static GoalEvent comparing() {
    GoalEvent.Created created = Goals.created();
    return new GoalEvent.Pinned(
        new Pins(List.of(), "digest", "config", Map.of(), List.of(), List.of(), comparisons()),
        created.base(),
        "",
        "main",
        "rules",
        List.of(),
        Oracle.of(GoalKind.REWRITE, List.of(), comparisons()),
        List.of(),
        new Artifact("surroundings", "artifacts/policy/surroundings.json", 2, "cd".repeat(32)));
  }

  private static final EventCodec CODEC = new EventCodec();

  static Stream<GoalEvent> events() {
    List<GoalEvent> events = new ArrayList<>();
    for (GateOutcome outcome :
        List.of(
            new GateOutcome.Passed(),
            new GateOutcome.Failed(1, "exit code 1"),
            new GateOutcome.TimedOut(Duration.ofMillis(1500)),
            new GateOutcome.Errored("no such program"),
            new GateOutcome.Skipped("skip = true"),
            new GateOutcome.Cached(Instant.EPOCH),
            new GateOutcome.Flaky(2, true))) {
      events.add(new GoalEvent.GateFinished(Goals.result("ü \"x\"", outcome)));
    }
    for (AgentEnd end :
        List.of(
            new AgentEnd.Exited(3),
            new AgentEnd.TimedOut(Duration.ofMinutes(30)),
            new AgentEnd.Idle(Duration.ofMinutes(5)),
            new AgentEnd.Cancelled(),
            new AgentEnd.Stopped("end_turn"),
            new AgentEnd.Failed(AgentEnd.Trouble.LOGIN, "log in"),
            new AgentEnd.NotStarted("missing"))) {
      events.add(new GoalEvent.PassFinished(pass(end)));
    }
    events.addAll(
        List.of(
            Goals.created(Goals.gate("tests", "acceptance")),
            Goals.planned(GoalKind.BUGFIX, Goals.gate("tests")),
            new GoalEvent.GatesApproved(
                Goals.created(Goals.gate("lint")).pins(),
                Oracle.of(GoalKind.BUGFIX, List.of(), Comparisons.NONE),
                List.of("gap"),
                "somebody"),
            new GoalEvent.EffectIntended("push main", "push main to origin"),
            new GoalEvent.EffectSettled("push main", true, "0a1b"),
            new GoalEvent.TreeKept("saved-1", Goals.CANDIDATE, "base", "somebody"),
            new GoalEvent.IsolationBegan(
                "/w/result/tree", "omk/goal-1/result", "0a1b", Goals.CANDIDATE, List.of("deps")),
            new GoalEvent.SliceStarted(
                "goal-agent-implement-0", "omk/goal-1/s", "0a1b", Goals.CANDIDATE),
            new GoalEvent.SliceReturned(
                "goal-agent-implement-0", "a conflict", "0a1b", Goals.CANDIDATE),
            new GoalEvent.SliceLanded(
                "goal-agent-implement-0", "0a1c", Goals.CANDIDATE, List.of("tests")),
            new GoalEvent.CheckoutUpdated("0a1c", Goals.CANDIDATE),
            new GoalEvent.Merged("0a1d", "git:1", Goals.CANDIDATE),
            Goals.adopted(),
            Goals.pinned(),
            planned(),
            comparing(),
            new GoalEvent.QuestionAnswered(1, "yes", "somebody"),
            new GoalEvent.Compared(
                new Comparison(
                    Goals.CANDIDATE,
                    "digest",
                    List.of(
                        new Comparison.Check(
                            "golden",
                            "sum",
                            Comparison.Verdict.REFUTED,
                            "differs",
                            List.of("line 1"))),
                    List.of(),
                    Instant.EPOCH,
                    Duration.ofSeconds(2))),
            new GoalEvent.StepStarted(Step.VERIFY),
            new GoalEvent.StepFinished(Step.VERIFY, Duration.ofNanos(1_234_567_890L)),
            new GoalEvent.TaskStarted("t", "w", "Title"),
            new GoalEvent.TaskCompleted("t", "w", "done"),
            new GoalEvent.TaskFailed("t", "w", "failed"),
            new GoalEvent.PermissionAnswered(
                "t", "w", new Permission("edit", "Write a", List.of("a"), false, "protected")),
            new GoalEvent.LeaseRenewed("t", "w"),
            new GoalEvent.TurnFailed(
                new TurnFailure(
                    1, "mine", TurnFailure.Cause.SERVICE, "HTTP 429", 1, Duration.ofSeconds(5))),
            new GoalEvent.TurnFailed(
                new TurnFailure(2, "mine", TurnFailure.Cause.CRASH, "signal 9", 2, null)),
            new GoalEvent.AgentChanged(new AgentChange("mine", "yours", "no progress", 3)),
            new GoalEvent.TasksProposed(
                List.of(new Proposal("title", "words", List.of("docs/**"), "mine", 1)),
                List.of("no path")),
            new GoalEvent.Reviewed(
                new Review(
                    Goals.CANDIDATE,
                    List.of(),
                    List.of(),
                    List.of(
                        Goals.verdict("mine", "no answer"),
                        Goals.verdict(
                            "yours",
                            "",
                            new Finding("agent.yours", Finding.Severity.NOTE, "p", 0, "m", ""))))),
            new GoalEvent.Verified(
                Goals.verification(
                    Verification.Purpose.FINAL,
                    Goals.CANDIDATE,
                    new TestDelta(
                        3, 1, 2, List.of("f"), List.of("b"), List.of("v"), List.of(), List.of("a")),
                    Goals.result("tests", Goals.green()))),
            new GoalEvent.ChangeJudged(Goals.change(new Change.Doubt("p", "why"))),
            new GoalEvent.Reviewed(
                Goals.review(
                    new Finding("r", Finding.Severity.BLOCKING, "p", 7, "message", "hint"))),
            new GoalEvent.Accepted(Goals.acceptance("weak point")),
            new GoalEvent.Rejected("no", "me"),
            new GoalEvent.StatusChanged(GoalStatus.FAILED_INFRA, GoalPhase.PROOF, "r", "n"),
            new GoalEvent.Paused(GoalStatus.READY, "by hand"),
            new GoalEvent.Resumed(GoalStatus.READY, "r", ""),
            new GoalEvent.Cancelled("by hand"),
            new GoalEvent.BudgetExtended(
                new Budget(Duration.ofMinutes(30), null, null),
                new Budget(Duration.ofHours(1), 5L, new BigDecimal("0.10"))),
            new GoalEvent.BudgetExhausted("time")));
    return events.stream();
  }

  private static Pass pass(AgentEnd end) {
    return new Pass(
        1,
        "t",
        "mine",
        end,
        "git:a",
        "git:b",
        List.of(Goals.changed("a\nb")),
        List.of(
            new Violation(
                "p", Violation.Kind.PROTECTED_PATH, Violation.Action.UNDONE, "d", "message")),
        new Usage(5L, null, new BigDecimal("0.10"), "s", "turn", "u", "session"),
        List.of(new Artifact("prompt", "p", 5, "ab")),
        List.of("sleep 1000"),
        "session-1",
        "bubblewrap, with network",
        Goals.T0,
        Duration.ofSeconds(3));
  }

  @ParameterizedTest
  @MethodSource("events")
  void everyEventComesBackEqualFromItsLine(GoalEvent event) throws Exception {
    ObjectNode read = Json.parseObject(Json.line(CODEC.payload(event)));
    assertThat(CODEC.event(event.kind(), read)).isEqualTo(event);
  }

  @Test
  void everyKindOfEventIsCovered() {
    List<Class<?>> covered = new ArrayList<>(events().map(Object::getClass).distinct().toList());
    covered.add(GoalEvent.Noted.class);
    assertThat(covered)
        .containsExactlyInAnyOrder(
            Arrays.stream(GoalEvent.class.getPermittedSubclasses()).toArray(Class<?>[]::new));
  }

  @Test
  void aKindOfANewerVersionIsANote() throws Exception {
    assertThat(CODEC.event("goal_teleported", Json.object()))
        .isEqualTo(new GoalEvent.Noted("goal_teleported"));
  }
}
