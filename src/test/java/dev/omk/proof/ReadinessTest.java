package dev.omk.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.gate.GateOutcome;
import dev.omk.gate.GateResult;
import dev.omk.goal.Change;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalEvent;
import dev.omk.goal.GoalStatus;
import dev.omk.goal.Goals;
import dev.omk.goal.Review;
import dev.omk.goal.ReviewerVerdict;
import dev.omk.goal.Settings;
import dev.omk.goal.Standing;
import dev.omk.goal.TestDelta;
import dev.omk.goal.Verification;
import dev.omk.plan.GoalKind;
import dev.omk.plan.SlicedTasks;
import dev.omk.review.Finding;
import dev.omk.scope.ChangedFile;
import dev.omk.scope.Violation;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReadinessTest {
  private static final Live SAME = new Live(Goals.CANDIDATE, true, null);

  private static Assessment assess(Goal goal) {
    return Readiness.assess(goal, SAME);
  }

  @Test
  void everythingProvenWaitsForTheIntegrator() {
    Assessment assessment = assess(Goals.proven());
    assertThat(assessment.missing()).isEmpty();
    assertThat(assessment.ready()).isFalse();
    assertThat(assessment.gaps()).containsExactly(Assessment.ACCEPTANCE_GAP);
    assertThat(assessment.standing(Goals.proven()).status()).isEqualTo(GoalStatus.BLOCKED_ON_HUMAN);
  }

  @Test
  void acceptedIsReady() {
    Goal goal = Goals.apply(Goals.proven(), new GoalEvent.Accepted(Goals.acceptance()));
    assertThat(assess(goal).ready()).isTrue();
  }

  @Test
  void staleProofIsNeverReady() {
    Goal goal = Goals.apply(Goals.proven(), new GoalEvent.Accepted(Goals.acceptance()));
    Assessment later = Readiness.assess(goal, new Live("git:other", true, null));
    assertThat(later.stale()).isTrue();
    assertThat(later.ready()).isFalse();
    assertThat(later.standing(goal).status()).isEqualTo(GoalStatus.NOT_READY);
  }

  @Test
  void aDamagedJournalIsNeverReady() {
    Goal goal = Goals.apply(Goals.proven(), new GoalEvent.Accepted(Goals.acceptance()));
    assertThat(Readiness.assess(goal, new Live(Goals.CANDIDATE, false, null)).ready()).isFalse();
  }

  @Test
  void doubtsCountOnlyWhenTheAcceptanceNamesThem() {
    Goal goal =
        Goals.proven(new Change.Doubt("tests/test_calc.py", "an existing test was changed"));
    assertThat(assess(goal).proven()).isTrue();
    assertThat(assess(goal).weak()).hasSize(1);
    Goal blind = Goals.apply(goal, new GoalEvent.Accepted(Goals.acceptance()));
    assertThat(assess(blind).ready()).isFalse();
    String seen = assess(goal).weak().getFirst().detail();
    Goal open = Goals.apply(goal, new GoalEvent.Accepted(Goals.acceptance(seen)));
    assertThat(assess(open).ready()).isTrue();
  }

  static List<GoalEvent> whatMakesAnAcceptedGoalUnready() {
    return List.of(
        verified(Goals.red(), TestDelta.UNKNOWN),
        verified(new GateOutcome.Skipped("skip = true"), TestDelta.UNKNOWN),
        verified(new GateOutcome.Errored("no such program"), TestDelta.UNKNOWN),
        verified(new GateOutcome.Flaky(2, false), TestDelta.UNKNOWN),
        verified(
            Goals.green(),
            new TestDelta(2, 0, 1, List.of(), List.of(), List.of("gone"), List.of(), List.of())),
        verified(
            Goals.green(),
            new TestDelta(2, 0, 2, List.of(), List.of("b"), List.of(), List.of(), List.of())),
        verified(
            Goals.green(),
            new TestDelta(2, 0, 2, List.of(), List.of(), List.of(), List.of("s"), List.of())),
        new GoalEvent.Verified(
            Goals.verification(
                Verification.Purpose.CANDIDATE,
                Goals.CANDIDATE,
                TestDelta.UNKNOWN,
                Goals.result("tests", Goals.red()))),
        new GoalEvent.Verified(
            Goals.verification(
                Verification.Purpose.CANDIDATE,
                "git:other",
                TestDelta.UNKNOWN,
                Goals.result("tests", Goals.green()))),
        new GoalEvent.Verified(
            Goals.verification(
                Verification.Purpose.FINAL,
                "git:other",
                TestDelta.UNKNOWN,
                Goals.result("tests", Goals.green()))),
        new GoalEvent.Reviewed(
            Goals.review(
                new Finding("secret.x", Finding.Severity.BLOCKING, "a", 1, "a secret", ""))),
        new GoalEvent.PassFinished(
            Goals.pass(
                Goals.CANDIDATE,
                new Violation(
                    "Makefile",
                    Violation.Kind.PROTECTED_PATH,
                    Violation.Action.PENDING,
                    "",
                    "changed"))),
        new GoalEvent.Rejected("no", "someone"));
  }

  private static GoalEvent verified(GateOutcome outcome, TestDelta tests) {
    return new GoalEvent.Verified(
        Goals.verification(
            Verification.Purpose.FINAL, Goals.CANDIDATE, tests, Goals.result("tests", outcome)));
  }

  @ParameterizedTest
  @MethodSource("whatMakesAnAcceptedGoalUnready")
  void nothingOfThisIsEverReady(GoalEvent event) {
    Goal accepted = Goals.apply(Goals.proven(), new GoalEvent.Accepted(Goals.acceptance()));
    assertThat(assess(accepted).ready()).isTrue();
    assertThat(assess(Goals.apply(accepted, event)).ready()).isFalse();
  }

  @Test
  void aVerificationThatAgreesLeavesAReadyGoalReady() {
    Goal accepted = Goals.apply(Goals.proven(), new GoalEvent.Accepted(Goals.acceptance()));
    Goal again =
        Goals.apply(
            accepted,
            new GoalEvent.Verified(
                Goals.verification(
                    Verification.Purpose.CANDIDATE,
                    Goals.CANDIDATE,
                    TestDelta.UNKNOWN,
                    Goals.result("tests", Goals.green()))));
    assertThat(assess(again).ready()).isTrue();
  }

  @Test
  void aGoalWithoutGatesIsNeverReady() {
    Goal goal =
        Goals.apply(
            Goals.planned(),
            new GoalEvent.Verified(
                Goals.verification(Verification.Purpose.FINAL, Goals.CANDIDATE, TestDelta.UNKNOWN)),
            new GoalEvent.ChangeJudged(Goals.change()),
            new GoalEvent.Reviewed(Goals.review()),
            new GoalEvent.Accepted(
                new dev.omk.goal.Acceptance(Goals.CANDIDATE, "x", "y", Instant.EPOCH, List.of())));
    assertThat(assess(goal).ready()).isFalse();
    assertThat(assess(goal).gaps().getFirst()).contains("goal init");
  }

  @Test
  void aBugFixNeedsSomethingThatFailedBefore() {
    Goal goal =
        Goals.apply(
            Goals.proven(),
            new GoalEvent.Verified(
                Goals.verification(
                    Verification.Purpose.BASELINE,
                    Goals.BASE,
                    TestDelta.UNKNOWN,
                    Goals.result("tests", Goals.green()))));
    assertThat(assess(goal).gaps())
        .containsExactly("regression: no gate or test failed on the base and passes now");
  }

  private static String said(Goal goal, String rule) {
    return String.join(
        "\n",
        assess(goal).claims().stream()
            .filter(claim -> claim.rule().equals(rule))
            .map(claim -> claim.strength().json() + " " + claim.detail())
            .toList());
  }

  private static Goal reviewed(Review review) {
    return Goals.apply(Goals.proven(), new GoalEvent.Reviewed(review));
  }

  private static Goal judged(Change change) {
    return Goals.apply(Goals.proven(), new GoalEvent.ChangeJudged(change));
  }

  private static GoalEvent base(GateOutcome outcome) {
    return new GoalEvent.Verified(
        Goals.verification(
            Verification.Purpose.BASELINE,
            Goals.BASE,
            TestDelta.UNKNOWN,
            Goals.result("tests", outcome)));
  }

  @Test
  void whatTheGatesSaidOfTheBaseIsToldUntilACandidateIsVerified() {
    Goal planned = Goals.planned(Goals.gate("tests"));
    assertThat(said(planned, "gates"))
        .isEqualTo("missing verification gates have not run for this goal");
    assertThat(said(Goals.apply(planned, base(Goals.green())), "gates"))
        .isEqualTo("missing the gates passed on the base; nothing was verified since");
    assertThat(said(Goals.apply(planned, base(Goals.red())), "gates"))
        .isEqualTo("missing on the base, required gates did not pass: tests failed (exit code 1)");
  }

  @Test
  void aGateWithoutAReasonIsNamedAlone() {
    Goal goal =
        Goals.apply(Goals.proven(), verified(new GateOutcome.Failed(1, ""), TestDelta.UNKNOWN));
    assertThat(said(goal, "gates")).isEqualTo("missing required gates did not pass: tests failed");
  }

  @Test
  void gatesThatPassedInPlaceAreWeakAndNameTheirLogs() {
    Verification clean =
        Goals.verification(
            Verification.Purpose.FINAL,
            Goals.CANDIDATE,
            TestDelta.UNKNOWN,
            Goals.result("tests", Goals.green()));
    Verification inPlace =
        new Verification(
            clean.number(),
            clean.purpose(),
            clean.subject(),
            Verification.Room.IN_PLACE,
            clean.gates(),
            clean.tests(),
            clean.artifacts(),
            clean.written(),
            List.of("looked at by nobody"),
            clean.sandbox(),
            clean.startedAt(),
            clean.elapsed());
    Goal goal = Goals.apply(Goals.proven(), new GoalEvent.Verified(inPlace));
    assertThat(said(goal, "gates")).startsWith("weak 1 gate passed in place only");
    assertThat(assess(goal).claims().getFirst().evidence())
        .containsExactly("artifacts/gates/tests");
    assertThat(said(goal, "doubts")).isEqualTo("weak looked at by nobody");
    assertThat(said(Goals.proven(), "gates")).isEqualTo("strong 1 gate passed in a clean checkout");
  }

  @Test
  void aGateThatPassedOnlyAtLastIsADoubtIfItDecides() {
    GateOutcome atLast = new GateOutcome.Flaky(2, true);
    assertThat(said(Goals.apply(Goals.proven(), verified(atLast, TestDelta.UNKNOWN)), "doubts"))
        .isEqualTo("weak tests is flaky: passed only at attempt 2 on the same tree");
    GateResult result = Goals.result("tests", atLast);
    GateResult extra =
        new GateResult(
            "extra",
            result.commandLine(),
            false,
            atLast,
            result.exitCode(),
            result.startedAt(),
            result.duration(),
            result.logPath(),
            "",
            List.of(),
            List.of(),
            List.of());
    Goal goal =
        Goals.apply(
            Goals.proven(),
            new GoalEvent.Verified(
                Goals.verification(
                    Verification.Purpose.FINAL,
                    Goals.CANDIDATE,
                    TestDelta.UNKNOWN,
                    Goals.result("tests", Goals.green()),
                    extra)));
    assertThat(said(goal, "doubts")).isEmpty();
  }

  @Test
  void countedTestsAreNamedAndWithoutCountsChangedTestsAreDoubts() {
    TestDelta kept = new TestDelta(3, 0, 3, List.of(), List.of(), List.of(), List.of(), List.of());
    assertThat(said(Goals.apply(Goals.proven(), verified(Goals.green(), kept)), "tests"))
        .isEqualTo("strong 3 tests of the base, no fewer run now and none is worse");
    TestDelta go = new TestDelta(3, 3, 3, List.of(), List.of(), List.of(), List.of(), List.of());
    assertThat(said(Goals.apply(Goals.proven(), verified(Goals.green(), go)), "tests"))
        .isEqualTo("strong 3 packages of the base, no fewer run now and none is worse");
    assertThat(said(Goals.proven(), "tests")).startsWith("strong no gate reports or counts tests");
    assertThat(said(Goals.planned(Goals.gate("tests")), "tests"))
        .isEqualTo("missing the tests have not run");
  }

  private static Goal violating(String path, Violation.Kind kind, Violation.Action action) {
    return Goals.apply(
        Goals.planned(Goals.gate("tests")),
        new GoalEvent.PassFinished(
            Goals.pass(Goals.CANDIDATE, new Violation(path, kind, action, "a.patch", "changed"))));
  }

  private static Goal seenAgain(Goal goal, ChangedFile... files) {
    return Goals.apply(
        goal,
        verified(Goals.green(), TestDelta.UNKNOWN),
        new GoalEvent.ChangeJudged(
            new Change(Goals.CANDIDATE, List.of(files), List.of(), List.of(), false)));
  }

  @Test
  void aProtectedPathThatWasChangedIsWeakAsLongAsItIsChanged() {
    Goal goal = violating("Makefile", Violation.Kind.PROTECTED_PATH, Violation.Action.PENDING);
    String weak = "weak Makefile: changed";
    String untouched = "strong gates are the pinned ones, protected paths are untouched";
    assertThat(said(goal, "pins")).isEqualTo(weak);
    assertThat(assess(goal).weak().getFirst().evidence()).containsExactly("a.patch");
    assertThat(said(seenAgain(goal, Goals.changed("Makefile")), "pins")).isEqualTo(weak);
    ChangedFile away = new ChangedFile("make", ChangedFile.Change.RENAMED, "Makefile");
    assertThat(said(seenAgain(goal, Goals.changed("calc.py"), away), "pins")).isEqualTo(weak);
    assertThat(said(seenAgain(goal, Goals.changed("calc.py")), "pins")).isEqualTo(untouched);
    Goal other =
        Goals.apply(
            seenAgain(goal, Goals.changed("calc.py")),
            new GoalEvent.Verified(
                Goals.verification(
                    Verification.Purpose.FINAL,
                    "git:other",
                    TestDelta.UNKNOWN,
                    Goals.result("tests", Goals.green()))));
    assertThat(said(other, "pins")).isEqualTo(weak);
  }

  @Test
  void whatWasUndoneIsNotPendingAndWhatNobodyMayAllowStays() {
    assertThat(
            said(
                violating("Makefile", Violation.Kind.PROTECTED_PATH, Violation.Action.UNDONE),
                "pins"))
        .startsWith("strong");
    Goal removed = violating("t.py", Violation.Kind.TEST_REMOVED, Violation.Action.PENDING);
    assertThat(said(seenAgain(removed, Goals.changed("calc.py")), "pins"))
        .isEqualTo("weak t.py: changed");
  }

  @Test
  void whatWasAllowedIsNamed() {
    Settings allowing = settings(null, false, "Makefile", "ci/**");
    assertThat(said(with(allowing), "pins"))
        .endsWith("untouched but for what was allowed: Makefile, ci/**");
  }

  private static Settings settings(@Nullable String reviewer, boolean slices, String... allow) {
    Settings none = Settings.DEFAULT;
    return new Settings(
        none.untilReady(),
        none.agent(),
        reviewer,
        none.acceptAuto(),
        none.maxIterations(),
        none.maxAgents(),
        none.deliveryPolicy(),
        none.mergePolicy(),
        slices,
        List.of(allow),
        none.isolate());
  }

  private static Goal with(Settings settings) {
    GoalEvent.Created none = Goals.created(Goals.gate("tests"));
    GoalEvent.Created created =
        new GoalEvent.Created(
            none.mode(),
            none.projectDir(),
            none.description(),
            none.normalized(),
            settings,
            none.budget(),
            none.pins(),
            none.base(),
            none.head(),
            none.branch(),
            none.rulesDigest(),
            none.notes());
    return Goals.planned(GoalKind.BUGFIX, created, Goals.gate("tests"));
  }

  @Test
  void slicesThatHaveNotLandedAreMissingWhereWorkIsDoneInSlices() {
    Settings slicing = settings(null, true);
    GoalEvent.Planned plan = Goals.planned(GoalKind.BUGFIX, Goals.gate("tests"));
    GoalEvent cut =
        new GoalEvent.Planned(
            plan.goalKind(),
            plan.kindReason(),
            plan.oracle(),
            SlicedTasks.graph(SlicedTasks.uncut("Fix the parser.")).tasks(),
            List.of(),
            List.of(),
            null,
            null,
            null);
    String notJudged = "missing the change has not been judged for this tree";
    assertThat(said(Goals.apply(with(slicing), cut), "work"))
        .isEqualTo("missing slices are not part of the result: goal-agent-implement-0");
    assertThat(said(Goals.apply(with(Settings.DEFAULT), cut), "work")).isEqualTo(notJudged);
    assertThat(said(with(slicing), "work")).isEqualTo(notJudged);
  }

  @Test
  void noWorkIsWeakAndWorkThatWasNotJudgedIsMissing() {
    assertThat(said(Goals.proven(), "work")).isEqualTo("strong 1 changed file against the base");
    assertThat(said(judged(Change.NONE), "work"))
        .isEqualTo("missing the change has not been judged for this tree");
    assertThat(
            said(
                judged(new Change(Goals.CANDIDATE, List.of(), List.of(), List.of(), false)),
                "work"))
        .isEqualTo("weak nothing was changed");
    assertThat(
            said(
                judged(
                    new Change(
                        Goals.CANDIDATE,
                        List.of(Goals.changed("calc.py")),
                        List.of(),
                        List.of(),
                        true)),
                "work"))
        .isEqualTo("weak only white space was changed");
    assertThat(
            said(
                Goals.apply(
                    violating("Makefile", Violation.Kind.PROTECTED_PATH, Violation.Action.PENDING),
                    verified(Goals.green(), TestDelta.UNKNOWN),
                    new GoalEvent.ChangeJudged(
                        new Change(
                            Goals.CANDIDATE,
                            List.of(Goals.changed("Makefile")),
                            List.of(),
                            List.of(),
                            true))),
                "work"))
        .isEqualTo("weak nothing was changed but what is protected: Makefile");
    Goal unchanged =
        Goals.apply(
            Goals.planned(Goals.gate("tests")),
            new GoalEvent.Verified(
                Goals.verification(
                    Verification.Purpose.FINAL,
                    Goals.BASE,
                    TestDelta.UNKNOWN,
                    Goals.result("tests", Goals.green()))));
    assertThat(said(unchanged, "work")).isEqualTo("weak nothing was changed");
  }

  @Test
  void aReviewThatBlocksSaysWhereAndWhy() {
    assertThat(said(Goals.proven(), "review")).isEqualTo("strong no blocking finding");
    Goal goal =
        reviewed(
            Goals.review(
                new Finding("secret.x", Finding.Severity.BLOCKING, "a.py", 3, "a secret", "")));
    assertThat(said(goal, "review")).isEqualTo("missing blocking: a.py:3 a secret");
  }

  private static Review by(ReviewerVerdict... verdicts) {
    Review plain = Goals.review();
    return new Review(plain.subject(), List.of(), plain.artifacts(), List.of(verdicts));
  }

  @Test
  void aReviewerThatGaveNoAnswerLetsNothingPass() {
    assertThat(said(reviewed(by(Goals.verdict("one", ""))), "review")).startsWith("strong");
    assertThat(
            said(
                reviewed(by(Goals.verdict("one", ""), Goals.verdict("two", "timed out"))),
                "review"))
        .isEqualTo("missing review evidence is missing: reviewer two errored: timed out");
  }

  @Test
  void aReviewerThatWasNotAskedLetsNothingPass() {
    Settings reviewers = settings("one,two", false);
    Goal goal = Goals.apply(with(reviewers), verified(Goals.green(), TestDelta.UNKNOWN));
    assertThat(
            said(Goals.apply(goal, new GoalEvent.Reviewed(by(Goals.verdict("one", "")))), "review"))
        .isEqualTo("missing review evidence is missing: reviewer two was not asked");
    assertThat(
            said(
                Goals.apply(
                    goal,
                    new GoalEvent.Reviewed(by(Goals.verdict("one", ""), Goals.verdict("two", "")))),
                "review"))
        .startsWith("strong");
  }

  @Test
  void whatMayMakeACheckSayYesIsADoubt() {
    Finding skip = new Finding("evasion.skip", Finding.Severity.WARNING, "a.py", 3, "skips", "");
    Finding exit = new Finding(Readiness.MAY_EXIT, Finding.Severity.WARNING, "a.py", 4, "ends", "");
    Finding slop = new Finding("slop.todo", Finding.Severity.WARNING, "a.py", 5, "a todo", "");
    Goal uncounted = reviewed(Goals.review(skip, exit, slop));
    assertThat(said(uncounted, "doubts")).isEqualTo("weak a.py:3 skips\nweak a.py:4 ends");
    TestDelta counted =
        new TestDelta(3, 0, 3, List.of(), List.of(), List.of(), List.of(), List.of());
    assertThat(said(Goals.apply(uncounted, verified(Goals.green(), counted)), "doubts"))
        .isEqualTo("weak a.py:3 skips");
    Goal unverified =
        Goals.apply(Goals.planned(Goals.gate("tests")), new GoalEvent.Reviewed(Goals.review(exit)));
    assertThat(said(unverified, "doubts")).isEqualTo("weak a.py:4 ends");
  }

  @Test
  void whereAGoalStandsSaysWhatToDoNext() {
    Goal proven = Goals.proven(new Change.Doubt("t.py", "an existing test was changed"));
    Standing waits = assess(proven).standing(proven);
    assertThat(waits.reason())
        .isEqualTo(Assessment.ACCEPTANCE_GAP + " (weak: t.py an existing test was changed)");
    assertThat(waits.nextStep())
        .startsWith("look at it: omk goal show " + proven.id() + " --diff; then: omk goal accept ")
        .endsWith(", or: omk goal reject " + proven.id() + " --reason \"...\"");
    assertThat(assess(Goals.proven()).standing(Goals.proven()).nextStep())
        .startsWith("omk goal accept " + proven.id());
    Change.Doubt[] many =
        IntStream.range(0, 6)
            .mapToObj(i -> new Change.Doubt("t" + i + ".py", "was changed"))
            .toArray(Change.Doubt[]::new);
    Goal doubtful = Goals.proven(many);
    assertThat(assess(doubtful).standing(doubtful).reason())
        .contains(
            "t0.py was changed; t1.py was changed; t2.py was changed; t3.py was changed; and 2 more)");
    assertThat(assess(Goals.proven()).standing(Goals.proven()).reason())
        .isEqualTo(Assessment.ACCEPTANCE_GAP);

    Goal accepted = Goals.apply(Goals.proven(), new GoalEvent.Accepted(Goals.acceptance()));
    assertThat(assess(accepted).standing(accepted))
        .isEqualTo(
            new Standing(GoalStatus.READY, "all evidence is there, accepted by someone", ""));

    Goal doubted =
        Goals.apply(Goals.proven(), new GoalEvent.Accepted(Goals.acceptance("t.py was changed")));
    assertThat(assess(doubted).standing(doubted).reason())
        .isEqualTo("accepted by someone, although weak: t.py was changed");

    Goal errored =
        Goals.apply(
            Goals.proven(),
            verified(new GateOutcome.Errored("no such program"), TestDelta.UNKNOWN));
    Standing outside = assess(errored).standing(errored);
    assertThat(outside.status()).isEqualTo(GoalStatus.BLOCKED_ON_EXTERNAL);
    assertThat(outside.nextStep()).startsWith("install what gate 'tests' needs, then: omk goal");

    Goal red = Goals.apply(Goals.proven(), verified(Goals.red(), TestDelta.UNKNOWN));
    assertThat(assess(red).standing(red).nextStep())
        .isEqualTo("omk goal resume " + red.id() + " --continue");
    Goal ungated = Goals.planned();
    assertThat(assess(ungated).standing(ungated).nextStep())
        .startsWith("write .omk/gates.toml: omk goal init");
  }
}
