package dev.omk.gate.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.gate.TestResult;
import dev.omk.gate.TestResult.Status;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunnerSummaryTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      value = {
        "Ran 4 tests in 0.001s||FAILED (failures=1, skipped=1) ~ unittest",
        "Ran 4 tests in 0.001s||FAILED (errors=1, expected failures=1) ~ unittest",
        "===== 1 failed, 2 passed, 1 skipped in 0.12s ===== ~ pytest",
        "1 error, 2 passed, 1 xfailed, 3 warnings in 0.12s ~ pytest",
        "# tests 4|# suites 0|# pass 2|# fail 1|# cancelled 0|# skipped 1|# todo 0 ~ node",
        "ℹ tests 4|ℹ pass 2|ℹ fail 1|ℹ skipped 0|ℹ todo 1 ~ node",
        "Tests:       1 failed, 1 skipped, 2 passed, 4 total ~ jest",
        "  2 passing (4ms)|  1 pending|  1 failing ~ mocha",
        "test result: ok. 1 passed; 0 failed; 0 ignored; 0 measured|"
            + "test result: FAILED. 1 passed; 1 failed; 1 ignored; 0 measured ~ cargo",
        "[ERROR] Tests run: 4, Failures: 1, Errors: 0, Skipped: 1 ~ maven",
        "4 examples, 1 failure, 1 pending ~ rspec",
        "4 runs, 7 assertions, 0 failures, 1 errors, 1 skips ~ minitest",
        "Failed!  - Failed:     1, Passed:     2, Skipped:     1, Total:     4 ~ dotnet",
        "4 tests, 1 failure, 1 skipped ~ exunit",
        "     Summary [   0.012s] 3 tests run: 2 passed, 1 failed, 1 skipped ~ nextest",
      })
  void testsAreCountedAsTheRunnerSays(String output, String runner) {
    List<TestResult> tests = read(output).tests(false);

    assertThat(tests)
        .extracting(TestResult::id)
        .containsExactly(runner + " #1", runner + " #2", runner + " #3", runner + " #4");
    assertThat(tests)
        .extracting(TestResult::status)
        .containsExactly(Status.FAILED, Status.PASSED, Status.PASSED, Status.SKIPPED);
  }

  /** Where a runner says how many ran, and not which failed. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      value = {
        "67% tests passed, 1 tests failed out of 3 ~ ctest",
        "Files=2, Tests=3,  0 wallclock secs ( 0.02 usr ~ prove",
        "[==========] 3 tests from 1 test suite ran. (0 ms total) ~ gtest",
        "All tests passed (5 assertions in 3 test cases) ~ catch2",
      })
  void theirNumberIsKnown(String output, String runner) {
    assertThat(read(output).tests(true))
        .extracting(TestResult::id)
        .containsExactly(runner + " #1", runner + " #2", runner + " #3");
  }

  @Test
  void barsBetweenNumbersAreRead() {
    assertThat(counted("[doctest] test cases: 4 | 2 passed | 1 failed | 1 skipped")).isEqualTo(4);
    assertThat(counted("FAILED | 2 passed | 1 failed | 1 ignored (12ms)")).isEqualTo(4);
    assertThat(counted("test cases: 3 | 2 passed | 1 failed")).isEqualTo(3);
  }

  private static int counted(String line) {
    RunnerSummary summary = new RunnerSummary();
    summary.line(line);
    return summary.tests(false).size();
  }

  /** From 3.11 on the heading has the method twice, before it the class alone. */
  @ParameterizedTest
  @ValueSource(strings = {"test_c.T.test_bad", "test_c.T"})
  void whatUnittestSaysOfAFailureIsItsNamePlaceAndMessage(String owner) {
    String output =
        """
        ======================================================================
        ERROR: test_err (%1$s)
        ----------------------------------------------------------------------
        Traceback (most recent call last):
          File "/p/test_c.py", line 7, in test_err
            calc.divide(1, 0)
          File "/p/calc.py", line 2, in divide
            return a / b
        KeyError: 'b'

        During handling of the above exception, another exception occurred:

        Traceback (most recent call last):
          File "/p/test_c.py", line 7, in test_err
            calc.divide(1, 0)
        ZeroDivisionError: division by zero

        ======================================================================
        FAIL: test_bad (%1$s) [m] (i=0)
        Says what it is
        ----------------------------------------------------------------------
        Traceback (most recent call last):
          File "/p/test_c.py", line 6, in test_bad
            self.assertEqual(1,2)
        AssertionError: 1 != 2

        First list contains 1 additional elements.
        First extra element 5:
        None

        ======================================================================
        FAIL: test_bad (%1$s) [m] (i=1)
        ----------------------------------------------------------------------
        Ran 4 tests in 0.018s

        FAILED (failures=2, errors=1, skipped=1)
        """
            .formatted(owner)
            .replace("test_err (test_c.T.test_bad)", "test_err (test_c.T.test_err)");

    assertThat(read(output.replace('\n', '|')).tests(false))
        .containsExactly(
            new TestResult(
                "unittest test_c.T.test_err",
                Status.FAILED,
                "ZeroDivisionError: division by zero",
                "/p/test_c.py",
                7),
            new TestResult(
                "unittest test_c.T.test_bad",
                Status.FAILED,
                "AssertionError: 1 != 2",
                "/p/test_c.py",
                6),
            TestResult.counted("unittest", 3, Status.PASSED),
            TestResult.counted("unittest", 4, Status.SKIPPED));
  }

  @Test
  void packagesOfGoAreNamed() {
    String output =
        "ok  \tx/a\t0.002s|FAIL\tx/b\t0.1s|ok x (cached)|?   \tx/c\t[no test files]|"
            + "ok  \tx/d\t0.001s [no tests to run]";

    assertThat(read(output).tests(false))
        .extracting(TestResult::id)
        .containsExactly("go x/a", "go x/b", "go x");
  }

  @Test
  void whatFailedAndPassedWhenTriedAgainIsNoFailure() {
    String output = "1 failed, 1 passed in 0.1s|2 passed in 0.1s";

    assertThat(read(output).tests(true)).extracting(TestResult::status).containsOnly(Status.PASSED);
  }

  @Test
  void lastFailureStandsWhateverTheExitCode() {
    assertThat(read("2 passed in 0.1s|1 failed, 1 passed in 0.1s").tests(true))
        .extracting(TestResult::status)
        .contains(Status.FAILED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ok",
        "FAIL add: want 5",
        "Ran 4 tests",
        "downloaded 3 files in 0.2s",
        "# note 12",
        "copied 12 passed 3",
        "Tests are fine",
        "99999999999999999999 tests"
      })
  void anythingElseSaysNothing(String output) {
    assertThat(read(output).tests(false)).isEmpty();
  }

  /** A gigabyte of noise must cost no more than looking at its bytes. */
  @Test
  void noiseIsToldByItsBytes() {
    byte[] noise = "[INFO] 7 compiled pkg/Calc.java in 12 ms".getBytes(StandardCharsets.UTF_8);
    byte[] coloured = "\u001b[1mTe\u001b[0msts: 1 passed".getBytes(StandardCharsets.UTF_8);

    assertThat(RunnerSummary.mayBe(noise, noise.length)).isFalse();
    assertThat(RunnerSummary.mayBe(coloured, coloured.length)).isTrue();
  }

  /** Whichever byte the pairs begin at, and in lines among others. */
  @ParameterizedTest
  @ValueSource(
      strings = {"tests", "passed", "FAILED", "Skipped", "error", "pending", "cancelled", "todo"})
  void everyWordIsFoundAtEveryPlace(String word) {
    for (int before = 0; before < 6; before++) {
      byte[] line = ("x\n" + ".".repeat(before) + word + "\n").getBytes(StandardCharsets.UTF_8);
      assertThat(TellingBytes.first(line, 0, line.length)).isGreaterThan(1);
      byte[] ok = (".".repeat(before) + "\nok x\n").getBytes(StandardCharsets.UTF_8);
      assertThat(TellingBytes.first(ok, 0, ok.length)).isEqualTo(before + 1);
      byte[] not = (".".repeat(before) + "\nno ok\n").getBytes(StandardCharsets.UTF_8);
      assertThat(TellingBytes.first(not, 0, not.length)).isNegative();
    }
  }

  private static RunnerSummary read(String output) {
    RunnerSummary summary = new RunnerSummary();
    for (String line : output.split("\\|", -1)) {
      byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
      if (summary.wants(bytes, bytes.length)) {
        summary.line(line);
      }
    }
    return summary;
  }
}
