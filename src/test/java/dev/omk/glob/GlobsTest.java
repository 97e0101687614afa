package dev.omk.glob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.omk.error.OmkException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "*.md README.md",
        "src/*.py src/a.py",
        "src/**/*.py src/a.py",
        "src/**/*.py src/a/b/c.py",
        "**/*.py a.py",
        "src/ src/a/b",
        "src/** src/a",
        "a?c abc",
        "*.{js,ts} a.ts",
        "[a-c]x bx",
        "[!a-c]x dx",
        "./a/b a/b",
        "/a a",
        "a\\*b a*b",
        "a+b(c) a+b(c)"
      })
  void patternMatchesPath(String glob, String path) {
    assertThat(Globs.of(List.of(glob)).matches(path)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "*.md docs/README.md",
        "src/*.py src/a/b.py",
        "src/** src",
        "a?c a/c",
        "[!a]x /x",
        "*.py a.pyc",
        "a.b axb",
        "src/**/*.py srcs/a.py",
        "README.md readme.md"
      })
  void patternDoesNotMatchLookAlike(String glob, String path) {
    assertThat(Globs.of(List.of(glob)).matches(path)).isFalse();
  }

  @Test
  void noPatternMatchesNothing() {
    assertThat(Globs.of(List.of()).matches("a")).isFalse();
  }

  @Test
  void folderCoversWhatIsBelow() {
    Globs globs = Globs.of(List.of("migrations"));

    assertThat(globs.covers("migrations/2026/one.sql")).isTrue();
    assertThat(globs.covers("app/migrations/one.sql")).isFalse();
  }

  @Test
  void caseIsIgnoredWhenAsked() {
    assertThat(Globs.ignoringCase(List.of("Src/*.PY")).matches("src/a.py")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a{b", "a}b", "a[b", "", "[z-a]"})
  void malformedPatternIsAnError(String glob) {
    assertThatThrownBy(() -> Globs.of(List.of(glob))).isInstanceOf(OmkException.class);
  }

  @Test
  void hostilePatternAndPathStayLinear() {
    Globs globs = Globs.of(List.of("*a*a*a*a*a*a*a*a*a*b", "**/**/**/**/x"));

    assertThat(globs.matches("a".repeat(1 << 20))).isFalse();
  }
}
