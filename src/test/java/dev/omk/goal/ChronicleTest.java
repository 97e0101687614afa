package dev.omk.goal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.agent.AgentEnd;
import dev.omk.agent.Usage;
import dev.omk.plan.GoalKind;
import dev.omk.plan.Outline;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is told of a goal's past: checkpoints, charges and decisions. */
class ChronicleTest {
  private static final Goal PLANNED = Goals.planned(Goals.gate("tests"));
  private static final Standing NOT_READY = new Standing(GoalStatus.NOT_READY, "why", "next");

  private static List<String> labels(Goal goal) {
    return goal.chronicle().checkpoints().stream().map(Checkpoint::label).toList();
  }

  private static Goal stepped(Goal goal, Step step) {
    return Goals.after(
        Goals.after(goal, new Fact.StepBegan(step)),
        new Fact.StepEnded(step, Duration.ofSeconds(3), NOT_READY));
  }

  @Test
  void everyStepThatEndsLeavesACheckpoint() {
    Goal goal = PLANNED;
    for (Step step : Step.values()) {
      goal = stepped(goal, step);
    }
    assertThat(labels(goal))
        .containsExactly(
            "goal_created",
            "verify_completed",
            "execute_completed",
            "review_completed",
            "deliver_completed",
            "integration_decision");
  }

  @Test
  void whatAPersonDoesLeavesACheckpoint() {
    Goal goal =
        Goals.apply(
            PLANNED,
            new GoalEvent.Paused(GoalStatus.NOT_READY, ""),
            new GoalEvent.Resumed(GoalStatus.NOT_READY, "", ""),
            new GoalEvent.BudgetExhausted("time"),
            new GoalEvent.BudgetExtended(Budget.UNLIMITED, Budget.UNLIMITED),
            new GoalEvent.Rejected("no", "me"),
            new GoalEvent.Accepted(Goals.acceptance()),
            new GoalEvent.Cancelled("by hand"));
    assertThat(labels(goal))
        .containsExactly(
            "goal_created",
            "goal_paused",
            "goal_resumed",
            "budget_exhausted",
            "budget_extended",
            "integration_decision",
            "integration_decision",
            "goal_cancelled");
  }

  @Test
  void aCheckpointSaysWhereTheGoalStoodBehindTheEventThatFollowed() {
    Goal goal = stepped(PLANNED, Step.VERIFY);
    Checkpoint last = goal.chronicle().checkpoints().getLast();
    assertThat(last.label()).isEqualTo("verify_completed");
    assertThat(last.status()).isEqualTo(GoalStatus.NOT_READY);
    assertThat(last.seq()).isEqualTo(goal.seq());
    Goal noted = Goals.apply(goal, new GoalEvent.Noted("something"));
    assertThat(noted.chronicle().checkpoints()).isEqualTo(goal.chronicle().checkpoints());
    Goal later =
        Goals.apply(noted, new GoalEvent.StatusChanged(GoalStatus.READY, GoalPhase.PROOF, "r", ""));
    assertThat(later.chronicle().checkpoints()).isEqualTo(goal.chronicle().checkpoints());
  }

  @Test
  void aStepThatEndsWithTheDecisionItWasForIsOneCheckpoint() {
    Goal accepting = Goals.after(Goals.proven(), new Fact.StepBegan(Step.ACCEPT));
    Goal accepted = Goals.apply(accepting, new GoalEvent.Accepted(Goals.acceptance()));
    Goal ended =
        Goals.apply(accepted, new GoalEvent.StepFinished(Step.ACCEPT, Duration.ofSeconds(1)));
    assertThat(labels(ended)).containsOnlyOnce("integration_decision");
    assertThat(labels(stepped(ended, Step.ACCEPT)).stream().filter("integration_decision"::equals))
        .hasSize(2);
    Goal earlier = Goals.apply(Goals.proven(), new GoalEvent.Rejected("no", "me"));
    assertThat(
            labels(stepped(earlier, Step.ACCEPT)).stream().filter("integration_decision"::equals))
        .hasSize(2);
    Goal reviewing = Goals.after(Goals.proven(), new Fact.StepBegan(Step.REVIEW));
    Goal twice =
        Goals.apply(
            reviewing,
            new GoalEvent.Rejected("no", "me"),
            new GoalEvent.Accepted(Goals.acceptance()));
    assertThat(labels(twice).stream().filter("integration_decision"::equals)).hasSize(2);
  }

  private static GoalEvent turn(int number, Instant startedAt, Usage usage) {
    return new GoalEvent.PassFinished(
        new Pass(
            number,
            "goal-agent-execute",
            "mine",
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
            startedAt,
            Duration.ZERO));
  }

  private static Usage tokens(@Nullable Long in, @Nullable Long out) {
    return Usage.tokens(in, out, "agent", Usage.TURN);
  }

  private static Charge charged(Usage... usages) {
    Goal goal = Goals.after(PLANNED, new Fact.StepBegan(Step.EXECUTE));
    goal = Goals.apply(goal, turn(1, goal.updatedAt().minusSeconds(60), tokens(1_000L, 1_000L)));
    for (Usage usage : usages) {
      goal = Goals.apply(goal, turn(2, goal.updatedAt(), usage));
    }
    Goal ended = Goals.apply(goal, new GoalEvent.StepFinished(Step.EXECUTE, Duration.ofSeconds(7)));
    return ended.chronicle().charges().getLast();
  }

  @Test
  void aStepIsChargedWithTheTurnsThatBeganInIt() {
    Charge charge =
        charged(tokens(10L, 1L), tokens(20L, null).withUsd(BigDecimal.ONE, "agent", Usage.TURN));
    assertThat(charge.step()).isEqualTo(Step.EXECUTE);
    assertThat(charge.elapsed()).isEqualTo(Duration.ofSeconds(7));
    assertThat(charge.inputTokens()).isEqualTo(30);
    assertThat(charge.outputTokens()).isEqualTo(1);
    assertThat(charge.usd()).isEqualByComparingTo("1");
  }

  @Test
  void whatNobodyTellsIsUnknownAndNoTurnCostsNothing() {
    assertThat(charged(Usage.unknown()).inputTokens()).isNull();
    assertThat(charged().inputTokens()).isZero();
  }

  @Test
  void aStepThatACrashCutOffIsChargedWhenTheNextBegins() {
    Goal cut = Goals.after(PLANNED, new Fact.StepBegan(Step.EXECUTE));
    Goal noted = Goals.apply(cut, new GoalEvent.Noted("something"));
    assertThat(noted.chronicle().charges()).isEmpty();
    Goal next = Goals.after(noted, new Fact.StepBegan(Step.VERIFY));
    assertThat(next.chronicle().charges())
        .singleElement()
        .extracting("step")
        .isEqualTo(Step.EXECUTE);
    assertThat(next.chronicle().charges().getLast().endedAt()).isEqualTo(noted.updatedAt());
    assertThat(Goals.after(PLANNED, new Fact.StepBegan(Step.VERIFY)).chronicle().charges())
        .isEmpty();
  }

  private static List<DecisionMade> decisions(GoalEvent event) {
    List<DecisionMade> all = Goals.apply(PLANNED, event).chronicle().decisions();
    return all.subList(PLANNED.chronicle().decisions().size(), all.size());
  }

  private static GoalEvent plan(String reason, @Nullable Outline outline) {
    GoalEvent.Planned plain = Goals.planned(GoalKind.BUGFIX, Goals.gate("tests"));
    return new GoalEvent.Planned(
        plain.goalKind(),
        reason,
        plain.oracle(),
        plain.tasks(),
        List.of(),
        List.of(),
        null,
        outline,
        null);
  }

  @Test
  void aPlanSaysWhyAndWhatElseThereWas() {
    List<DecisionMade> plain = decisions(plan("the text says 'fix'", null));
    assertThat(plain)
        .extracting(DecisionMade::kind)
        .containsExactly("planning_boundary", "task_graph_shape", "execution_boundary");
    assertThat(plain.getFirst().rationale()).startsWith("The text says 'fix'. The kind decides");
    assertThat(plain.getFirst().alternatives()).singleElement().asString().contains("--kind");
    assertThat(plain.get(1).rationale()).endsWith("also after a crash.");
    assertThat(decisions(plan("", Outline.NONE)).getFirst().rationale())
        .startsWith("No reason was recorded. ");
    assertThat(decisions(plan("", Outline.NONE)).getFirst().alternatives()).hasSize(1);
    Outline none = Outline.NONE;
    Outline outline =
        new Outline(
            none.criteria(),
            none.assumptions(),
            none.questions(),
            none.map(),
            none.steps(),
            none.risks(),
            none.suggestions(),
            none.protectedPaths(),
            none.learned(),
            List.of("do nothing"),
            "mine",
            "chosen by --planner",
            null);
    List<DecisionMade> told = decisions(plan("", outline));
    assertThat(told.getFirst().alternatives()).containsExactly("do nothing");
    assertThat(told.get(1).rationale()).endsWith(" Planned by mine: chosen by --planner.");
  }

  @Test
  void whatAPersonDecidesIsKeptWithWhatTheyDidNotDo() {
    DecisionMade accepted = decisions(new GoalEvent.Accepted(Goals.acceptance())).getFirst();
    assertThat(accepted.decision()).isEqualTo("accepted");
    assertThat(accepted.actor()).isEqualTo("someone");
    assertThat(accepted.alternatives()).containsExactly("reject");
    DecisionMade rejected = decisions(new GoalEvent.Rejected("no", "me")).getFirst();
    assertThat(rejected.alternatives()).containsExactly("accept");
    assertThat(rejected.rationale()).isEqualTo("no");
    assertThat(decisions(new GoalEvent.QuestionAnswered(3, "this one", "me")).getFirst().decision())
        .isEqualTo("Question 3: this one");
    assertThat(
            decisions(
                    new GoalEvent.GatesApproved(PLANNED.pins(), PLANNED.oracle(), List.of(), "me"))
                .getFirst()
                .decision())
        .endsWith("digest");
    assertThat(decisions(new GoalEvent.TreeKept("saved-1", "git:1", "base", "me")).getFirst())
        .extracting(DecisionMade::decision, DecisionMade::rationale)
        .containsExactly(
            "The work tree is put back to base.",
            "A person asked for it; what was there is kept as saved-1.");
    assertThat(decisions(new GoalEvent.Noted("something"))).isEmpty();
  }
}
