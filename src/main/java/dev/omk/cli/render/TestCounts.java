package dev.omk.cli.render;

import dev.omk.gate.TestResult;
import dev.omk.gate.TestResult.Status;
import dev.omk.text.Count;
import java.util.List;

/** How many tests ended how. */
record TestCounts(long passed, long failed, long skipped) {
  static TestCounts of(List<TestResult> tests) {
    return new TestCounts(
        count(tests, Status.PASSED), count(tests, Status.FAILED), count(tests, Status.SKIPPED));
  }

  private static long count(List<TestResult> tests, Status status) {
    return tests.stream().filter(test -> test.status() == status).count();
  }

  long all() {
    return passed + failed + skipped;
  }

  /** For instance {@code 12 tests, 1 failed, 2 skipped}. */
  String text() {
    return Count.of(all(), "test")
        + (failed == 0 ? "" : ", " + failed + " failed")
        + (skipped == 0 ? "" : ", " + skipped + " skipped");
  }
}
