package dev.omk.scope;

import static dev.omk.scope.DiffJudgementTest.judge;
import static dev.omk.scope.DiffJudgementTest.modified;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LayoutVerdictTest {
  static Stream<Arguments> layout() {
    return Stream.of(
        Arguments.of("a.java", "int a=1;\n", "int  a = 1 ;\n\n"),
        Arguments.of("a.java", "f(a,b);", "f(\n  a,\n  b);\n"),
        Arguments.of("a.py", "if x:\n  y()\n", "if x:\n    y()\n\n"),
        Arguments.of("a.md", "text  \n", "text\r\n\r\n"),
        Arguments.of("a.sh", "echo a\n", "echo a   \n"));
  }

  static Stream<Arguments> comments() {
    return Stream.of(
        Arguments.of("a.java", "int a;\n", "// say why\nint a; /* more */\n"),
        Arguments.of("a.py", "x = 1\n", "x = 1  # why\n"),
        Arguments.of("a.sh", "echo a\n", "# greet\necho a\n"),
        Arguments.of("a.sql", "select 1;\n", "select 1; -- one\n"),
        Arguments.of("a.html", "<p/>\n", "<p/>\n<!-- x -->\n"));
  }

  static Stream<Arguments> code() {
    return Stream.of(
        Arguments.of("a.py", "if x:\n  y()\n  z()\n", "if x:\n  y()\nz()\n"),
        Arguments.of("a.py", "x = 'a b'\n", "x = 'a  b'\n"),
        Arguments.of("a.py", "s = '# a'\n", "s = '# b'\n"),
        Arguments.of("a.js", "u = 'http://a'\n", "u = 'http://b'\n"),
        Arguments.of("a.java", "newfoo();", "new foo();"),
        Arguments.of("a.sh", "echo $#\n", "echo $#a\n"),
        Arguments.of("a.py", "x = y\n", "x = y  # type: ignore\n"),
        Arguments.of("a.rs", "fn f<'a>(x: &'a str) {} // a\n", "fn f<'a>(x: &'a [u8]) {} // a\n"),
        Arguments.of("a.md", "one\n", "two\n"));
  }

  @ParameterizedTest
  @MethodSource("layout")
  void whiteSpaceAloneIsNoDiff(String path, String base, String candidate) {
    Judgement judgement = judge(modified(path, base, candidate));

    assertThat(judgement.onlyWhitespace()).isTrue();
    assertThat(judgement.nothing()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("comments")
  void commentsAloneAreNoCode(String path, String base, String candidate) {
    Judgement judgement = judge(modified(path, base, candidate));

    assertThat(judgement.onlyComments()).isTrue();
    assertThat(judgement.nothing()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("code")
  void changeOfMeaningIsCode(String path, String base, String candidate) {
    Judgement judgement = judge(modified(path, base, candidate));

    assertThat(judgement.onlyWhitespace()).isFalse();
    assertThat(judgement.onlyComments()).isFalse();
  }

  @Test
  void changedModeIsADiff() {
    assertThat(judge(modified("run.sh", "x", "x")).nothing()).isFalse();
  }

  @Test
  void nothingChangedIsNothing() {
    assertThat(judge().nothing()).isTrue();
  }

  @Test
  void hostileLongLineIsReadOnce() {
    String line = "'\"/*`#".repeat(200_000);

    assertThat(judge(modified("a.js", line, line + "\n// x\n")).violations()).isEmpty();
    assertThat(judge(modified("a.py", line, line + "x")).nothing()).isFalse();
  }
}
