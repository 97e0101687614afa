package dev.omk.gate.report;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.omk.gate.TestResult;
import dev.omk.gate.TestResult.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What test runners say at the end of their plain output, for gates without reports: how many tests
 * ran, failed and were skipped. The tests are numbered, for their names are not known; so a run
 * that ends before its runner has counted, or counts fewer, differs from one that does not. Those
 * that failed have a name where the runner gives them one (unittest).
 *
 * <p>Fed line by line, in the order of the output. Knows unittest, pytest, node, jest, vitest,
 * mocha, cargo, nextest, go (by package), Maven, RSpec, Minitest, PHPUnit, .NET, ExUnit, ctest,
 * prove, GoogleTest, Catch2, doctest and Deno.
 */
public final class RunnerSummary {
  private static final int MAX_LINE = 400;

  private static final int MAX_TESTS = 100_000;

  private static final Pattern UNITTEST = Pattern.compile("^Ran (\\d+) tests? in [\\d.]+s$");
  private static final Pattern UNITTEST_END = Pattern.compile("^(OK|FAILED)(?: \\((.*)\\))?$");
  private static final Pattern PYTEST =
      Pattern.compile("^=*\\s*((?:\\d+ [a-z]+(?:, )?)+) in [\\d.]+s.*$");
  private static final Pattern NODE =
      Pattern.compile("^(?:#|ℹ) (tests|pass|fail|cancelled|skipped|todo) (\\d+)$");
  private static final Pattern JEST =
      Pattern.compile("^\\s*Tests:?\\s+(\\d+ (?:passed|failed|skipped|todo|total)\\b.*)$");
  private static final Pattern MOCHA = Pattern.compile("^\\s*(\\d+) (passing|failing|pending)\\b");
  private static final Pattern GO =
      Pattern.compile(
          "^(ok|FAIL)\\s+(\\S+/\\S+|\\S+)\\s+(?:[\\d.]+s|\\(cached\\)|\\[build failed\\])(.*)$");
  private static final Pattern COUNTED = Pattern.compile("(\\d+) ([a-z]+)|([a-z ]+)=(\\d+)");

  private static final class Counts {
    int total;
    int failed;
    int skipped;
    boolean lastFailed;

    void add(int moreTotal, int moreFailed, int moreSkipped) {
      total = Math.min(MAX_TESTS, total + moreTotal);
      failed += moreFailed;
      skipped += moreSkipped;
      lastFailed = moreFailed > 0;
    }
  }

  private final Map<String, Counts> runners = new LinkedHashMap<>();
  private final Map<String, Status> packages = new LinkedHashMap<>();
  private final UnittestFailures unittest = new UnittestFailures();
  private int ran = -1;

  /**
   * Whether a line may say something of tests; of a flood of other lines no text need be made.
   *
   * @param line its bytes, with whatever sequences for a terminal
   */
  public static boolean mayBe(byte[] line, int length) {
    return TellingBytes.first(line, 0, length) >= 0;
  }

  /** Whether the next line is wanted whatever it is: a failure is being told. */
  public boolean wantsAll() {
    return unittest.reading();
  }

  /**
   * Whether the next line is worth its text: it may say something of tests, or belongs to a failure
   * that is being told.
   *
   * @param line its bytes, with whatever sequences for a terminal
   */
  public boolean wants(byte[] line, int length) {
    return wantsAll() || mayBe(line, length);
  }

  /** The next line, without its end. */
  public void line(String line) {
    unittest.line(line);
    if (line.length() > MAX_LINE || line.isEmpty()) {
      return;
    }
    char last = line.charAt(line.length() - 1);
    if (ran >= 0 && unittestEnd(line)) {
      return;
    }
    if (line.chars().noneMatch(c -> c >= '0' && c <= '9') && last != ')') {
      return;
    }
    if (!unittest(line) && !node(line) && !forms(line) && !words(line)) {
      go(line);
    }
  }

  private Counts counts(String runner) {
    return runners.computeIfAbsent(runner, name -> new Counts());
  }

  private boolean unittest(String line) {
    Matcher matcher = line.startsWith("Ran ") ? UNITTEST.matcher(line) : null;
    if (matcher == null || !matcher.find()) {
      return false;
    }
    ran = number(matcher.group(1));
    return true;
  }

  // "Ran 2 tests in 0.001s", a blank line, "FAILED (failures=1, skipped=1)".
  private boolean unittestEnd(String line) {
    Matcher matcher = UNITTEST_END.matcher(line);
    if (!matcher.find()) {
      return false;
    }
    Map<String, Integer> by = counted(matcher.group(2) == null ? "" : matcher.group(2));
    int failed = of(by, "failures") + of(by, "errors") + of(by, "unexpected successes");
    counts(TestResult.UNITTEST).add(ran, failed, of(by, "skipped") + of(by, "expected failures"));
    ran = -1;
    return true;
  }

  private boolean node(String line) {
    Matcher matcher = line.startsWith("#") || line.startsWith("ℹ") ? NODE.matcher(line) : null;
    if (matcher == null || !matcher.find()) {
      return false;
    }
    int count = number(matcher.group(2));
    switch (matcher.group(1)) {
      case "tests" -> counts("node").add(count, 0, 0);
      case "fail", "cancelled" -> add("node", count, 0);
      case "skipped", "todo" -> add("node", 0, count);
      default -> {}
    }
    return true;
  }

  private void add(String runner, int failed, int skipped) {
    Counts counts = counts(runner);
    counts.failed += failed;
    counts.skipped += skipped;
    counts.lastFailed |= failed > 0;
  }

  private boolean forms(String line) {
    Optional<OneLineSummary.Told> told = OneLineSummary.read(line);
    told.ifPresent(t -> counts(t.runner()).add(t.total(), t.failed(), t.skipped()));
    return told.isPresent();
  }

  private boolean words(String line) {
    Matcher pytest = PYTEST.matcher(line);
    if (line.contains(" in ") && pytest.find()) {
      return words("pytest", pytest.group(1));
    }
    Matcher jest = JEST.matcher(line);
    if (line.contains("Tests") && jest.find()) {
      return words("jest", jest.group(1));
    }
    Matcher mocha = MOCHA.matcher(line);
    return line.contains("ing")
        && mocha.find()
        && words("mocha", mocha.group(1) + " " + mocha.group(2));
  }

  private boolean words(String runner, String text) {
    Map<String, Integer> by = counted(text);
    int passed = of(by, "passed") + of(by, "passing") + of(by, "xpassed");
    int failed = of(by, "failed") + of(by, "failing") + of(by, "error") + of(by, "errors");
    int skipped = of(by, "skipped") + of(by, "xfailed") + of(by, "pending") + of(by, "todo");
    if (passed + failed + skipped == 0) {
      return false;
    }
    counts(runner).add(passed + failed + skipped, failed, skipped);
    return true;
  }

  private boolean go(String line) {
    Matcher matcher = line.startsWith("ok") || line.startsWith("FAIL") ? GO.matcher(line) : null;
    if (matcher == null || !matcher.find()) {
      return false;
    }
    if (!matcher.group(3).contains("[no tests to run]")) {
      Status status = matcher.group(1).equals("ok") ? Status.PASSED : Status.FAILED;
      packages.put(TestResult.GO_PACKAGE + matcher.group(2), status);
    }
    return true;
  }

  /**
   * The tests. A failure counts only if the last thing that its runner said was one: what was tried
   * again and passed is no failure.
   *
   * @param exitZero whether the program said that all is well
   */
  public List<TestResult> tests(boolean exitZero) {
    List<TestResult> tests = new ArrayList<>();
    packages.forEach((id, status) -> tests.add(test(id, status)));
    runners.forEach(
        (runner, counts) -> {
          int failed = exitZero && !counts.lastFailed ? 0 : counts.failed;
          int named = tests.size();
          if (failed > 0 && runner.equals(TestResult.UNITTEST)) {
            tests.addAll(unittest.failed());
            // A test that fails in parts is told once for each.
            failed = failed - unittest.told() + unittest.failed().size();
          }
          named = tests.size() - named;
          for (int i = named + 1; i <= counts.total; i++) {
            boolean skipped = i > counts.total - counts.skipped;
            Status status = skipped ? Status.SKIPPED : i <= failed ? Status.FAILED : Status.PASSED;
            tests.add(TestResult.counted(runner, i, status));
          }
        });
    return List.copyOf(tests);
  }

  private static TestResult test(String id, Status status) {
    return new TestResult(id, status, "", "", 0);
  }

  private static Map<String, Integer> counted(String text) {
    Map<String, Integer> by = new LinkedHashMap<>();
    Matcher matcher = COUNTED.matcher(text);
    while (matcher.find()) {
      boolean first = matcher.group(1) != null;
      by.merge(
          first ? matcher.group(2) : matcher.group(3).strip(),
          number(first ? matcher.group(1) : matcher.group(4)),
          Integer::sum);
    }
    return by;
  }

  private static int of(Map<String, Integer> by, String word) {
    return by.getOrDefault(word, 0);
  }

  /** What digits say, and never more than is counted. */
  static int number(String digits) {
    return digits.length() > 6 ? MAX_TESTS : Integer.parseInt(digits);
  }
}
