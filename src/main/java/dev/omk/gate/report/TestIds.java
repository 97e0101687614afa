package dev.omk.gate.report;

import dev.omk.gate.TestResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the ids of one gate's tests unique. */
public final class TestIds {
  private TestIds() {}

  /**
   * The same tests, where the second of an id ends in {@code #2} and so on. Stable as long as the
   * reports are read in the same order.
   */
  public static List<TestResult> unique(List<TestResult> tests) {
    Map<String, Integer> seen = new HashMap<>();
    List<TestResult> unique = new ArrayList<>(tests.size());
    for (TestResult test : tests) {
      int count = seen.merge(test.id(), 1, Integer::sum);
      unique.add(count == 1 ? test : withId(test, test.id() + "#" + count));
    }
    return unique;
  }

  private static TestResult withId(TestResult test, String id) {
    return new TestResult(id, test.status(), test.message(), test.file(), test.line());
  }
}
