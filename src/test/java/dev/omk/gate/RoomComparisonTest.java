package dev.omk.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.gate.TestResult.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RoomComparisonTest {
  private static final GateOutcome FAILED = new GateOutcome.Failed(1, "exit code 1");

  private static GateResult gate(GateOutcome outcome, Status... tests) {
    List<TestResult> results =
        Stream.iterate(0, i -> i < tests.length, i -> i + 1)
            .map(i -> new TestResult("t" + i, tests[i], "", "", 0))
            .toList();
    return new GateResult(
        "tests",
        "x",
        true,
        outcome,
        0,
        Instant.EPOCH,
        Duration.ZERO,
        "",
        "",
        results,
        List.of(),
        List.of());
  }

  private static RoomComparison compare(GateResult inPlace, GateResult clean) {
    return RoomComparison.of(List.of(inPlace), List.of(clean));
  }

  @Test
  void whatPassesOnlyInPlaceLacksSomething() {
    RoomComparison rooms = compare(gate(new GateOutcome.Passed()), gate(FAILED));

    assertThat(rooms.lacking().get("tests"))
        .isEqualTo(
            "tests passed on the base in place, and in a clean checkout of it failed (exit code"
                + " 1)");
    assertThat(rooms.enough()).isEmpty();
  }

  @Test
  void whatPassesInACleanCheckoutHasEnough() {
    RoomComparison rooms = compare(gate(FAILED), gate(new GateOutcome.Passed()));

    assertThat(rooms.lacking()).isEmpty();
    assertThat(rooms.enough()).containsExactly("tests");
  }

  @Test
  void ofTwoRedOnesTheTestsSayWhichHasLess() {
    GateResult inPlace = gate(FAILED, Status.FAILED, Status.PASSED, Status.PASSED);
    GateResult clean = gate(FAILED, Status.FAILED);

    assertThat(compare(inPlace, clean).lacking().get("tests"))
        .isEqualTo("of tests, 2 of 3 tests of the base do in a clean checkout less than in place");
  }

  @Test
  void ofTwoRedOnesAnotherEndSaysIt() {
    GateResult clean = gate(new GateOutcome.Failed(127, "exit code 127"));

    assertThat(compare(gate(FAILED), clean).lacking()).containsKey("tests");
  }

  @Test
  void whatIsRedInBothTheSameWaySaysNothing() {
    RoomComparison rooms = compare(gate(FAILED, Status.FAILED), gate(FAILED, Status.FAILED));

    assertThat(rooms.lacking()).isEmpty();
    assertThat(rooms.enough()).isEmpty();
  }
}
