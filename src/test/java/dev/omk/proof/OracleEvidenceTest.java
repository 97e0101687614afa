package dev.omk.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.gate.BenchmarkSpec;
import dev.omk.gate.Comparisons;
import dev.omk.gate.GateOutcome;
import dev.omk.gate.GateResult;
import dev.omk.gate.GateSpec;
import dev.omk.gate.ObserveSpec;
import dev.omk.goal.Artifact;
import dev.omk.goal.Comparison;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalEvent;
import dev.omk.goal.Goals;
import dev.omk.goal.Pins;
import dev.omk.goal.TestDelta;
import dev.omk.goal.Verification;
import dev.omk.plan.Criterion;
import dev.omk.plan.GoalKind;
import dev.omk.plan.Oracle;
import dev.omk.plan.Outline;
import dev.omk.plan.StandardTasks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class OracleEvidenceTest {
  private static final GateOutcome GREEN = Goals.green();
  private static final GateOutcome RED = Goals.red();

  /** A gate with how it ended on the base and on the candidate. */
  private record Seen(GateSpec gate, GateOutcome base, GateOutcome candidate) {}

  private static Seen seen(String gate, GateOutcome base, GateOutcome candidate, String... tags) {
    return new Seen(Goals.gate(gate, tags), base, candidate);
  }

  /** A goal of which both trees were verified. */
  private static Goal goal(
      GoalKind kind,
      Comparisons compared,
      List<Criterion> criteria,
      TestDelta tests,
      Seen... gates) {
    List<GateSpec> specs = new ArrayList<>();
    List<GateResult> base = new ArrayList<>();
    List<GateResult> candidate = new ArrayList<>();
    for (Seen seen : gates) {
      specs.add(seen.gate());
      base.add(Goals.result(seen.gate().name(), seen.base()));
      candidate.add(Goals.result(seen.gate().name(), seen.candidate()));
    }
    GateSpec[] all = specs.toArray(GateSpec[]::new);
    Oracle oracle = Oracle.of(kind, specs, compared);
    Outline outline = outline(criteria);
    return Goals.apply(
        Goals.planned(kind, Goals.created(all), all),
        new GoalEvent.GatesApproved(
            new Pins(specs, "digest", "config", Map.of(), List.of(), List.of(), compared),
            oracle,
            List.of(),
            "someone"),
        new GoalEvent.Planned(
            kind,
            "test",
            oracle,
            StandardTasks.graph().tasks(),
            List.of(),
            List.of(),
            null,
            outline,
            null),
        verified(Verification.Purpose.BASELINE, Goals.BASE, TestDelta.UNKNOWN, base),
        verified(Verification.Purpose.FINAL, Goals.CANDIDATE, tests, candidate));
  }

  private static Outline outline(List<Criterion> criteria) {
    Outline none = Outline.NONE;
    return new Outline(
        criteria,
        none.assumptions(),
        none.questions(),
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

  private static GoalEvent verified(
      Verification.Purpose purpose, String subject, TestDelta tests, List<GateResult> results) {
    return new GoalEvent.Verified(
        Goals.verification(purpose, subject, tests, results.toArray(GateResult[]::new)));
  }

  private static Goal goal(GoalKind kind, TestDelta tests, Seen... gates) {
    return goal(kind, Comparisons.NONE, List.of(), tests, gates);
  }

  private static Goal goal(GoalKind kind, Seen... gates) {
    return goal(kind, TestDelta.UNKNOWN, gates);
  }

  private static TestDelta tests(List<String> fixed, List<String> added) {
    return new TestDelta(9, 0, 9, fixed, List.of(), List.of(), List.of(), added);
  }

  private static Comparisons observing() {
    return new Comparisons(
        List.of(
            new ObserveSpec(
                "out",
                List.of("true"),
                "",
                List.of(),
                List.of(),
                Duration.ofMinutes(1),
                Map.of(),
                "",
                "test")),
        null);
  }

  private static Comparisons timing() {
    return new Comparisons(
        List.of(),
        new BenchmarkSpec(
            List.of("true"),
            "",
            3,
            BenchmarkSpec.DEFAULT_SPEEDUP,
            Duration.ofMinutes(1),
            Map.of(),
            "",
            "test"));
  }

  private static Goal compared(
      Goal goal, String subject, String gatesDigest, Comparison.Check... checks) {
    return Goals.apply(
        goal,
        new GoalEvent.Compared(
            new Comparison(
                subject,
                gatesDigest,
                List.of(checks),
                List.of(new Artifact("comparison", "artifacts/comparison.json", 1, "ab")),
                Instant.EPOCH,
                Duration.ofSeconds(1))));
  }

  private static Comparison.Check check(String evidence, String name, Comparison.Verdict verdict) {
    return new Comparison.Check(evidence, name, verdict, "what was seen", List.of());
  }

  private static List<Claim> claims(Goal goal, String rule) {
    return Readiness.assess(goal, new Live(Goals.CANDIDATE, true, null)).claims().stream()
        .filter(claim -> claim.rule().equals(rule))
        .toList();
  }

  private static String oracle(Goal goal) {
    return String.join(
        "\n", claims(goal, "oracle").stream().map(OracleEvidenceTest::said).toList());
  }

  private static String criterion(Goal goal) {
    return said(claims(goal, "criteria").getFirst());
  }

  private static String said(Claim claim) {
    return claim.strength().json() + " " + claim.detail();
  }

  static List<GateOutcome> whatSaysNo() {
    return List.of(
        RED,
        new GateOutcome.TimedOut(Duration.ofSeconds(1)),
        new GateOutcome.Errored("no program"));
  }

  @ParameterizedTest
  @MethodSource("whatSaysNo")
  void aGateThatSaidNoOnTheBaseAndSaysYesNowShowsAFix(GateOutcome no) {
    assertThat(oracle(goal(GoalKind.BUGFIX, seen("lint", GREEN, GREEN), seen("unit", no, GREEN))))
        .isEqualTo("strong regression: failed on the base and passes now: unit");
    assertThat(oracle(goal(GoalKind.BUGFIX, seen("unit", no, no))))
        .isEqualTo("missing regression: no gate or test failed on the base and passes now");
  }

  static List<GateOutcome> whatDoesNotSayNo() {
    return List.of(
        GREEN,
        new GateOutcome.Flaky(2, false),
        new GateOutcome.Skipped("not now"),
        new GateOutcome.Cached(Instant.EPOCH));
  }

  @ParameterizedTest
  @MethodSource("whatDoesNotSayNo")
  void whatDidNotSayNoOnTheBaseShowsNoFix(GateOutcome base) {
    assertThat(oracle(goal(GoalKind.BUGFIX, seen("unit", base, GREEN))))
        .isEqualTo("missing regression: no gate or test failed on the base and passes now");
  }

  @Test
  void aGateForRegressionsThatPassedBeforeIsWeak() {
    assertThat(
            oracle(
                goal(
                    GoalKind.BUGFIX,
                    seen("lint", GREEN, GREEN),
                    seen("unit", GREEN, GREEN, "regression"))))
        .isEqualTo("weak regression: gate unit passed before, too");
  }

  @Test
  void testsThatWereFixedShowAFixAndNewOnesAreWeak() {
    Seen gate = seen("unit", GREEN, GREEN);
    assertThat(oracle(goal(GoalKind.BUGFIX, tests(List.of("a", "b", "c"), List.of()), gate)))
        .isEqualTo("strong regression: tests fixed: a, b, c");
    assertThat(oracle(goal(GoalKind.BUGFIX, tests(List.of("a", "b", "c", "d"), List.of()), gate)))
        .isEqualTo("strong regression: tests fixed: a, b, c and 1 more");
    assertThat(oracle(goal(GoalKind.BUGFIX, tests(List.of(), List.of("n")), gate)))
        .isEqualTo("weak regression: only tests written with the work show it: n");
  }

  @Test
  void acceptanceIsShownByItsOwnGateOrByFixedTests() {
    assertThat(oracle(goal(GoalKind.MIXED, seen("unit", RED, GREEN, "acceptance"))))
        .startsWith("strong acceptance: failed on the base and passes now: unit\n");
    assertThat(oracle(goal(GoalKind.MIXED, seen("unit", RED, GREEN))))
        .startsWith("missing acceptance: needs a gate with tags");
    assertThat(oracle(goal(GoalKind.MIXED, seen("unit", GREEN, GREEN, "acceptance"))))
        .startsWith("weak acceptance: gate unit passes; gate unit passed on the base, too\n");
    assertThat(oracle(goal(GoalKind.MIXED, seen("unit", GREEN, RED, "acceptance"))))
        .startsWith("missing acceptance: needs gate unit");
    assertThat(
            oracle(
                goal(
                    GoalKind.MIXED,
                    tests(List.of("a"), List.of()),
                    seen("unit", GREEN, GREEN, "acceptance"))))
        .startsWith("strong acceptance: tests fixed: a\n");
  }

  @Test
  void aGateAloneNeverShowsThatBehaviourWasKept() {
    assertThat(oracle(goal(GoalKind.REFACTOR, seen("golden", RED, GREEN, "compatibility"))))
        .isEqualTo(
            """
            weak compatibility: gate golden passes; a gate alone compares nothing with the base
            weak golden: gate golden passes; a gate alone compares nothing with the base\
            """);
  }

  @Test
  void whatIsToBeComparedAndWasNotIsMissingWhateverGatesSay() {
    assertThat(oracle(goal(GoalKind.REFACTOR, observing(), List.of(), TestDelta.UNKNOWN)))
        .isEqualTo(
            """
            missing compatibility: base and candidate have not been compared yet
            missing golden: base and candidate have not been compared yet\
            """);
    Seen fast = seen("fast", GREEN, GREEN, "performance");
    assertThat(oracle(goal(GoalKind.PERFORMANCE, timing(), List.of(), TestDelta.UNKNOWN, fast)))
        .isEqualTo("missing performance: base and candidate have not been compared yet");
    assertThat(oracle(goal(GoalKind.PERFORMANCE, observing(), List.of(), TestDelta.UNKNOWN, fast)))
        .startsWith("weak performance: gate fast passes");
    assertThat(
            oracle(
                goal(
                    GoalKind.REFACTOR,
                    timing(),
                    List.of(),
                    TestDelta.UNKNOWN,
                    seen("unit", GREEN, GREEN, "golden", "compatibility"))))
        .startsWith("weak compatibility: gate unit passes");
  }

  @Test
  void aComparisonOfThisTreeByTheseGatesShowsIt() {
    Goal goal = goal(GoalKind.REFACTOR, observing(), List.of(), TestDelta.UNKNOWN);
    Comparison.Check[] same = {
      check("compatibility", "out", Comparison.Verdict.SHOWN),
      check("golden", "out", Comparison.Verdict.SHOWN),
      check("golden", "err", Comparison.Verdict.SHOWN)
    };
    Goal compared = compared(goal, Goals.CANDIDATE, "digest", same);
    assertThat(oracle(compared))
        .isEqualTo(
            """
            strong compatibility: out: what was seen
            strong golden: all 2 observations are as on the base\
            """);
    assertThat(claims(compared, "oracle").getFirst().evidence())
        .containsExactly("artifacts/comparison.json");
    assertThat(oracle(compared(goal, "git:other", "digest", same)))
        .startsWith("missing compatibility: base and candidate have not been compared yet");
    assertThat(oracle(compared(goal, Goals.CANDIDATE, "other", same)))
        .startsWith("missing compatibility: base and candidate have not been compared yet");
  }

  @Test
  void oneObservationThatIsInDoubtMakesItWeak() {
    Goal goal = goal(GoalKind.REFACTOR, observing(), List.of(), TestDelta.UNKNOWN);
    assertThat(
            oracle(
                compared(
                    goal,
                    Goals.CANDIDATE,
                    "digest",
                    check("compatibility", "out", Comparison.Verdict.SHOWN),
                    check("compatibility", "err", Comparison.Verdict.WEAK))))
        .startsWith("weak compatibility: all 2 observations");
  }

  @Test
  void oneObservationThatDiffersRefutesItWhateverGatesSay() {
    Goal goal = goal(GoalKind.BUGFIX, seen("unit", RED, GREEN));
    Goal refuted =
        compared(
            goal,
            Goals.CANDIDATE,
            "digest",
            check("regression", "out", Comparison.Verdict.SHOWN),
            check("regression", "err", Comparison.Verdict.REFUTED));
    assertThat(oracle(refuted)).isEqualTo("missing regression: err: what was seen");
    assertThat(claims(refuted, "oracle").getFirst().evidence())
        .containsExactly("artifacts/comparison.json");
  }

  private static final Criterion SUMS = new Criterion("AC-1", "It sums", Criterion.GOAL);

  private static Goal citing(GoalKind kind, TestDelta tests, Seen... gates) {
    return goal(kind, Comparisons.NONE, List.of(SUMS), tests, gates);
  }

  @Test
  void aCriterionIsShownByAGateOrATestThatCitesItAndFailedBefore() {
    assertThat(
            criterion(
                citing(
                    GoalKind.BUGFIX,
                    TestDelta.UNKNOWN,
                    seen("lint", RED, GREEN),
                    seen("unit", RED, GREEN, "AC-1"))))
        .isEqualTo("strong AC-1: shown by gate unit");
    assertThat(
            criterion(
                citing(
                    GoalKind.BUGFIX,
                    tests(List.of("test_other", "test_ac_1"), List.of()),
                    seen("unit", GREEN, GREEN))))
        .isEqualTo("strong AC-1: shown by test test_ac_1");
  }

  @ParameterizedTest
  @EnumSource(
      value = GoalKind.class,
      names = {"REWRITE", "MIGRATION", "REFACTOR"})
  void whereBehaviourIsKeptAGateThatStillPassesShowsACriterion(GoalKind kind) {
    Seen kept = seen("unit", GREEN, GREEN, "AC-1");
    assertThat(criterion(citing(kind, TestDelta.UNKNOWN, kept)))
        .isEqualTo("strong AC-1: shown by gate unit");
    assertThat(criterion(citing(kind, TestDelta.UNKNOWN, seen("unit", GREEN, RED, "AC-1"))))
        .isEqualTo("missing AC-1: gate unit does not pass");
    assertThat(criterion(citing(GoalKind.BUGFIX, TestDelta.UNKNOWN, kept)))
        .isEqualTo("weak AC-1: gate unit passed on the base, too: It sums");
  }

  @Test
  void aCriterionThatNothingCitesIsForAPersonToLookAt() {
    assertThat(
            criterion(
                citing(
                    GoalKind.BUGFIX,
                    tests(List.of("test_other"), List.of()),
                    seen("unit", RED, GREEN))))
        .isEqualTo("weak AC-1: no gate or test cites it: It sums");
    assertThat(
            criterion(
                citing(
                    GoalKind.BUGFIX,
                    tests(List.of(), List.of("test_new", "test_ac_1")),
                    seen("unit", RED, GREEN))))
        .isEqualTo("weak AC-1: only test test_ac_1, written with the work, shows it: It sums");
  }

  @Test
  void withoutBothTreesThereIsNoEvidence() {
    String neither = "missing base and candidate have not both been verified";
    Goal begun = Goals.planned(Goals.gate("unit"));
    assertThat(oracle(begun)).isEqualTo(neither);
    List<GateResult> base = List.of(Goals.result("unit", RED));
    GoalEvent baseline =
        verified(Verification.Purpose.BASELINE, Goals.BASE, TestDelta.UNKNOWN, base);
    assertThat(oracle(Goals.apply(begun, baseline))).isEqualTo(neither);
  }
}
