package dev.omk.gate.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.gate.GateFinding;
import dev.omk.gate.GateFinding.Level;
import org.junit.jupiter.api.Test;

/** Every output is as the tool prints it. */
class OutputPlacesTest {
  private static void finds(String output, String... findings) {
    assertThat(OutputPlaces.of(output)).extracting(f -> f.text()).containsExactly(findings);
  }

  @Test
  void compilersAndLintersThatPutThePlaceBeforeTheMessage() {
    finds(
        """
        src/a.c: In function 'main':
        src/a.c:3:10: error: 'x' undeclared (first use in this function)
        src/a.c:4:1: warning: control reaches end [-Wreturn-type]
        ./calc.go:7:2: undefined: y
        pkg/mod.py:9: error: Incompatible return value type  [return-value]
        """,
        "src/a.c:3: error: 'x' undeclared (first use in this function)",
        "src/a.c:4: warning: control reaches end [-Wreturn-type]",
        "./calc.go:7: undefined: y",
        "pkg/mod.py:9: error: Incompatible return value type  [return-value]");
  }

  @Test
  void noteOfACompilerIsNoError() {
    assertThat(OutputPlaces.of("a.py:3: error: Bad\na.py:4: note: see there\na.c:1:2: warning: w"))
        .extracting(GateFinding::level)
        .containsExactly(Level.ERROR, Level.NOTE, Level.WARNING);
  }

  @Test
  void mavenAndTypeScript() {
    finds(
        """
        [ERROR] COMPILATION ERROR :
        [ERROR] /w/src/main/java/Calc.java:[3,12] cannot find symbol
        src/a.ts(1,7): error TS2322: Type 'string' is not assignable to type 'number'.
        """,
        "/w/src/main/java/Calc.java:3: cannot find symbol",
        "src/a.ts:1: error TS2322: Type 'string' is not assignable to type 'number'.");
  }

  @Test
  void rustCompilerAndPanic() {
    finds(
        """
        error[E0308]: mismatched types
         --> src/lib.rs:2:5
        thread 'tests::adds' panicked at src/lib.rs:12:9:
        assertion `left == right` failed
        """,
        "src/lib.rs:2: error[E0308]: mismatched types",
        "src/lib.rs:12: assertion `left == right` failed");
  }

  @Test
  void lastFrameOfATracebackWithItsMessage() {
    finds(
        """
        Traceback (most recent call last):
          File "/usr/lib/python3/unittest/case.py", line 59, in testPartExecutor
            yield
          File "/w/test_calc.py", line 6, in test_add
            self.assertEqual(add(2, 3), 5)
        AssertionError: -1 != 5
        """,
        "/w/test_calc.py:6: AssertionError: -1 != 5");
  }

  @Test
  void eslintAndNode() {
    finds(
        """
        /w/src/a.js
          1:7  error  'x' is assigned a value but never used  no-unused-vars
        not ok 1 - adds
          ---
          duration_ms: 16.197943
          location: '/w/test/a.test.js:4:1'
        """,
        "/w/src/a.js:1: error: 'x' is assigned a value but never used  no-unused-vars",
        "/w/test/a.test.js:4: not ok 1 - adds");
  }

  @Test
  void failureOfNodeWithWhatIsWrongAndTheFrameThatSaysSo() {
    finds(
        """
        not ok 1 - adds
          ---
          duration_ms: 3.259622
          location: '/w/test/calc.test.js:4:1'
          failureType: 'testCodeFailure'
          error: |-
            Expected values to be strictly equal:

            -1 !== 5

          code: 'ERR_ASSERTION'
          stack: |-
            TestContext.<anonymous> (/w/test/calc.test.js:4:29)
            Test.runInAsyncScope (node:async_hooks:206:9)
        """,
        "/w/test/calc.test.js:4: adds: Expected values to be strictly equal: -1 !== 5");
    finds(
        """
        not ok 2 - parses
          ---
          location: 'file:///w/test/a.test.mjs:9:1'
          error: 'x is not a function'
        """,
        "/w/test/a.test.mjs:9: parses: x is not a function");
  }

  @Test
  void panicOfRustWithItsTestAndBothSides() {
    finds(
        """
        thread 'tests::adds' (19394) panicked at src/lib.rs:12:9:
        assertion `left == right` failed
          left: -1
         right: 5
        note: run with `RUST_BACKTRACE=1`
        """,
        "src/lib.rs:12: tests::adds: assertion `left == right` failed; left: -1; right: 5");
  }

  @Test
  void assertionOfTheCLibrary() {
    finds(
        "t: /w/t.c:3: main: Assertion `1 + 1 == 3' failed.\n",
        "/w/t.c:3: main: Assertion `1 + 1 == 3' failed.");
  }

  @Test
  void proseAndTimesAreNoPlaces() {
    finds("Started at 12:30:45: all is well\nnothing here\nhttp://host:80/: refused\n");
  }
}
