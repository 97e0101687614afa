package dev.omk.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.gate.TestResult.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TestComparisonTest {
  /** Tests as {@code id=P|F|S}. */
  private static GateResult gate(String name, String... tests) {
    List<TestResult> results =
        Stream.of(tests)
            .map(
                test ->
                    new TestResult(
                        test.substring(0, test.indexOf('=')),
                        switch (test.charAt(test.length() - 1)) {
                          case 'P' -> Status.PASSED;
                          case 'F' -> Status.FAILED;
                          default -> Status.SKIPPED;
                        },
                        "",
                        "",
                        0))
            .toList();
    return gate(name, results);
  }

  private static GateResult gate(String name, List<TestResult> results) {
    return new GateResult(
        name,
        "x",
        true,
        new GateOutcome.Passed(),
        0,
        Instant.EPOCH,
        Duration.ZERO,
        "",
        "",
        results,
        List.of(),
        List.of());
  }

  private static TestComparison compare(GateResult base, GateResult candidate) {
    return TestComparison.of(List.of(base), List.of(candidate));
  }

  /** A runner that counts its tests names those that failed. */
  @Test
  void testThatIsNamedOnOneSideOnlyPassedOnTheOther() {
    GateResult one = gate("t", "unittest T.a=F", "unittest #2=P", "unittest #3=S");
    GateResult none = gate("t", "unittest #1=P", "unittest #2=P", "unittest #3=S");
    GateResult other = gate("t", "unittest T.b=F", "unittest #2=P", "unittest #3=S");
    GateResult fewer = gate("t", "unittest #1=P", "unittest #2=S");

    assertThat(compare(one, none).fixed()).containsExactly("t: unittest T.a");
    assertThat(compare(one, none).regressed()).isFalse();
    assertThat(compare(none, one).broke()).containsExactly("t: unittest T.a");
    assertThat(compare(none, one).vanished()).isEmpty();
    assertThat(compare(one, other).fixed()).containsExactly("t: unittest T.a");
    assertThat(compare(one, other).broke()).containsExactly("t: unittest T.b");
    assertThat(compare(one, other).vanished()).isEmpty();
    assertThat(compare(one, fewer).regressed()).isTrue();
  }

  @Test
  void everyWayOfATestIsTold() {
    TestComparison comparison =
        compare(
            gate(
                "g",
                "fixed=F",
                "broke=P",
                "gone=F",
                "off=P",
                "offToo=F",
                "same=P",
                "back=S",
                "worse=S"),
            gate(
                "g",
                "fixed=P",
                "broke=F",
                "off=S",
                "offToo=S",
                "same=P",
                "back=P",
                "worse=F",
                "new=F"));
    assertThat(comparison)
        .isEqualTo(
            new TestComparison(
                List.of("g: fixed"),
                List.of("g: broke", "g: worse"),
                List.of("g: gone"),
                List.of("g: off", "g: offToo"),
                List.of("g: new")));
    assertThat(comparison.regressed()).isTrue();
  }

  @Test
  void newAndMendedTestsAreNoRegression() {
    assertThat(compare(gate("g", "a=F"), gate("g", "a=P", "b=F")).regressed()).isFalse();
  }

  @Test
  void sameTestInAnotherGateDoesNotHideOneThatIsGone() {
    TestComparison comparison =
        TestComparison.of(
            List.of(gate("one", "a=P"), gate("two", "a=P")),
            List.of(gate("one", "a=P"), gate("two")));
    assertThat(comparison.vanished()).containsExactly("two: a");
  }

  @Test
  void moduleThatCouldNotBeLoadedGivesWayToItsTests() {
    GateResult base =
        with(gate("g", "tests.test_a::one=P"), "pytest::tests.test_b", "collection failure");
    GateResult other = with(gate("g", "tests.test_a::one=P"), "pytest::tests.test_b", "boom");

    TestComparison loaded = compare(base, gate("g", "tests.test_a::one=P", "tests.test_b::two=P"));

    assertThat(loaded.fixed()).containsExactly("g: pytest::tests.test_b");
    assertThat(loaded.regressed()).isFalse();
    assertThat(compare(base, gate("g", "tests.test_a::one=P")).vanished()).hasSize(1);
    assertThat(compare(base, gate("g", "tests.test_a::one=P", "tests.test_b::two=S")).vanished())
        .hasSize(1);
    assertThat(compare(other, gate("g", "tests.test_a::one=P", "tests.test_b::two=P")).vanished())
        .hasSize(1);
  }

  private static GateResult with(GateResult gate, String id, String message) {
    List<TestResult> tests =
        Stream.concat(
                gate.tests().stream(), Stream.of(new TestResult(id, Status.FAILED, message, "", 0)))
            .toList();
    return gate(gate.gate(), tests);
  }
}
