package dev.omk.goal;

import dev.omk.gate.TestComparison;
import java.util.List;

/**
 * How the tests of a candidate compare with those of the base; ids as reports name them.
 *
 * @param known how many tests the base's reports name
 * @param ran how many tests the candidate's reports name
 * @param fixed failed on the base, pass now
 * @param broke passed on the base, fail now
 * @param vanished named on the base, not named now
 * @param newlySkipped ran on the base, skipped now
 * @param added not named on the base, pass now
 */
public record TestDelta(
    int known,
    int ran,
    List<String> fixed,
    List<String> broke,
    List<String> vanished,
    List<String> newlySkipped,
    List<String> added) {
  /** No reports, so nothing is known of single tests. */
  public static final TestDelta UNKNOWN =
      new TestDelta(0, 0, List.of(), List.of(), List.of(), List.of(), List.of());

  public TestDelta {
    fixed = List.copyOf(fixed);
    broke = List.copyOf(broke);
    vanished = List.copyOf(vanished);
    newlySkipped = List.copyOf(newlySkipped);
    added = List.copyOf(added);
  }

  /** The comparison of two sets of results, with how many tests there were on either side. */
  public static TestDelta of(int known, int ran, TestComparison comparison) {
    return new TestDelta(
        known,
        ran,
        comparison.fixed(),
        comparison.broke(),
        comparison.vanished(),
        comparison.newlySkipped(),
        comparison.added());
  }

  /** Whether a test of the base is worse off: readiness is impossible then. */
  public boolean worse() {
    return !broke.isEmpty() || !vanished.isEmpty() || !newlySkipped.isEmpty();
  }
}
