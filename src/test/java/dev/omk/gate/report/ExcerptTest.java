package dev.omk.gate.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.gate.GateFinding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExcerptTest {
  private static final String NOISE = "collecting thing number 4 of many\n".repeat(400);

  static Stream<Arguments> outputs() {
    return Stream.of(
        Arguments.of(
            "pytest",
            """
            =================================== FAILURES ===================================
            ___________________________________ test_add ___________________________________

                def test_add():
            >       assert add(2, 2) == 4
            E       assert 0 == 4
            E        +  where 0 = add(2, 2)

            tests/test_calc.py:5: AssertionError
            =========================== short test summary info ============================
            FAILED tests/test_calc.py::test_add - assert 0 == 4
            """,
            List.of(
                "E       assert 0 == 4",
                "tests/test_calc.py:5: AssertionError",
                "FAILED tests/test_calc.py::test_add - assert 0 == 4")),
        Arguments.of(
            "unittest",
            """
            ======================================================================
            FAIL: test_add (tests.test_calc.CalcTest.test_add)
            ----------------------------------------------------------------------
            Traceback (most recent call last):
              File "tests/test_calc.py", line 7, in test_add
                self.assertEqual(add(2, 2), 4)
            AssertionError: 0 != 4

            ----------------------------------------------------------------------
            Ran 12 tests in 0.001s

            FAILED (failures=1)
            """,
            List.of(
                "FAIL: test_add (tests.test_calc.CalcTest.test_add)",
                "AssertionError: 0 != 4",
                "FAILED (failures=1)")),
        Arguments.of(
            "go",
            """
            --- FAIL: TestAdd (0.00s)
                calc_test.go:9: add(2, 2) = 0, want 4
            FAIL
            FAIL\texample.org/calc\t0.002s
            """,
            List.of("--- FAIL: TestAdd (0.00s)", "    calc_test.go:9: add(2, 2) = 0, want 4")),
        Arguments.of(
            "go build",
            """
            # example.org/calc
            ./calc.go:4:9: undefined: x
            """,
            List.of("./calc.go:4:9: undefined: x")),
        Arguments.of(
            "cargo build",
            """
            error[E0308]: mismatched types
             --> src/lib.rs:2:5
              |
            2 |     "x"
              |     ^^^ expected `i32`, found `&str`

            """,
            List.of(
                "error[E0308]: mismatched types",
                " --> src/lib.rs:2:5",
                "  |     ^^^ expected `i32`, found `&str`")),
        Arguments.of(
            "cargo test",
            """
            ---- tests::adds stdout ----
            thread 'tests::adds' panicked at src/lib.rs:11:9:
            assertion `left == right` failed
              left: 0
             right: 4
            note: run with `RUST_BACKTRACE=1` environment variable
            """,
            List.of("thread 'tests::adds' panicked at src/lib.rs:11:9:", " right: 4")),
        Arguments.of(
            "maven",
            """
            [ERROR] Tests run: 3, Failures: 1, Errors: 0, Skipped: 0 <<< FAILURE! -- in CalcTest
            org.opentest4j.AssertionFailedError: expected: <4> but was: <0>
            \tat example.CalcTest.adds(CalcTest.java:12)

            [ERROR]   CalcTest.adds:12 expected: <4> but was: <0>
            [ERROR] -> [Help 1]
            [ERROR] Re-run Maven using the -X switch to enable full debug logging.
            """,
            List.of(
                "org.opentest4j.AssertionFailedError: expected: <4> but was: <0>",
                "[ERROR]   CalcTest.adds:12 expected: <4> but was: <0>")),
        Arguments.of(
            "javac",
            """
            [ERROR] /src/main/java/Calc.java:[3,12] incompatible types
            """,
            List.of("[ERROR] /src/main/java/Calc.java:[3,12] incompatible types")),
        Arguments.of(
            "gradle",
            """
            CalcTest > adds() FAILED
                org.opentest4j.AssertionFailedError at CalcTest.java:12

            * What went wrong:
            Execution failed for task ':test'.

            """,
            List.of(
                "CalcTest > adds() FAILED",
                "    org.opentest4j.AssertionFailedError at CalcTest.java:12",
                "Execution failed for task ':test'.")),
        Arguments.of(
            "node --test",
            """
            not ok 1 - adds
              ---
              error: 'Expected values to be strictly equal: 0 !== 4'
              code: 'ERR_ASSERTION'
              ...
            """,
            List.of("not ok 1 - adds", "  error: 'Expected values to be strictly equal: 0 !== 4'")),
        Arguments.of(
            "mocha",
            """
              M
                1) bad
                ✔ good


              1 passing (25ms)
              1 failing

              1) M
                   bad:

                  AssertionError [ERR_ASSERTION]: Expected values to be strictly equal:

            1 !== 2

                  + expected - actual

                  -1
                  +2

                  at Context.<anonymous> (t/m.cjs:2:46)
                  at process.processImmediate (node:internal/timers:483:21)
            """,
            List.of(
                "  1) M",
                "       bad:",
                "      AssertionError [ERR_ASSERTION]: Expected values to be strictly equal:",
                "1 !== 2",
                "      at Context.<anonymous> (t/m.cjs:2:46)")),
        Arguments.of(
            "jest",
            """
              ● calc › adds

                expect(received).toBe(expected)

                Expected: 4
                Received: 0

            Test Suites: 1 failed, 1 total
            """,
            List.of("  ● calc › adds", "    Expected: 4", "    Received: 0")),
        Arguments.of(
            "tsc",
            """
            src/calc.ts(3,5): error TS2322: Type 'string' is not assignable to type 'number'.
            """,
            List.of(
                "src/calc.ts(3,5): error TS2322: Type 'string' is not assignable to type"
                    + " 'number'.")),
        Arguments.of(
            "eslint",
            """
            /project/src/calc.js
              3:7  error  'x' is assigned a value but never used  no-unused-vars
            """,
            List.of(
                "/project/src/calc.js",
                "  3:7  error  'x' is assigned a value but never used  no-unused-vars")),
        Arguments.of(
            "traceback",
            """
            Traceback (most recent call last):
              File "main.py", line 1, in <module>
                import calc
            ModuleNotFoundError: No module named 'calc'
            """,
            List.of(
                "Traceback (most recent call last):",
                "ModuleNotFoundError: No module named 'calc'")),
        Arguments.of(
            "make",
            "make: *** No rule to make target 'tset'.  Stop.\n",
            List.of("make: *** No rule to make target 'tset'.  Stop.")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("outputs")
  void failureIsFoundInNoise(String runner, String output, List<String> expected)
      throws IOException {
    String excerpt = excerpt(NOISE + output + NOISE);
    assertThat(excerpt.lines()).containsAll(expected).doesNotContain(NOISE.strip());
    assertThat(excerpt).doesNotContain("collecting thing").doesNotContain("Re-run Maven");
  }

  @Test
  void aShortOutputIsShownWhole() throws IOException {
    String output = "sh tests.sh\nadd 2 3 is not 5\nmake: *** [Makefile:2: test] Error 1\n";
    assertThat(excerpt(output)).isEqualTo(output.stripTrailing());
  }

  @Test
  void lastLinesAreShownWhereNothingNamesAFailure() throws IOException {
    assertThat(excerpt("one\n\ntwo\n\nthree")).isEqualTo("one\ntwo\nthree");
    assertThat(excerpt("")).isEmpty();
  }

  @Test
  void errorsOfMavenThatNameNoPlaceAreShown() throws IOException {
    String output =
        """
        [INFO] Building calc
        [ERROR] COMPILATION ERROR :
        [INFO] -------------------
        [ERROR] Source option 5 is no longer supported. Use 7 or later.
        [INFO] BUILD FAILURE
        [ERROR] -> [Help 1]
        [ERROR]
        [ERROR] [Help 1] http://localhost/x
        """;
    assertThat(excerpt(NOISE + output))
        .contains("Source option 5 is no longer supported")
        .doesNotContain("Help 1");
  }

  @Test
  void manyFailuresStayWithinTheBounds() throws IOException {
    StringBuilder output = new StringBuilder();
    for (int i = 0; i < 5000; i++) {
      output.append("--- FAIL: Test").append(i).append(" (0.00s)\n");
      output.append("    a_test.go:").append(i).append(": ").append("x".repeat(500)).append('\n');
    }
    String excerpt = excerpt(output.toString());
    assertThat(excerpt).hasSizeLessThanOrEqualTo(Excerpt.MAX_CHARS).startsWith("--- FAIL: Test0 ");
    assertThat(excerpt.lines().count()).isBetween(10L, (long) Excerpt.MAX_LINES);
  }

  @Test
  void oneLongFailureIsShortenedInTheMiddle() throws IOException {
    String block =
        "_______ test_x _______\n"
            + "    filler of a long function body\n".repeat(200)
            + "E   assert 1 == 2\n";
    assertThat(excerpt(block)).contains("test_x").hasSizeLessThanOrEqualTo(Excerpt.MAX_CHARS);
  }

  @Test
  void structuredFailuresComeBeforeVagueErrors() throws IOException {
    StringBuilder output = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      output.append("pool error: ").append(i).append(" retried\n");
    }
    output.append("--- FAIL: TestAdd (0.00s)\n    a_test.go:9: want 4\n");
    assertThat(excerpt(output.toString())).contains("--- FAIL: TestAdd", "want 4");
  }

  @Test
  void coloursAndOverwrittenLinesAreCleaned() throws IOException {
    String output = "10%\r50%\r\u001b[31merror:\u001b[0m it broke\u0007\n";
    assertThat(excerpt(output)).isEqualTo("error: it broke");
  }

  /** As much as a log may hold; the bound is generous, it only tells linear from hopeless. */
  @Test
  @Timeout(30)
  void fullLogOfShortLinesIsReadInReasonableTime() throws IOException {
    String output = "short line\n".repeat(1_500_000) + "error: at the end\n";
    assertThat(excerpt(output)).isEqualTo("error: at the end");
  }

  @Test
  void placesAreThoseOfTheWholeOutputInItsOrder() throws IOException {
    StringBuilder output = new StringBuilder("building\n");
    for (int i = 1; i <= 500; i++) {
      output.append("src/a.c:").append(i).append(":1: error: e").append(i).append('\n');
    }
    Excerpt excerpt = read(output.toString());
    assertThat(excerpt.text().lines()).hasSizeLessThan(Excerpt.MAX_LINES);
    assertThat(excerpt.places()).hasSize(500);
    assertThat(excerpt.places().getLast().text()).isEqualTo("src/a.c:500: error: e500");
    assertThat(read(output.toString().repeat(2)).places()).hasSize(500);
  }

  /** Of Mocha 12, Jest 30 and Go 1.26: every failure is named, whether it has a place or not. */
  @Test
  void runnersThatNameTheirTestsHideNoFailure() throws IOException {
    assertThat(
            places(
                """
                  1) M
                       bad:

                      AssertionError [ERR_ASSERTION]: Expected values to be strictly equal:

                1 !== 2

                      at Context.<anonymous> (t/m.cjs:2:46)
                      at process.processImmediate (node:internal/timers:483:21)
                """))
        .containsExactly(
            "t/m.cjs:2: M bad: AssertionError [ERR_ASSERTION]:"
                + " Expected values to be strictly equal: 1 !== 2");
    assertThat(
            places(
                """
                FAIL t/v.spec.mjs
                  ● Test suite failed to run

                    Must use import to load ES Module: t/v.spec.mjs

                      at createRequireEsmError (node_modules/jest-runtime/build/index.js:452:17)

                FAIL t/a.test.js
                  ● calc > "x" › adds <1>

                    expect(received).toBe(expected) // Object.is equality

                    Expected: 3
                    Received: 2

                    > 2 |   test('adds <1>', () => { expect(1+1).toBe(3); });

                      at Object.toBe (t/a.test.js:2:40)

                Test Suites: 2 failed, 2 total
                """))
        .containsExactly(
            "t/v.spec.mjs: Test suite failed to run:"
                + " Must use import to load ES Module: t/v.spec.mjs",
            "t/a.test.js:2: calc > \"x\" › adds <1>:"
                + " expect(received).toBe(expected) // Object.is equality");
    assertThat(
            places(
                """
                --- FAIL: TestAdd (0.00s)
                    --- FAIL: TestAdd/two (0.00s)
                        a_test.go:8: got 0
                --- FAIL: TestPanic (0.00s)
                panic: assignment to entry in nil map [recovered, repanicked]

                goroutine 21 [running]:
                testing.tRunner.func1.2({0x55b7a0, 0x6cbe50})
                \t/usr/local/go/src/testing/testing.go:1974 +0x232
                testing.tRunner.func1()
                \t/usr/local/go/src/testing/testing.go:1977 +0x349
                panic({0x55b7a0?, 0x6cbe50?})
                \t/usr/local/go/src/runtime/panic.go:860 +0x13a
                x.TestPanic(0xe66ef596b48?)
                \t/home/dev/x/a_test.go:14 +0x28
                testing.tRunner(0xe66ef596b48, 0x593e58)
                \t/usr/local/go/src/testing/testing.go:2036 +0xea
                FAIL\tx\t0.005s
                panic: in a goroutine

                goroutine 7 [running]:
                FAIL\ty\t0.005s
                """))
        .containsExactly(
            "a_test.go:8: TestAdd/two: got 0",
            "/home/dev/x/a_test.go:14: TestPanic: panic: assignment to entry in nil map",
            "panic: in a goroutine");
  }

  private static List<String> places(String output) throws IOException {
    return read(NOISE + output + NOISE).places().stream().map(GateFinding::text).toList();
  }

  @Test
  void findingsComeFirst() throws IOException {
    byte[] log = "error: in the log\n".getBytes(StandardCharsets.UTF_8);
    assertThat(Excerpt.of(List.of("a.py:1: rule: bad"), new ByteArrayInputStream(log)).text())
        .isEqualTo("a.py:1: rule: bad\nerror: in the log");
  }

  @Test
  void missingLogGivesTheFindingsOnly(@TempDir Path temp) throws IOException {
    assertThat(Excerpt.of(List.of("x"), temp.resolve("none.log")).text()).isEqualTo("x");
    Path log = Files.writeString(temp.resolve("a.log"), "fatal: no\n");
    assertThat(Excerpt.of(List.of(), log).text()).isEqualTo("fatal: no");
  }

  private static String excerpt(String output) throws IOException {
    return read(output).text();
  }

  private static Excerpt read(String output) throws IOException {
    return Excerpt.of(List.of(), new ByteArrayInputStream(output.getBytes(StandardCharsets.UTF_8)));
  }
}
