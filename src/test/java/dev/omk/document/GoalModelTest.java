package dev.omk.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.gate.Comparisons;
import dev.omk.goal.AgentChange;
import dev.omk.goal.Budget;
import dev.omk.goal.Fact;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalEvent;
import dev.omk.goal.GoalMachine;
import dev.omk.goal.GoalStatus;
import dev.omk.goal.Goals;
import dev.omk.goal.Standing;
import dev.omk.goal.Step;
import dev.omk.goal.TestDelta;
import dev.omk.goal.TurnFailure;
import dev.omk.goal.Verification;
import dev.omk.json.Json;
import dev.omk.json.MalformedJsonException;
import dev.omk.plan.GoalKind;
import dev.omk.plan.Oracle;
import dev.omk.task.Proposal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Random lives of a goal, against a model of which status may follow which. */
class GoalModelTest {
  private static final int LIVES = 100;
  private static final int FACTS = 60;
  private static final EventCodec CODEC = new EventCodec();

  /** One event as a journal keeps it. */
  private record Line(String kind, String payload, Instant ts, long seq) {}

  private static Fact random(Random random) {
    Step step = List.of(Step.values()).get(random.nextInt(Step.values().length));
    return switch (random.nextInt(32)) {
      case 0, 1 -> new Fact.StepBegan(step);
      case 2, 3 -> new Fact.StepEnded(step, Duration.ofMillis(random.nextInt(5000)), any(random));
      case 4 -> new Fact.GatesRan(verification(random));
      case 5 -> new Fact.TurnBegan("goal-agent-execute", "mine");
      case 6 -> new Fact.TurnTaken(Goals.pass("git:" + random.nextInt(3)));
      case 7 -> new Fact.ChangeSeen(Goals.change());
      case 8 -> new Fact.ReviewRan(Goals.review());
      case 9 -> new Fact.AcceptanceGiven(Goals.acceptance());
      case 10 -> new Fact.RejectionGiven("no", "me");
      case 11 -> new Fact.PauseAsked("by hand");
      case 12 -> new Fact.ResumeAsked(new Standing(GoalStatus.NOT_READY, "died", ""));
      // Rare, or every life would be short.
      case 13 ->
          random.nextInt(8) == 0 ? new Fact.CancelAsked("by hand") : new Fact.BudgetReached("time");
      case 14 -> new Fact.BudgetAdded(new Budget(Duration.ofMinutes(5), 10L, null));
      case 15 ->
          new Fact.GatesApproved(
              Goals.planned(Goals.gate("tests"), Goals.gate("lint")).pins(),
              Oracle.of(GoalKind.BUGFIX, List.of(Goals.gate("tests")), Comparisons.NONE),
              List.of(),
              "me");
      case 16 ->
          random.nextBoolean()
              ? new Fact.EffectIntended("push", "push main")
              : new Fact.EffectSettled("push", random.nextBoolean(), "0a1b");
      case 17 -> new Fact.TreeKept("saved-1", "git:1", "base", "me");
      case 18 -> new Fact.TurnGoesOn("goal-agent-execute", "mine");
      case 19 ->
          new Fact.TurnBroke(
              new TurnFailure(1, "mine", TurnFailure.Cause.SERVICE, "HTTP 503", 1, null));
      case 20 -> new Fact.AgentReplaced(new AgentChange("mine", "yours", "no progress", 1));
      case 21 ->
          new Fact.TasksAsked(
              List.of(new Proposal("title", "words", List.of(), "mine", 1)), List.of());
      case 22 -> new Fact.PlanMade(Goals.planned(GoalKind.DOCS, Goals.gate("tests")), any(random));
      case 23 -> new Fact.AnswerGiven(1, "yes", "me", null);
      case 24 ->
          new Fact.Isolated(
              new GoalEvent.IsolationBegan("/w", "omk/g/result", "c0", "git:0", List.of()));
      case 25 ->
          new Fact.SliceBegan(
              new GoalEvent.SliceStarted("goal-agent-implement-0", "omk/g/s", "c0", "git:0"));
      case 26 ->
          new Fact.SliceSentBack(
              new GoalEvent.SliceReturned("goal-agent-implement-0", "a conflict", "c1", "git:1"));
      case 27 -> new Fact.SliceStuck("goal-agent-implement-0", "mine", "sent back");
      case 28 ->
          new Fact.SliceIn(
              new GoalEvent.SliceLanded("goal-agent-implement-0", "c2", "git:2", List.of("tests")),
              "mine");
      case 29 -> new Fact.CheckoutHas(new GoalEvent.CheckoutUpdated("c2", "git:2"));
      case 30 -> new Fact.MergeSeen(new GoalEvent.Merged("c3", "git:3", "git:2"));
      default -> new Fact.Stood(any(random));
    };
  }

  private static Standing any(Random random) {
    GoalStatus[] all = GoalStatus.values();
    GoalStatus status = all[random.nextInt(all.length)];
    // A standing says how a step came out; a person's word comes as a fact of its own.
    boolean given = status == GoalStatus.CANCELLED || status == GoalStatus.PAUSED;
    return new Standing(given ? GoalStatus.NOT_READY : status, "why", "next");
  }

  private static Verification verification(Random random) {
    Verification.Purpose[] all = Verification.Purpose.values();
    return Goals.verification(
        all[random.nextInt(all.length)],
        "git:" + random.nextInt(3),
        TestDelta.UNKNOWN,
        Goals.result("tests", random.nextBoolean() ? Goals.green() : Goals.red()));
  }

  /** Where a goal may stand after a fact that was not refused. */
  private static Set<GoalStatus> allowed(Goal before, Fact fact) {
    GoalStatus now = before.status();
    boolean cancelled = now == GoalStatus.CANCELLED;
    return switch (fact) {
      case Fact.StepBegan f -> only(GoalStatus.RUNNING);
      case Fact.StepEnded f ->
          only(cancelled || now == GoalStatus.PAUSED ? now : f.standing().status());
      case Fact.AcceptanceGiven f -> only(GoalStatus.READY);
      case Fact.RejectionGiven f -> only(now == GoalStatus.RUNNING ? now : GoalStatus.NOT_READY);
      case Fact.PauseAsked f -> only(GoalStatus.PAUSED);
      case Fact.ResumeAsked f ->
          now == GoalStatus.PAUSED
              ? EnumSet.complementOf(
                  EnumSet.of(GoalStatus.PAUSED, GoalStatus.CANCELLED, GoalStatus.RUNNING))
              : only(GoalStatus.NOT_READY);
      case Fact.CancelAsked f -> only(GoalStatus.CANCELLED);
      case Fact.BudgetReached f -> only(cancelled ? now : GoalStatus.NEEDS_MORE_BUDGET);
      case Fact.BudgetAdded f ->
          now == GoalStatus.NEEDS_MORE_BUDGET ? EnumSet.of(now, GoalStatus.NOT_READY) : only(now);
      case Fact.GatesApproved f ->
          now == GoalStatus.PAUSED || now == GoalStatus.NEEDS_MORE_BUDGET
              ? only(now)
              : only(GoalStatus.NOT_READY);
      case Fact.TreeKept f -> only(now);
      case Fact.JudgeFixed f -> only(now);
      case Fact.EffectIntended f -> only(now);
      case Fact.EffectSettled f -> only(now);
      case Fact.Stood f -> only(f.standing().status());
      case Fact.GatesRan f -> only(now);
      case Fact.TurnBegan f -> only(now);
      case Fact.TurnTaken f -> only(now);
      case Fact.ChangeSeen f -> only(now);
      case Fact.ReviewRan f -> only(now);
      case Fact.Isolated f -> only(now);
      case Fact.SliceBegan f -> only(now);
      case Fact.SliceSentBack f -> only(now);
      case Fact.SliceStuck f -> only(now);
      case Fact.SliceIn f -> only(now);
      case Fact.CheckoutHas f -> only(now);
      case Fact.TurnGoesOn f -> only(now);
      case Fact.TurnBroke f -> only(now);
      case Fact.AgentReplaced f -> only(now);
      case Fact.TasksAsked f -> only(now);
      case Fact.BaseCompared f -> only(now);
      case Fact.MergeSeen f -> only(now);
      case Fact.AnswerGiven f -> only(now);
      case Fact.PlanMade f ->
          now == GoalStatus.RUNNING || now == GoalStatus.NEEDS_MORE_BUDGET
              ? only(now)
              : only(f.standing().status());
    };
  }

  private static Set<GoalStatus> only(GoalStatus status) {
    return EnumSet.of(status);
  }

  private static boolean mustBeRefused(Goal goal, Fact fact) {
    boolean cancelled = goal.status() == GoalStatus.CANCELLED;
    boolean paused = goal.status() == GoalStatus.PAUSED;
    return switch (fact) {
      case Fact.StepBegan f -> cancelled || paused || goal.status() == GoalStatus.NEEDS_MORE_BUDGET;
      case Fact.AcceptanceGiven f -> cancelled || paused;
      case Fact.ResumeAsked f -> !paused && goal.status() != GoalStatus.RUNNING;
      case Fact.PauseAsked f -> cancelled;
      case Fact.RejectionGiven f -> cancelled;
      case Fact.BudgetAdded f -> cancelled;
      case Fact.GatesApproved f -> cancelled;
      case Fact.TreeKept f -> cancelled || paused;
      case Fact.JudgeFixed f -> false;
      case Fact.EffectIntended f -> cancelled;
      case Fact.EffectSettled f -> false;
      case Fact.Stood f -> cancelled;
      case Fact.StepEnded f -> false;
      case Fact.CancelAsked f -> false;
      case Fact.BudgetReached f -> false;
      case Fact.GatesRan f -> false;
      case Fact.TurnBegan f -> false;
      case Fact.TurnTaken f -> false;
      case Fact.ChangeSeen f -> false;
      case Fact.ReviewRan f -> false;
      case Fact.Isolated f -> false;
      case Fact.SliceBegan f -> false;
      case Fact.SliceSentBack f -> false;
      case Fact.SliceStuck f -> false;
      case Fact.SliceIn f -> false;
      case Fact.CheckoutHas f -> false;
      case Fact.TurnGoesOn f -> false;
      case Fact.TurnBroke f -> false;
      case Fact.AgentReplaced f -> false;
      case Fact.TasksAsked f -> false;
      case Fact.BaseCompared f -> false;
      case Fact.MergeSeen f -> false;
      case Fact.AnswerGiven f -> true; // The plan asks nothing.
      case Fact.PlanMade f -> cancelled || paused;
    };
  }

  private static Goal first(List<Line> journal) {
    Goal goal = Goals.planned(Goals.gate("tests"));
    journal.add(line(goal.created(), Goals.T0, 1));
    journal.add(line(Goals.planned(GoalKind.BUGFIX, Goals.gate("tests")), Goals.T0, 2));
    return goal;
  }

  private static Line line(GoalEvent event, Instant ts, long seq) {
    return new Line(
        event.kind(), new String(Json.line(CODEC.payload(event)), StandardCharsets.UTF_8), ts, seq);
  }

  private static Goal replay(List<Line> journal) throws MalformedJsonException {
    Goal goal = null;
    for (Line line : journal) {
      ObjectNode payload = Json.parseObject(line.payload().getBytes(StandardCharsets.UTF_8));
      GoalEvent event = CODEC.event(line.kind(), payload);
      goal =
          goal == null
              ? GoalMachine.begin(Goals.ID, (GoalEvent.Created) event, line.ts(), line.seq())
              : GoalMachine.apply(goal, event, line.ts(), line.seq());
    }
    if (goal == null) {
      throw new AssertionError("an empty journal");
    }
    return goal;
  }

  /** Takes one fact in and says where the goal stands then. */
  private static Goal step(Goal goal, Fact fact, List<Line> journal, String where) {
    return switch (GoalMachine.decide(goal, fact)) {
      case Fact.Refused refused -> goal;
      case Fact.Follows follows -> {
        assertThat(mustBeRefused(goal, fact)).as(where).isFalse();
        Goal next = goal;
        for (GoalEvent event : follows.events()) {
          Instant ts = next.updatedAt().plusMillis(7);
          next = GoalMachine.apply(next, event, ts, next.seq() + 1);
          journal.add(line(event, ts, next.seq()));
        }
        assertThat(next.status()).as(where).isIn(allowed(goal, fact));
        yield next;
      }
    };
  }

  @Test
  void replayGivesWhatStepByStepGaveAndNoStatusFollowsThatMayNot() throws Exception {
    Set<GoalStatus> reached = EnumSet.noneOf(GoalStatus.class);
    for (long seed = 0; seed < LIVES; seed++) {
      Random random = new Random(seed);
      List<Line> journal = new ArrayList<>();
      Goal goal = first(journal);
      for (int i = 0; i < FACTS; i++) {
        Fact fact = random(random);
        String where = "life " + seed + ", fact " + i + ": " + fact + " when " + goal.status();
        assertThat(GoalMachine.decide(goal, fact)).isEqualTo(GoalMachine.decide(goal, fact));
        goal = step(goal, fact, journal, where);
        reached.add(goal.status());
      }
      assertThat(replay(journal)).as("life " + seed).isEqualTo(goal);
      assertThat(replay(journal)).isEqualTo(replay(journal));
    }
    assertThat(reached).containsExactlyInAnyOrder(GoalStatus.values());
  }
}
