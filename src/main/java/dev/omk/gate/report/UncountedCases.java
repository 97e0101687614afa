package dev.omk.gate.report;

import dev.omk.gate.TestResult;
import dev.omk.gate.TestResult.Status;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells the cases of a suite that did not run and do not say so: jest-junit writes {@code
 * test.todo} as it writes a test that passed, but does not count it in the suite's {@code tests}
 * and gives it the time {@code 0}. Where some that passed took no time either, nobody can tell
 * which those are, and all are left as they are.
 */
final class UncountedCases {
  private static final class Suite {
    final int counted;
    int cases;
    final List<Integer> silent = new ArrayList<>();

    Suite(int counted) {
      this.counted = counted;
    }
  }

  private final Deque<Suite> suites = new ArrayDeque<>();

  /** A suite begins, which says that it has this many tests; it need not say it. */
  void begin(@Nullable String tests) {
    boolean number = tests != null && tests.matches("[0-9]{1,9}");
    suites.push(new Suite(number ? Integer.parseInt(tests) : Integer.MAX_VALUE));
  }

  /**
   * A case of the suite.
   *
   * @param silent whether it passed and took no time
   * @param index where its result is
   */
  void add(boolean silent, int index) {
    Suite suite = suites.peek();
    if (suite != null) {
      suite.cases++;
      if (silent) {
        suite.silent.add(index);
      }
    }
  }

  /** The suite ends: those that it did not count are skipped. */
  void end(List<TestResult> results) {
    Suite suite = suites.pop();
    if (suite.cases > suite.counted && suite.silent.size() == suite.cases - suite.counted) {
      for (int index : suite.silent) {
        TestResult test = results.get(index);
        results.set(
            index, new TestResult(test.id(), Status.SKIPPED, "not run", test.file(), test.line()));
      }
    }
  }
}
