package dev.omk.goal;

import dev.omk.agent.AgentEnd;
import dev.omk.agent.Usage;
import dev.omk.gate.Comparisons;
import dev.omk.gate.GateOutcome;
import dev.omk.gate.GateResult;
import dev.omk.gate.GateSpec;
import dev.omk.plan.GoalKind;
import dev.omk.plan.Oracle;
import dev.omk.plan.Outline;
import dev.omk.plan.StandardTasks;
import dev.omk.review.Finding;
import dev.omk.scope.ChangedFile;
import dev.omk.scope.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Goals and their parts for tests, with everything that a test does not care about filled in. */
public final class Goals {
  public static final Instant T0 = Instant.parse("2026-01-02T03:04:05Z");
  public static final GoalId ID = GoalId.create(T0, 0x1a2b3c4d);
  public static final String BASE = "git:base";
  public static final String CANDIDATE = "git:candidate";

  private Goals() {}

  public static GateSpec gate(String name, String... tags) {
    return new GateSpec(
        name,
        List.of("true"),
        "",
        true,
        false,
        false,
        GateSpec.DEFAULT_TIMEOUT,
        List.of(),
        List.of(),
        false,
        List.of(),
        List.of(),
        List.of(tags),
        0,
        Map.of(),
        "",
        false,
        "test");
  }

  public static GoalEvent.Created created(GateSpec... gates) {
    return new GoalEvent.Created(
        "goal",
        "/project",
        "Fix the failing test",
        "Fix the failing test",
        Settings.DEFAULT,
        Budget.UNLIMITED,
        new Pins(List.of(gates), "digest", "config", Map.of(), List.of(), List.of(), null),
        BASE,
        "",
        "main",
        "rules",
        List.of());
  }

  /** The first event of a goal that omk 0.5.0 made. */
  public static GoalEvent.Adopted adopted() {
    return new GoalEvent.Adopted(
        created(),
        T0,
        GoalStatus.NOT_READY,
        GoalPhase.PROOF,
        "adopted",
        "omk goal verify",
        null,
        GoalKind.BUGFIX,
        "test",
        Spent.NOTHING,
        StandardTasks.graph().tasks(),
        List.of(new Artifact("adopted", "goal.json", 2, "ab".repeat(32))));
  }

  /** What it is judged by from then on. */
  public static GoalEvent.Pinned pinned(GateSpec... gates) {
    return new GoalEvent.Pinned(
        created(gates).pins(),
        BASE,
        "",
        "main",
        "rules",
        List.of("note"),
        Oracle.of(GoalKind.BUGFIX, List.of(gates), Comparisons.NONE),
        List.of("gap"),
        new Artifact("surroundings", "artifacts/policy/surroundings.json", 2, "cd".repeat(32)));
  }

  public static GoalEvent.Planned planned(GoalKind kind, GateSpec... gates) {
    return new GoalEvent.Planned(
        kind,
        "test",
        Oracle.of(kind, List.of(gates), Comparisons.NONE),
        StandardTasks.graph().tasks(),
        List.of(),
        List.of(),
        null,
        Outline.NONE,
        null);
  }

  /** A planned goal. */
  public static Goal planned(GateSpec... gates) {
    return planned(GoalKind.BUGFIX, created(gates), gates);
  }

  public static Goal planned(GoalKind kind, GoalEvent.Created created, GateSpec... gates) {
    Goal goal = GoalMachine.begin(ID, created, T0, 1);
    return GoalMachine.apply(goal, planned(kind, gates), T0, 2);
  }

  public static Goal apply(Goal goal, GoalEvent... events) {
    Goal next = goal;
    for (GoalEvent event : events) {
      next = GoalMachine.apply(next, event, next.updatedAt().plusSeconds(1), next.seq() + 1);
    }
    return next;
  }

  /** Decides and applies; fails the test when the machine refuses. */
  public static Goal after(Goal goal, Fact fact) {
    return switch (GoalMachine.decide(goal, fact)) {
      case Fact.Follows f -> apply(goal, f.events().toArray(GoalEvent[]::new));
      case Fact.Refused r -> throw new AssertionError(r.message());
    };
  }

  public static GateResult result(String gate, GateOutcome outcome) {
    return new GateResult(
        gate,
        "true",
        true,
        outcome,
        0,
        T0,
        Duration.ofMillis(5),
        "artifacts/gates/" + gate,
        "",
        List.of(),
        List.of(),
        List.of());
  }

  public static GateOutcome red() {
    return new GateOutcome.Failed(1, "exit code 1");
  }

  public static GateOutcome green() {
    return new GateOutcome.Passed();
  }

  public static Verification verification(
      Verification.Purpose purpose, String subject, TestDelta tests, GateResult... results) {
    return new Verification(
        1,
        purpose,
        subject,
        Verification.Room.CLEAN,
        List.of(results),
        tests,
        List.of(),
        List.of(),
        List.of(),
        "",
        T0,
        Duration.ofSeconds(1));
  }

  public static Pass pass(String after, Violation... violations) {
    return new Pass(
        1,
        StandardTasks.EXECUTE,
        "mine",
        new AgentEnd.Exited(0),
        BASE,
        after,
        List.of(changed("calc.py")),
        List.of(violations),
        Usage.unknown(),
        List.of(),
        List.of(),
        "",
        "",
        T0,
        Duration.ofSeconds(1));
  }

  public static ChangedFile changed(String path) {
    return new ChangedFile(path, ChangedFile.Change.MODIFIED, "");
  }

  public static Change change(Change.Doubt... doubts) {
    return new Change(
        CANDIDATE,
        List.of(changed("calc.py")),
        List.of(doubts),
        List.of(new Artifact("diff", "artifacts/change.diff", 1, "ab")),
        false);
  }

  public static Review review(Finding... findings) {
    return new Review(
        CANDIDATE,
        List.of(findings),
        List.of(new Artifact("review", "artifacts/reviews/goal-review.md", 1, "ab")),
        List.of());
  }

  /** What a reviewing agent said; an error is no answer. */
  public static ReviewerVerdict verdict(String agent, String error, Finding... findings) {
    return new ReviewerVerdict(
        agent, error, List.of(findings), "", Usage.unknown(), Duration.ofSeconds(1));
  }

  /** A goal with all evidence but the integrator's word: red base, green final, reviewed. */
  public static Goal proven(Change.@Nullable Doubt... doubts) {
    Goal goal = planned(gate("tests"));
    return apply(
        goal,
        new GoalEvent.Verified(
            verification(
                Verification.Purpose.BASELINE, BASE, TestDelta.UNKNOWN, result("tests", red()))),
        new GoalEvent.PassFinished(pass(CANDIDATE)),
        new GoalEvent.Verified(
            verification(
                Verification.Purpose.FINAL,
                CANDIDATE,
                TestDelta.UNKNOWN,
                result("tests", green()))),
        new GoalEvent.ChangeJudged(change(doubts)),
        new GoalEvent.Reviewed(review()));
  }

  public static Acceptance acceptance(String... approved) {
    return new Acceptance(CANDIDATE, "looked at it", "someone", T0, List.of(approved));
  }
}
