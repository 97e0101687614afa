package dev.omk.goal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.agent.Usage;
import dev.omk.gate.GateOutcome;
import dev.omk.gate.GateResult;
import dev.omk.plan.GoalKind;
import dev.omk.plan.Oracle;
import dev.omk.plan.Outline;
import dev.omk.plan.Question;
import dev.omk.plan.StandardTasks;
import dev.omk.review.Finding;
import dev.omk.scope.Violation;
import dev.omk.task.Proposal;
import dev.omk.task.TaskStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the events of a journal make of a goal. */
class GoalStateTest {
  private static final Goal PLANNED = Goals.planned(Goals.gate("tests"));
  private static final Usage PAID =
      Usage.tokens(10L, 5L, "agent", Usage.TURN)
          .withUsd(new BigDecimal("0.5"), "agent", Usage.TURN);

  private static Artifact file(String path) {
    return new Artifact("some", path, 1, "ab".repeat(32));
  }

  private static Verification verification(
      Verification.Purpose purpose, String subject, TestDelta tests, GateOutcome outcome) {
    return Goals.verification(purpose, subject, tests, Goals.result("tests", outcome));
  }

  private static GoalEvent verified(
      Verification.Purpose purpose, String subject, GateOutcome outcome) {
    return new GoalEvent.Verified(verification(purpose, subject, TestDelta.UNKNOWN, outcome));
  }

  private static Verification with(Artifact artifact, String written) {
    Verification plain =
        verification(
            Verification.Purpose.CANDIDATE, Goals.CANDIDATE, TestDelta.UNKNOWN, Goals.green());
    return new Verification(
        plain.number(),
        plain.purpose(),
        plain.subject(),
        plain.room(),
        plain.gates(),
        plain.tests(),
        List.of(artifact),
        List.of(written),
        List.of(),
        "",
        plain.startedAt(),
        plain.elapsed());
  }

  private static Pass with(Artifact artifact, Usage usage) {
    Pass plain = Goals.pass(Goals.CANDIDATE);
    return new Pass(
        plain.number(),
        plain.taskId(),
        plain.agent(),
        plain.end(),
        plain.before(),
        plain.after(),
        plain.changed(),
        List.<Violation>of(),
        usage,
        List.of(artifact),
        List.of(),
        "",
        "",
        plain.startedAt(),
        plain.elapsed());
  }

  private static Comparison comparison() {
    return new Comparison(
        Goals.CANDIDATE,
        "digest",
        List.of(
            new Comparison.Check("golden", "out", Comparison.Verdict.REFUTED, "", List.of()),
            new Comparison.Check("docs", "links", Comparison.Verdict.SHOWN, "", List.of())),
        List.of(file("comparison.json")),
        Instant.EPOCH,
        Duration.ZERO);
  }

  private static GoalEvent.Planned plan(
      Outline outline, List<Usage> usage, String blocker, Artifact... documents) {
    GoalEvent.Planned plain = Goals.planned(GoalKind.BUGFIX, Goals.gate("tests"));
    return new GoalEvent.Planned(
        plain.goalKind(),
        plain.kindReason(),
        plain.oracle(),
        plain.tasks(),
        List.of(documents),
        List.of(),
        blocker.isEmpty() ? null : blocker,
        outline,
        usage);
  }

  static List<GoalEvent> whatBringsAFile() {
    return List.of(
        plan(Outline.NONE, List.of(), "", file("a")),
        new GoalEvent.Verified(with(file("a"), "out")),
        new GoalEvent.PassFinished(with(file("a"), Usage.unknown())),
        new GoalEvent.ChangeJudged(
            new Change(Goals.CANDIDATE, List.of(), List.of(), List.of(file("a")), false)),
        new GoalEvent.Reviewed(
            new Review(Goals.CANDIDATE, List.of(), List.of(file("a")), List.of())),
        new GoalEvent.Compared(
            new Comparison(
                Goals.CANDIDATE, "", List.of(), List.of(file("a")), Instant.EPOCH, Duration.ZERO)));
  }

  @ParameterizedTest
  @MethodSource("whatBringsAFile")
  void theJournalVouchesForEveryFileThatAnEventBrings(GoalEvent event) {
    assertThat(Goals.apply(PLANNED, event).artifacts()).containsExactly(file("a"));
  }

  @Test
  void aLaterFileOfTheSameNameReplacesTheEarlier() {
    Artifact later = new Artifact("some", "a", 2, "cd".repeat(32));
    Goal goal =
        Goals.apply(
            PLANNED,
            new GoalEvent.Verified(with(file("a"), "out")),
            new GoalEvent.Verified(with(file("b"), "more")),
            new GoalEvent.PassFinished(with(later, Usage.unknown())));
    assertThat(goal.artifacts()).containsExactly(later, file("b"));
    assertThat(goal.written()).containsExactly("more", "out");
    assertThat(goal.verifications()).isEqualTo(2);
  }

  @Test
  void whatOmk050LeftIsTakenOverAsItStood() {
    GoalEvent.Adopted left = Goals.adopted();
    Goal goal = GoalMachine.adopt(Goals.ID, left, Goals.T0.plusSeconds(9), 1);
    assertThat(goal.reason()).isEqualTo("adopted");
    assertThat(goal.nextStep()).isEqualTo("omk goal verify");
    assertThat(goal.phase()).isEqualTo(GoalPhase.PROOF);
    assertThat(goal.artifacts()).isEqualTo(left.files());
    assertThat(goal.createdAt()).isEqualTo(Goals.T0);
    assertThat(goal.pausedFrom()).isNull();
    GoalEvent.Adopted paused =
        new GoalEvent.Adopted(
            left.created(),
            left.createdAt(),
            GoalStatus.PAUSED,
            left.phase(),
            "by hand",
            "",
            null,
            left.goalKind(),
            "",
            left.spent(),
            left.tasks(),
            left.files());
    Goal resting = GoalMachine.adopt(Goals.ID, paused, Goals.T0, 1);
    assertThat(resting.status()).isEqualTo(GoalStatus.PAUSED);
    assertThat(resting.pausedFrom()).isEqualTo(GoalStatus.NOT_READY);
  }

  @Test
  void whatJudgesAGoalIsFixedOnce() {
    GoalEvent.Created created = Goals.created();
    GoalEvent.Created open =
        new GoalEvent.Created(
            created.mode(),
            created.projectDir(),
            created.description(),
            created.normalized(),
            created.settings(),
            created.budget(),
            Pins.NONE,
            "",
            "",
            "",
            "",
            List.of());
    Goal goal = GoalMachine.begin(Goals.ID, open, Goals.T0, 1);
    assertThat(goal.unpinned()).isTrue();
    Goal pinned = Goals.after(goal, new Fact.JudgeFixed(Goals.pinned(Goals.gate("tests"))));
    assertThat(pinned.unpinned()).isFalse();
    assertThat(pinned.base()).isEqualTo(Goals.BASE);
    assertThat(pinned.artifacts()).containsExactlyElementsOf(pinned.documents()).hasSize(1);
    Goal again = Goals.apply(pinned, Goals.pinned(Goals.gate("other")));
    assertThat(again.gates()).isEqualTo(pinned.gates());
    assertThat(GoalMachine.decide(pinned, new Fact.JudgeFixed(Goals.pinned())))
        .isEqualTo(new Fact.Follows(List.of()));
  }

  @Test
  void aPlanEndsItsTasksAndCostsWhatItsAgentCost() {
    Goal goal = Goals.apply(PLANNED, plan(Outline.NONE, List.of(PAID), ""));
    assertThat(goal.spent().tokens()).isEqualTo(15);
    for (String task : List.of(StandardTasks.INTAKE, StandardTasks.PLAN)) {
      assertThat(goal.tasks().find(task).orElseThrow().status()).isEqualTo(TaskStatus.DONE);
      assertThat(goal.tasks().find(task).orElseThrow().completedAt()).isNotNull();
    }
    assertThat(goal.tasks().find(StandardTasks.EXECUTE).orElseThrow().status())
        .isEqualTo(TaskStatus.PENDING);
  }

  /** An outline with two open questions. */
  static Outline asking() {
    Outline none = Outline.NONE;
    return new Outline(
        none.criteria(),
        none.assumptions(),
        List.of(Question.open(1, "Which?"), Question.open(2, "When?")),
        none.map(),
        none.steps(),
        none.risks(),
        none.suggestions(),
        none.protectedPaths(),
        none.learned(),
        none.alternatives(),
        none.planner(),
        none.plannerNote(),
        null);
  }

  @Test
  void theLastAnswerLetsTheGoalGoOn() {
    Goal goal = Goals.apply(PLANNED, plan(asking(), List.of(), "it asks"));
    Goal one = Goals.apply(goal, new GoalEvent.QuestionAnswered(1, "this", "me"));
    assertThat(one.blocker()).isEqualTo("it asks");
    assertThat(one.outline().open()).extracting(Question::number).containsExactly(2);
    assertThat(Goals.apply(one, new GoalEvent.QuestionAnswered(2, "now", "me")).blocker()).isNull();
  }

  @Test
  void tasksEndAsTheyEndAndLetGoOfTheirLease() {
    String task = StandardTasks.EXECUTE;
    Goal running = Goals.apply(PLANNED, new GoalEvent.TaskStarted(task, "mine", "t"));
    assertThat(running.tasks().find(task).orElseThrow().status()).isEqualTo(TaskStatus.RUNNING);
    assertThat(running.efforts().lease(StandardTasks.VERIFY)).isEmpty();
    Goal done = Goals.apply(running, new GoalEvent.TaskCompleted(task, "mine", ""));
    assertThat(done.tasks().find(task).orElseThrow().status()).isEqualTo(TaskStatus.DONE);
    assertThat(done.tasks().find(task).orElseThrow().completedAt()).isNotNull();
    assertThat(done.efforts().leases()).isEmpty();
    Goal failed = Goals.apply(running, new GoalEvent.TaskFailed(task, "mine", ""));
    assertThat(failed.tasks().find(task).orElseThrow().status()).isEqualTo(TaskStatus.BLOCKED);
    assertThat(failed.efforts().leases()).isEmpty();
  }

  @Test
  void whatBrokeWhoFollowedAndWhatWasProposedIsKept() {
    TurnFailure failure =
        new TurnFailure(2, "mine", TurnFailure.Cause.SERVICE, "HTTP 503", 1, null);
    Goal goal =
        Goals.apply(
            PLANNED,
            new GoalEvent.TurnFailed(failure),
            new GoalEvent.AgentChanged(new AgentChange("mine", "yours", "no progress", 1)),
            new GoalEvent.TasksProposed(
                List.of(new Proposal("more", "words", List.of(), "mine", 1)), List.of()));
    assertThat(goal.efforts().failure(2)).contains(failure);
    assertThat(goal.efforts().failure(1)).isEmpty();
    assertThat(goal.efforts().changes()).extracting(AgentChange::to).containsExactly("yours");
    assertThat(goal.efforts().proposals()).extracting(Proposal::title).containsExactly("more");
  }

  @Test
  void aComparisonSaysWhatItSawOfEachKindOfEvidence() {
    Comparison kept = Goals.apply(PLANNED, new GoalEvent.Compared(comparison())).comparison();
    assertThat(kept).isEqualTo(comparison());
    assertThat(comparison().of("docs")).extracting(Comparison.Check::name).containsExactly("links");
    assertThat(comparison().refuted()).extracting(Comparison.Check::name).containsExactly("out");
  }

  @Test
  void whatAgentsReviewedCostsAndBelongsToThePassThatItReviewed() {
    Goal passed =
        Goals.apply(
            PLANNED,
            new GoalEvent.PassFinished(Goals.pass(Goals.CANDIDATE)),
            verified(Verification.Purpose.CANDIDATE, Goals.CANDIDATE, Goals.green()));
    Finding finding = new Finding("secret.x", Finding.Severity.BLOCKING, "a.py", 1, "a secret", "");
    Review review =
        new Review(
            Goals.CANDIDATE,
            List.of(finding),
            List.of(),
            List.of(new ReviewerVerdict("one", "", List.of(), "", PAID, Duration.ZERO)));
    Goal reviewed = Goals.apply(passed, new GoalEvent.Reviewed(review));
    assertThat(reviewed.spent().usd()).isEqualByComparingTo("0.5");
    PassResult result = reviewed.efforts().result(1).orElseThrow();
    assertThat(result.failing()).containsExactly("review: a.py a secret");
    assertThat(result.green()).isTrue();
    Review elsewhere = new Review("git:other", List.of(finding), List.of(), List.of());
    assertThat(Goals.apply(passed, new GoalEvent.Reviewed(elsewhere)).efforts())
        .isEqualTo(passed.efforts());
    Goal again =
        Goals.apply(
            reviewed, verified(Verification.Purpose.CANDIDATE, Goals.CANDIDATE, Goals.green()));
    assertThat(again.efforts().result(1).orElseThrow().failing())
        .containsExactly("review: a.py a secret");
    assertThat(again.efforts().results()).hasSize(1);
    Review clean = new Review(Goals.CANDIDATE, List.of(), List.of(), List.of());
    assertThat(Goals.apply(passed, new GoalEvent.Reviewed(clean)).efforts())
        .isEqualTo(passed.efforts());
  }

  @Test
  void theResultOfAPassIsWhatTheWholeWasVerifiedAs() {
    Goal passed = Goals.apply(PLANNED, new GoalEvent.PassFinished(Goals.pass(Goals.CANDIDATE)));
    Goal red =
        Goals.apply(passed, verified(Verification.Purpose.CANDIDATE, Goals.CANDIDATE, Goals.red()));
    assertThat(red.efforts().result(1).orElseThrow().failing())
        .containsExactly("gate tests: exit code 1");
    for (Verification.Purpose other :
        List.of(
            Verification.Purpose.SUBSET,
            Verification.Purpose.SLICE,
            Verification.Purpose.CLEAN_BASE,
            Verification.Purpose.BASELINE)) {
      Goal goal = Goals.apply(passed, verified(other, Goals.CANDIDATE, Goals.red()));
      assertThat(goal.efforts().results()).isEmpty();
      assertThat(goal.verification()).isNull();
    }
    Goal begun =
        Goals.apply(PLANNED, verified(Verification.Purpose.FINAL, Goals.BASE, Goals.green()));
    assertThat(begun.efforts().results()).isEmpty();
    assertThat(begun.failing()).isEmpty();
    assertThat(red.failing()).extracting("name").containsExactly("tests");
  }

  @Test
  void aFinalVerificationStandsAsLongAsLaterOnesAgree() {
    Goal last =
        Goals.apply(PLANNED, verified(Verification.Purpose.FINAL, Goals.CANDIDATE, Goals.green()));
    GoalEvent agrees = verified(Verification.Purpose.CANDIDATE, Goals.CANDIDATE, Goals.green());
    assertThat(Goals.apply(last, agrees).verification()).isEqualTo(last.verification());
    TestDelta worse =
        new TestDelta(1, 0, 1, List.of(), List.of("a"), List.of(), List.of(), List.of());
    for (GoalEvent doubt :
        List.of(
            verified(Verification.Purpose.CANDIDATE, Goals.CANDIDATE, Goals.red()),
            verified(Verification.Purpose.CANDIDATE, "git:other", Goals.green()),
            new GoalEvent.Verified(
                verification(
                    Verification.Purpose.CANDIDATE, Goals.CANDIDATE, worse, Goals.green())))) {
      Verification now = Goals.apply(last, doubt).verification();
      assertThat(now).isNotNull().isNotEqualTo(last.verification());
    }
    Goal candidate =
        Goals.apply(
            PLANNED, agrees, verified(Verification.Purpose.CANDIDATE, "git:b", Goals.red()));
    assertThat(candidate.verification()).isNotNull();
    assertThat(candidate.latestVerification().orElseThrow().subject()).isEqualTo("git:b");
  }

  @Test
  void anAcceptanceIsVoidOnceAnotherTreeIsVerified() {
    Goal accepted = Goals.apply(Goals.proven(), new GoalEvent.Accepted(Goals.acceptance()));
    assertThat(
            Goals.apply(
                    accepted, verified(Verification.Purpose.FINAL, Goals.CANDIDATE, Goals.green()))
                .acceptance())
        .isNotNull();
    assertThat(
            Goals.apply(accepted, verified(Verification.Purpose.FINAL, "git:other", Goals.green()))
                .acceptance())
        .isNull();
  }

  @Test
  void otherGatesMakeAllEvidenceVoid() {
    Goal accepted = Goals.apply(Goals.proven(), new GoalEvent.Accepted(Goals.acceptance()));
    Pins pins = new Pins(List.of(), "other", "", Map.of(), List.of(), List.of(), null);
    GoalEvent approved =
        new GoalEvent.GatesApproved(
            pins, new Oracle(GoalKind.BUGFIX, List.of()), List.of("gap"), "me");
    Goal goal = Goals.apply(accepted, approved);
    assertThat(goal.latestVerification()).isEmpty();
    assertThat(goal.acceptance()).isNull();
    assertThat(goal.gated()).isFalse();
    assertThat(goal.gaps()).containsExactly("gap");
    assertThat(goal.pausedFrom()).isNull();
    GoalEvent pause = new GoalEvent.Paused(GoalStatus.BLOCKED_ON_EXTERNAL, "by hand");
    assertThat(Goals.apply(accepted, pause, approved).pausedFrom()).isEqualTo(GoalStatus.NOT_READY);
    assertThat(
            Goals.apply(PLANNED, plan(asking(), List.of(), "it asks"), pause, approved)
                .pausedFrom())
        .isEqualTo(GoalStatus.BLOCKED_ON_EXTERNAL);
  }

  @Test
  void whatWasDoneLastIsTold() {
    assertThat(PLANNED.lastPass()).isEmpty();
    Goal goal = Goals.apply(PLANNED, new GoalEvent.PassFinished(Goals.pass("git:a")));
    assertThat(goal.lastPass().orElseThrow().after()).isEqualTo("git:a");
    assertThat(goal.text()).isEqualTo("Fix the failing test");
    assertThat(goal.gated()).isTrue();
    assertThat(
            Goals.apply(PLANNED, verified(Verification.Purpose.BASELINE, Goals.BASE, Goals.red()))
                .failing())
        .extracting("name")
        .containsExactly("tests");
  }

  @Test
  void aCancelledGoalSaysSo() {
    Goal goal = Goals.apply(PLANNED, new GoalEvent.Cancelled("by hand"));
    assertThat(goal.over()).isTrue();
    assertThat(goal.reason()).isEqualTo("by hand");
  }

  @Test
  void whatOnlySomeGatesSaidNeverCountsAsGreen() {
    GateResult green = Goals.result("tests", Goals.green());
    GateResult extra =
        new GateResult(
            "extra",
            "true",
            false,
            Goals.red(),
            1,
            Goals.T0,
            Duration.ZERO,
            "",
            "",
            List.of(),
            List.of(),
            List.of());
    assertThat(of(Verification.Purpose.FINAL, green, extra).green()).isTrue();
    assertThat(of(Verification.Purpose.FINAL, green, extra).red()).isEmpty();
    assertThat(of(Verification.Purpose.SUBSET, green).green()).isFalse();
    assertThat(of(Verification.Purpose.FINAL).green()).isFalse();
    Verification red = of(Verification.Purpose.FINAL, green, Goals.result("unit", Goals.red()));
    assertThat(red.green()).isFalse();
    assertThat(red.red()).extracting(GateResult::gate).containsExactly("unit");
    assertThat(red.errored()).isFalse();
    assertThat(red.obstacles()).isEmpty();
  }

  @Test
  void aGateThatCouldNotRunIsNamedWithWhatToDo() {
    Verification errored =
        of(
            Verification.Purpose.FINAL,
            Goals.result("unit", Goals.red()),
            Goals.result("lint", new GateOutcome.Errored("no such program")));
    assertThat(errored.errored()).isTrue();
    assertThat(errored.obstacles()).isEqualTo("lint: no such program");
    assertThat(errored.remedy()).isEqualTo("install what gate 'lint' needs");
  }

  @Test
  void theTestResultsOfAVerificationAreFoundByTheirKind() {
    assertThat(of(Verification.Purpose.FINAL).testsPath()).isEmpty();
    assertThat(with(file("log"), "").testsPath()).isEmpty();
    Artifact tests = new Artifact(Verification.TESTS, "tests.json", 1, "ab");
    assertThat(with(tests, "").testsPath()).isEqualTo("tests.json");
  }

  private static Verification of(Verification.Purpose purpose, GateResult... gates) {
    return Goals.verification(purpose, Goals.CANDIDATE, TestDelta.UNKNOWN, gates);
  }
}
