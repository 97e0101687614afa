package dev.omk.scope;

import static dev.omk.scope.DiffJudgementTest.judge;
import static dev.omk.scope.DiffJudgementTest.kinds;
import static dev.omk.scope.DiffJudgementTest.modified;
import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.scope.Violation.Kind;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SkipMarkersTest {
  static Stream<Arguments> skips() {
    return Stream.of(
        Arguments.of("test_a.py", "@pytest.mark.skip(reason='x')\n"),
        Arguments.of("test_a.py", "@unittest.skipIf(True, 'x')\n"),
        Arguments.of("test_a.py", "pytestmark = pytest.mark.xfail\n"),
        Arguments.of("test_a.py", "self.skipTest('later')\n"),
        Arguments.of("test_a.py", "__test__ = False\n"),
        Arguments.of("ATest.java", "@Disabled\n"),
        Arguments.of("ATest.java", "@org.junit.Ignore(\"flaky\")\n"),
        Arguments.of("ATest.java", "assumeTrue(false);\n"),
        Arguments.of("a.test.js", "it.skip('a', () => {})\n"),
        Arguments.of("a.test.js", "describe.only('a', () => {})\n"),
        Arguments.of("a.test.js", "xit('a', () => {})\n"),
        Arguments.of("a.spec.ts", "test.describe.skip('a', f)\n"),
        Arguments.of("a_test.go", "t.Skip(\"later\")\n"),
        Arguments.of("a_test.go", "//go:build never\n"),
        Arguments.of("tests/a.rs", "#[ignore]\n"),
        Arguments.of("tests/a.rs", "#[ignore = \"slow\"]\n"),
        Arguments.of("spec/a_spec.rb", "  pending 'x'\n"),
        Arguments.of("tests/ATest.php", "$this->markTestSkipped('x');\n"));
  }

  static Stream<Arguments> lookAlikes() {
    return Stream.of(
        Arguments.of("test_a.py", "# do not skip this: pytest.mark.skip is forbidden\n"),
        Arguments.of("test_a.py", "assert parser.skip_whitespace()\n"),
        Arguments.of("test_a.py", "unittest.main()\n"),
        Arguments.of("ATest.java", "stream.skip(1).toList();\n"),
        Arguments.of("ATest.java", "// @Disabled was here\n"),
        Arguments.of("ATest.java", "assertThat(isDisabled()).isTrue();\n"),
        Arguments.of("a.test.js", "expect(list.skip).toBe(1)\n"),
        Arguments.of("a.test.js", "expect(fit).toBe(1); exit(0)\n"),
        Arguments.of("a_test.go", "r.Skipped()\n"),
        Arguments.of("tests/a.rs", "let ignore = 1;\n"),
        Arguments.of("spec/a_spec.rb", "expect(order.pending).to be true\n"),
        Arguments.of("tests/data/a.txt", "skip\n"));
  }

  @ParameterizedTest
  @MethodSource("skips")
  void newSkipInTestOfTheBaseIsAViolation(String path, String line) {
    assertThat(kinds(judge(modified(path, "a\n", "a\n" + line))))
        .containsExactly(Kind.TEST_SKIPPED);
  }

  @ParameterizedTest
  @MethodSource("skips")
  void skipThatWasThereIsNoViolation(String path, String line) {
    assertThat(kinds(judge(modified(path, line, line + "a\n")))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("lookAlikes")
  void lookAlikeIsNoSkip(String path, String line) {
    assertThat(kinds(judge(modified(path, "a\n", "a\n" + line)))).isEmpty();
  }
}
