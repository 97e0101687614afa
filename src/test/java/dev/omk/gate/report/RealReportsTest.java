package dev.omk.gate.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.gate.GateFinding;
import dev.omk.gate.TestResult;
import dev.omk.gate.TestResult.Status;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Reports that the tools themselves wrote; only hosts, folders and frames were shortened. Those
 * that are called {@code by-hand} follow what the tools document.
 */
class RealReportsTest {

  private static InputStream open(String name) {
    return Objects.requireNonNull(RealReportsTest.class.getResourceAsStream(name), name);
  }

  private static List<TestResult> tests(String name) throws Exception {
    try (InputStream report = open(name)) {
      return JUnitReport.read(report);
    }
  }

  private static List<String> passed(String name) throws Exception {
    return tests(name).stream()
        .filter(test -> test.status() == Status.PASSED)
        .map(TestResult::id)
        .toList();
  }

  /** All others as {@code status id @file:line message}. */
  private static List<String> others(String name) throws Exception {
    return tests(name).stream()
        .filter(test -> test.status() != Status.PASSED)
        .map(RealReportsTest::line)
        .toList();
  }

  private static String line(TestResult test) {
    String place = test.file().isEmpty() ? "" : " @" + test.file() + ":" + test.line();
    return test.status() + " " + test.id() + place + " " + test.message();
  }

  @Test
  void surefireWithReruns() throws Exception {
    assertThat(passed("surefire.xml"))
        .containsExactly(
            "pkg.CalcTest::adds", "pkg.CalcTest::even(int)[2]", "pkg.CalcTest::flickers");
    assertThat(others("surefire.xml"))
        .containsExactly(
            "FAILED pkg.CalcTest::breaks @pkg/CalcTest.java:26 boom",
            "FAILED pkg.CalcTest::even(int)[1] @pkg/CalcTest.java:41 expected: <0> but was: <1>",
            "SKIPPED pkg.CalcTest::later later",
            "FAILED pkg.CalcTest::subtracts @pkg/CalcTest.java:21 difference ==> expected: <1> but"
                + " was: <2>",
            "FAILED pkg.CalcTest$Inside::nested @pkg/CalcTest.java:48 expected: <a> but was: <b>");
  }

  @Test
  void pytest() throws Exception {
    assertThat(passed("pytest.xml"))
        .containsExactly(
            "tests.test_calc::test_adds",
            "tests.test_calc::test_even[2]",
            "tests.test_calc.TestMore::test_inside");
    assertThat(others("pytest.xml"))
        .containsExactly(
            "FAILED tests.test_calc::test_subtracts @tests/test_calc.py:10 assert (3 - 1) == 1",
            "SKIPPED tests.test_calc::test_skipped @/home/dev/calc/tests/test_calc.py:13 later",
            "SKIPPED tests.test_calc::test_known_bug known",
            "FAILED tests.test_calc::test_even[1] @tests/test_calc.py:25 assert (1 % 2) == 0",
            "FAILED tests.test_calc::test_with_fixture @tests/test_calc.py:30"
                + " failed on setup with \"RuntimeError: no set-up\"",
            "FAILED tests.test_calc.Old::test_old @tests/test_calc.py:45 AssertionError: 1 != 2");
  }

  /** It writes {@code test.todo} as if it had passed, but does not count it. */
  @Test
  void jestJunit() throws Exception {
    assertThat(passed("jest-junit.xml")).containsExactly("calc adds::calc adds");
    assertThat(others("jest-junit.xml"))
        .containsExactly(
            "FAILED calc subtracts::calc subtracts @/home/dev/calc/calc.test.js:6"
                + " Error: expect(received).toBe(expected) // Object.is equality; Expected: 1; Received: 2",
            "SKIPPED calc later::calc later @calc.test.js:0 ",
            "SKIPPED calc someday::calc someday @calc.test.js:0 not run");
  }

  @Test
  void goJunitReport() throws Exception {
    assertThat(passed("go-junit-report.xml"))
        .containsExactly("example.com/calc::TestAdds", "example.com/calc::TestTable/two_words");
    assertThat(others("go-junit-report.xml"))
        .containsExactly(
            "FAILED example.com/calc::TestSubtracts @calc_test.go:12 got 2, want 1",
            "SKIPPED example.com/calc::TestLater @calc_test.go:16 Skipped",
            "FAILED example.com/calc::TestTable Failed",
            "FAILED example.com/calc::TestTable/one @calc_test.go:23 bad row",
            "FAILED example.com/calc/broken::TestPanics Failed",
            "FAILED example.com/calc/nobuild::[build failed] @nobuild/n_test.go:6"
                + " undefined: undefined");
  }

  @Test
  void gotestsum() throws Exception {
    assertThat(passed("gotestsum.xml"))
        .containsExactly("example.com/calc::TestAdds", "example.com/calc::TestTable/two_words");
    assertThat(others("gotestsum.xml"))
        .containsExactly(
            "FAILED example.com/calc::TestSubtracts @calc_test.go:12 got 2, want 1",
            "FAILED example.com/calc::TestTable/one @calc_test.go:23 bad row",
            "FAILED example.com/calc::TestTable Failed",
            "SKIPPED example.com/calc::TestLater later",
            "FAILED example.com/calc/broken::TestPanics @/home/dev/calc/broken/b_test.go:7"
                + " panic: assignment to entry in nil map [recovered, repanicked]",
            "FAILED example.com/calc/nobuild::TestMain Failed");
  }

  private static List<String> findings(String name) throws Exception {
    try (InputStream report = open(name)) {
      return SarifReport.read(report.readAllBytes(), path -> false).stream()
          .map(RealReportsTest::line)
          .toList();
    }
  }

  private static String line(GateFinding finding) {
    return "%s %s @%s:%d %s"
        .formatted(
            finding.level(), finding.rule(), finding.file(), finding.line(), finding.message());
  }

  @Test
  void eslint() throws Exception {
    assertThat(findings("eslint.sarif"))
        .containsExactly(
            "ERROR no-unused-vars @/home/dev/calc/src/a.js:1"
                + " 'unused' is assigned a value but never used.",
            "ERROR no-undef @/home/dev/calc/src/a.js:2 'a' is not defined.",
            "WARNING eqeqeq @/home/dev/calc/src/a.js:2 Expected '===' and instead saw '=='.");
  }

  /** What it could not parse is no result of it, and yet nothing of that file was looked at. */
  @Test
  void eslintThatCouldNotParse() throws Exception {
    assertThat(findings("eslint-unparsed.sarif"))
        .containsExactly(
            "ERROR ESL0999 @/home/dev/calc/src/y.js:1 Parsing error: Unexpected token =");
  }

  /** Of Node 22; a test that is still to be done may fail, and the runner ends with zero. */
  @Test
  void nodeWithATestThatIsToBeDone() throws Exception {
    assertThat(passed("node-todo.xml")).containsExactly("test::ok");
    assertThat(others("node-todo.xml"))
        .containsExactly("SKIPPED test::todo fails @/home/dev/calc/t/todo.mjs:3 later");
  }

  /** Of Vitest 4. */
  @Test
  void vitest() throws Exception {
    assertThat(passed("vitest.xml")).containsExactly("t/v.spec.mjs::v > good");
    assertThat(others("vitest.xml"))
        .containsExactly(
            "FAILED t/v.spec.mjs::v > bad @t/v.spec.mjs:2"
                + " expected { a: 1 } to deeply equal { a: 2 }",
            "SKIPPED t/v.spec.mjs::v > sk @t/v.spec.mjs:0 ");
  }

  @Test
  void semgrep() throws Exception {
    assertThat(findings("semgrep.sarif"))
        .containsExactly(
            "ERROR no-eval @src/a.py:4 do not evaluate what comes from outside",
            "WARNING unused-os @src/a.py:1 os is imported");
  }

  /** Of Gradle 4.4.1; a test that throws is a failure there, never an error. */
  @Test
  void gradle() throws Exception {
    assertThat(passed("gradle.xml")).containsExactly("shop.PricesTest::adds");
    assertThat(others("gradle.xml"))
        .containsExactly(
            "FAILED shop.PricesTest::breaks @shop/PricesTest.java:8"
                + " java.lang.IllegalStateException: a <b> & \"c\"",
            "SKIPPED shop.PricesTest::later ",
            "FAILED shop.PricesTest::subtracts @shop/PricesTest.java:7"
                + " java.lang.AssertionError: difference expected:<1> but was:<2>");
  }

  /** Of cargo-nextest 0.9.151; it tells of ignored tests only where it is asked to. */
  @Test
  void nextest() throws Exception {
    assertThat(passed("nextest.xml")).containsExactly("calc::tests::fine");
    assertThat(others("nextest.xml"))
        .containsExactly(
            "SKIPPED calc::tests::later Skipped: test does not match the run-ignored option",
            "FAILED calc::tests::adds @src/lib.rs:9"
                + " thread 'tests::adds' (19394) panicked at src/lib.rs:9:9; left: -1; right: 3");
  }

  @Test
  void nextestByHand() throws Exception {
    assertThat(passed("nextest-by-hand.xml"))
        .containsExactly("calc::tests::fine", "calc::tests::flickers");
    assertThat(others("nextest-by-hand.xml"))
        .containsExactly(
            "FAILED calc::tests::adds @src/lib.rs:9"
                + " thread 'tests::adds' panicked at src/lib.rs:9:9; left: -1; right: 3");
  }

  /** Its rules are in an extension, and its results name no level. */
  @Test
  void codeqlByHand() throws Exception {
    assertThat(findings("codeql-by-hand.sarif"))
        .containsExactly(
            "ERROR js/code-injection @src/a.js:4"
                + " This code execution depends on a [user-provided value](1).",
            "NOTE js/unused-local-variable @src/a.js:1 Unused variable unused.");
  }
}
