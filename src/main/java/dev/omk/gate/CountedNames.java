package dev.omk.gate;

import dev.omk.gate.TestResult.Status;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Lets the tests of one gate that a runner names only when they fail be compared: a test that is
 * named on one side and only counted on the other is one of those that passed there.
 */
final class CountedNames {
  private static final String PREFIX = TestResult.UNITTEST + " ";

  private CountedNames() {}

  /** The same tests, as many as before, where they passed with the names that the other has. */
  static List<TestResult> taken(List<TestResult> tests, List<TestResult> other) {
    Set<String> known = new HashSet<>();
    tests.forEach(test -> known.add(test.id()));
    List<TestResult> named = new ArrayList<>(tests);
    for (TestResult test : other) {
      if (test.id().startsWith(PREFIX) && !test.counted() && known.add(test.id())) {
        name(named, test.id());
      }
    }
    return named;
  }

  private static void name(List<TestResult> tests, String id) {
    for (int i = 0; i < tests.size(); i++) {
      TestResult test = tests.get(i);
      if (test.status() == Status.PASSED && test.countedBy(TestResult.UNITTEST)) {
        tests.set(i, test.named(id));
        return;
      }
    }
  }
}
