package dev.omk.goal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.agent.AgentEnd;
import dev.omk.agent.Usage;
import dev.omk.gate.GateOutcome;
import dev.omk.gate.GateResult;
import dev.omk.scope.ChangedFile;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadwayTest {
  private Goal goal =
      red(
          Goals.planned(Goals.gate("tests")),
          Verification.Purpose.BASELINE,
          Goals.BASE,
          "FAIL: 2 + 3");
  private String tree = Goals.BASE;

  private static Goal red(
      Goal before, Verification.Purpose purpose, String subject, String output) {
    GateResult plain = Goals.result("tests", new GateOutcome.Failed(1, "exit code 1"));
    GateResult result =
        new GateResult(
            plain.gate(),
            plain.commandLine(),
            true,
            plain.outcome(),
            1,
            plain.startedAt(),
            plain.duration(),
            "",
            output,
            List.of(),
            List.of(),
            List.of());
    return Goals.apply(
        before,
        new GoalEvent.Verified(Goals.verification(purpose, subject, TestDelta.UNKNOWN, result)));
  }

  /** A pass that leaves a tree, and what the gates print on it. */
  private HeadwayTest pass(String after, String output) {
    List<ChangedFile> changed = after.equals(tree) ? List.of() : List.of(Goals.changed("calc.py"));
    goal =
        Goals.apply(
            goal,
            new GoalEvent.PassFinished(
                new Pass(
                    goal.passes().size() + 1,
                    "goal-agent-execute",
                    "mine",
                    new AgentEnd.Exited(0),
                    tree,
                    after,
                    changed,
                    List.of(),
                    Usage.unknown(),
                    List.of(),
                    List.of(),
                    "",
                    "",
                    Goals.T0,
                    Duration.ZERO)));
    tree = after;
    goal = red(goal, Verification.Purpose.CANDIDATE, after, output);
    return this;
  }

  private Headway headway() {
    return Headway.of(goal, 0);
  }

  @Test
  void passesThatChangeNothingEndAfterThree() {
    pass(Goals.BASE, "FAIL: 2 + 3").pass(Goals.BASE, "FAIL: 2 + 3");
    assertThat(headway().stalled()).isFalse();
    assertThat(headway().strategy()).isEqualTo(Headway.Strategy.FRESH_START);
    pass(Goals.BASE, "FAIL: 2 + 3");
    assertThat(headway().stalled()).isTrue();
    assertThat(headway().words()).contains("3 passes");
  }

  @Test
  void oneSuchPassAsksForASmallerStep() {
    assertThat(headway().strategy()).isEqualTo(Headway.Strategy.PLAIN);
    assertThat(pass(Goals.BASE, "FAIL: 2 + 3").headway().strategy())
        .isEqualTo(Headway.Strategy.SMALLER_STEP);
  }

  @Test
  void goingBackAndForthIsNoProgress() {
    pass("git:a", "a fails").pass("git:b", "b fails");
    assertThat(headway().idle()).isZero();
    pass("git:a", "a fails").pass("git:b", "b fails").pass("git:a", "a fails");
    assertThat(headway().stalled()).isTrue();
  }

  @Test
  void newTreesWithTheSameFailureEndAfterSix() {
    for (int i = 0; i < 6; i++) {
      pass("git:" + i, "FAIL: 2 + 3 after 0." + i + "s");
    }
    assertThat(headway().stalled()).isFalse();
    assertThat(pass("git:more", "FAIL: 2 + 3 after 12ms").headway().stalled()).isTrue();
  }

  @Test
  void anotherFailureIsProgress() {
    pass("git:a", "FAIL: 2 + 3").pass("git:a", "FAIL: 2 + 3").pass("git:b", "FAIL: 1 + 1");
    assertThat(headway()).isEqualTo(new Headway(0, 0));
  }

  @Test
  void whatWasBeforeAnotherAgentDoesNotCount() {
    pass(Goals.BASE, "FAIL: 2 + 3").pass(Goals.BASE, "FAIL: 2 + 3").pass(Goals.BASE, "FAIL: 2 + 3");
    assertThat(Headway.of(goal, 3)).isEqualTo(new Headway(0, 0));
    pass(Goals.BASE, "FAIL: 2 + 3");
    assertThat(Headway.of(goal, 3).idle()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026-11-28T14:42:35.123Z ERROR x        | 2025-01-01T00:00:00.9Z ERROR x
          [14:42:35] failed                       | [01:02:03] failed
          ran 3 tests in 0.31s                    | ran 3 tests in 12ms
          at 0x7fff5fbff8c0                       | at 0xdead
          Object@1b6d3586 is null                 | Object@4554617c is null
          /tmp/build-8123/x.c:7 error             | /tmp/build-99/y/x.c:7 error
          pid 4711 died                           | pid 12 died
          localhost:34567 refused                 | localhost:1 refused
          run 123e4567-e89b-12d3-a456-426614174000 | run 00000000-e89b-12d3-a456-426614174999
          """)
  void whatVariesFromRunToRunDoesNotCount(String one, String other) {
    assertThat(FailureFingerprint.normalised(one)).isEqualTo(FailureFingerprint.normalised(other));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          expected 5 but was 1 | expected 5 but was 2
          calc.c:7: error      | calc.c:8: error
          test_add failed      | test_sub failed
          """)
  void whatIsAnotherFailureCounts(String one, String other) {
    assertThat(FailureFingerprint.normalised(one))
        .isNotEqualTo(FailureFingerprint.normalised(other));
  }

  @Test
  void halfAsManyAsEndItAreAnsweredByAFreshStart() {
    assertThat(new Headway(0, 1).strategy()).isEqualTo(Headway.Strategy.PLAIN);
    assertThat(new Headway(0, 2).strategy()).isEqualTo(Headway.Strategy.SMALLER_STEP);
    assertThat(new Headway(0, 3).strategy()).isEqualTo(Headway.Strategy.FRESH_START);
    assertThat(new Headway(2, 6).words())
        .isEqualTo("6 passes ended where the one before had ended");
  }

  @Test
  void theOrderOfTheLinesAndEmptyOnesDoNotMakeAnotherFailure() {
    assertThat(FailureFingerprint.of(failing("a fails\n\nb fails")))
        .isEqualTo(FailureFingerprint.of(failing("b fails\na fails")))
        .isNotEqualTo(FailureFingerprint.of(failing("a fails")));
  }

  private static Verification failing(String output) {
    Goal seen =
        red(
            Goals.planned(Goals.gate("tests")),
            Verification.Purpose.CANDIDATE,
            Goals.CANDIDATE,
            output);
    return seen.latestVerification().orElseThrow();
  }
}
