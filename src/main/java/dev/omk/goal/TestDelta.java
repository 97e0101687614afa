package dev.omk.goal;

import dev.omk.gate.GateResult;
import dev.omk.gate.TestComparison;
import dev.omk.gate.TestResult;
import java.util.List;
import java.util.stream.Stream;

/**
 * How the tests of a candidate compare with those of the base; ids as reports name them.
 *
 * @param known how many tests the base's reports name
 * @param packages of these, how many are whole packages, whose tests nobody counted
 * @param ran how many tests the candidate's reports name
 * @param fixed failed on the base, pass now
 * @param broke passed on the base, fail now
 * @param vanished named on the base, not named now
 * @param newlySkipped ran on the base, skipped now
 * @param added not named on the base, pass now
 */
public record TestDelta(
    int known,
    int packages,
    int ran,
    List<String> fixed,
    List<String> broke,
    List<String> vanished,
    List<String> newlySkipped,
    List<String> added) {
  /** No reports, so nothing is known of single tests. */
  public static final TestDelta UNKNOWN =
      new TestDelta(0, 0, 0, List.of(), List.of(), List.of(), List.of(), List.of());

  public TestDelta {
    fixed = List.copyOf(fixed);
    broke = List.copyOf(broke);
    vanished = List.copyOf(vanished);
    newlySkipped = List.copyOf(newlySkipped);
    added = List.copyOf(added);
  }

  /** The tests of a candidate's gates against those of the base's. */
  public static TestDelta between(List<GateResult> base, List<GateResult> candidate) {
    TestComparison comparison = TestComparison.of(base, candidate);
    return new TestDelta(
        (int) tests(base).count(),
        (int) tests(base).filter(TestResult::ofPackage).count(),
        (int) tests(candidate).count(),
        comparison.fixed(),
        comparison.broke(),
        comparison.vanished(),
        comparison.newlySkipped(),
        comparison.added());
  }

  private static Stream<TestResult> tests(List<GateResult> results) {
    return results.stream().flatMap(result -> result.tests().stream());
  }

  /** Whether a test of the base is worse off: readiness is impossible then. */
  public boolean worse() {
    return !broke.isEmpty() || !vanished.isEmpty() || !newlySkipped.isEmpty();
  }
}
