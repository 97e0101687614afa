package dev.omk.cli.render;

import dev.omk.gate.TestResult;
import dev.omk.gate.TestResult.Status;
import java.util.List;

/**
 * How many tests ended how.
 *
 * @param packages of these, how many are whole packages, whose tests nobody counted
 */
record TestCounts(long passed, long failed, long skipped, long packages) {
  static TestCounts of(List<TestResult> tests) {
    return new TestCounts(
        count(tests, Status.PASSED),
        count(tests, Status.FAILED),
        count(tests, Status.SKIPPED),
        tests.stream().filter(TestResult::ofPackage).count());
  }

  private static long count(List<TestResult> tests, Status status) {
    return tests.stream().filter(test -> test.status() == status).count();
  }

  long all() {
    return passed + failed + skipped;
  }

  /** For instance {@code 12 tests, 1 failed, 2 skipped}, or {@code 3 packages}. */
  String text() {
    return TestResult.number(all(), packages)
        + (failed == 0 ? "" : ", " + failed + " failed")
        + (skipped == 0 ? "" : ", " + skipped + " skipped");
  }
}
