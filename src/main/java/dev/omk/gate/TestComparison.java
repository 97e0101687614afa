package dev.omk.gate;

import dev.omk.gate.TestResult.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the single tests of a candidate say against those of the base.
 *
 * <p>A test is known by its gate and its id, so that two gates that run the same tests are compared
 * one by one. Every list holds {@code gate: id}, in the order of the base (of the candidate for
 * {@code added}).
 *
 * @param fixed failed on the base and pass now; also a module that could not be loaded there and
 *     whose tests all pass now
 * @param broke passed on the base, or were skipped there, and fail now
 * @param vanished were known on the base and are gone, whatever their result was there
 * @param newlySkipped passed or failed on the base and are skipped now
 * @param added are new, whatever their result
 */
public record TestComparison(
    List<String> fixed,
    List<String> broke,
    List<String> vanished,
    List<String> newlySkipped,
    List<String> added) {

  public TestComparison {
    fixed = List.copyOf(fixed);
    broke = List.copyOf(broke);
    vanished = List.copyOf(vanished);
    newlySkipped = List.copyOf(newlySkipped);
    added = List.copyOf(added);
  }

  /** Compares the results of the same gates on two trees. */
  public static TestComparison of(List<GateResult> base, List<GateResult> candidate) {
    Map<String, TestResult> before = byId(base, candidate);
    Map<String, TestResult> after = byId(candidate, base);
    List<String> fixed = new ArrayList<>();
    List<String> broke = new ArrayList<>();
    List<String> vanished = new ArrayList<>();
    List<String> newlySkipped = new ArrayList<>();
    before.forEach(
        (id, old) -> {
          TestResult now = after.get(id);
          if (now == null) {
            (loadedNow(old, before, after) ? fixed : vanished).add(id);
          } else if (now.status() != old.status()) {
            switch (now.status()) {
              case SKIPPED -> newlySkipped.add(id);
              case FAILED -> broke.add(id);
              case PASSED -> addIf(fixed, id, old.status() == Status.FAILED);
            }
          }
        });
    List<String> added = after.keySet().stream().filter(id -> !before.containsKey(id)).toList();
    return new TestComparison(fixed, broke, vanished, newlySkipped, added);
  }

  /** Whether a test of the base was lost or made worse: then the candidate is never ready. */
  public boolean regressed() {
    return !broke.isEmpty() || !vanished.isEmpty() || !newlySkipped.isEmpty();
  }

  // What stood for a module that could not be loaded gives way to the tests of it.
  private static boolean loadedNow(
      TestResult old, Map<String, TestResult> before, Map<String, TestResult> after) {
    String module = old.unloaded();
    return !module.isEmpty()
        && before.values().stream().noneMatch(test -> test.of(module))
        && after.values().stream().anyMatch(test -> test.of(module))
        && after.values().stream()
            .filter(test -> test.of(module))
            .allMatch(test -> test.status() == Status.PASSED);
  }

  private static void addIf(List<String> ids, String id, boolean condition) {
    if (condition) {
      ids.add(id);
    }
  }

  private static Map<String, TestResult> byId(List<GateResult> results, List<GateResult> others) {
    Map<String, TestResult> tests = new LinkedHashMap<>();
    for (GateResult result : results) {
      List<TestResult> other =
          others.stream()
              .filter(there -> there.gate().equals(result.gate()))
              .flatMap(there -> there.tests().stream())
              .toList();
      for (TestResult test : CountedNames.taken(result.tests(), other)) {
        tests.merge(result.gate() + ": " + test.id(), test, TestComparison::worse);
      }
    }
    return tests;
  }

  /** Ids are numbered, so this is only for a caller who joins results of several runs. */
  private static TestResult worse(TestResult one, TestResult other) {
    return other.status() == Status.FAILED ? other : one;
  }
}
