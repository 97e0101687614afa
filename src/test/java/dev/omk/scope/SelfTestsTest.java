package dev.omk.scope;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tests in files that are not called like tests. */
class SelfTestsTest {
  private static final String CASES =
      """
      import unittest

      def add(a, b):
          return a - b

      class T(unittest.TestCase):
          def test_add(self):
              self.assertEqual(add(2, 3), 5)

      def test_zero():
          assert add(2, 0) == 2

      def test_connection(host):
          return host.ping()
      """;
  private static final String IN_SOURCE =
      """
      export const add = (a, b) => a - b;
      if (import.meta.vitest) {
        const { it, expect } = import.meta.vitest;
        it('adds', () => {
          expect(add(2, 3)).toBe(5);
        });
      }
      """;

  private static boolean changed(String path, String base, String now) {
    return SelfTests.changed(path, () -> base, now);
  }

  @Test
  void caseOfPythonThatIsAnotherOneOrGoneIsFound() {
    assertThat(changed("calc/cases.py", CASES, CASES.replace("3), 5", "3), -1"))).isTrue();
    assertThat(changed("calc/cases.py", CASES, CASES.replace("== 2", "!= 3"))).isTrue();
    assertThat(changed("calc/cases.py", CASES, CASES.replace("class T", "@skip\nclass T")))
        .isTrue();
    assertThat(changed("calc/cases.py", CASES, CASES.replace("class T(", "class U("))).isTrue();
    assertThat(changed("calc/cases.py", CASES, CASES + "T.test_add = print\n")).isTrue();
    assertThat(changed("calc/cases.py", CASES, CASES + "del T\n")).isTrue();
    assertThat(changed("calc/cases.py", CASES, CASES + "class T(unittest.TestCase): pass\n"))
        .isFalse(); // Names of tests are counted by the gate.
  }

  @Test
  void codeBesideItAndMoreCasesAreNot() {
    assertThat(changed("calc.py", CASES, CASES.replace("a - b", "a + b"))).isFalse();
    assertThat(changed("calc.py", CASES, CASES.replace("ping", "reach"))).isFalse();
    assertThat(
            changed(
                "calc.py",
                CASES,
                CASES.replace("3), 5)\n", "3), 5)\n    def test_one(self):\n        pass\n")))
        .isFalse();
    assertThat(changed("calc.py", "def add(a, b): return a\n", "x = 1\n")).isFalse();
    assertThat(changed("calc.go", CASES, "")).isFalse();
  }

  @Test
  void testWithinSourceOfJavaScriptIsFound() {
    assertThat(changed("calc.ts", IN_SOURCE, IN_SOURCE.replace("toBe(5)", "toBe(-1)"))).isTrue();
    assertThat(changed("calc.ts", IN_SOURCE, "export const add = 1;\n")).isTrue();
    assertThat(changed("calc.ts", IN_SOURCE, IN_SOURCE.replace("a - b", "a + b"))).isFalse();
    assertThat(
            changed("calc.ts", IN_SOURCE, IN_SOURCE.replace("  });\n}", "  });\n  it('x', f);\n}")))
        .isFalse();
  }
}
