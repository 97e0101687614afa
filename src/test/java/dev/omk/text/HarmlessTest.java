package dev.omk.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HarmlessTest {

  @Test
  void controlsAndOverridesAreReplaced() {
    String hostile = "a\u001b[2Jb\u0000c\u009bd\u202ee\u2066f\ud800g\u007fh";

    assertThat(Harmless.line(hostile, 100))
        .isEqualTo("a\uFFFD[2Jb\uFFFDc\uFFFDd\uFFFDe\uFFFDf\uFFFDg\uFFFDh");
    assertThat(Harmless.block(hostile)).doesNotContain("\u001b", "\u0000", "\u202e");
  }

  @Test
  void aLineIsOneLineAndBounded() {
    assertThat(Harmless.line(" two\nlines\t and  blanks ", 100)).isEqualTo("two lines and blanks");
    assertThat(Harmless.line("x".repeat(50), 10)).isEqualTo("x".repeat(9) + "…");
    assertThat(Harmless.line("x".repeat(5_000_000), 10)).hasSize(10).endsWith("…");
    assertThat(Harmless.line("é日本🙂", 100)).isEqualTo("é日本🙂");
  }

  @Test
  void aCutNeverSplitsACharacter() {
    assertThat(Harmless.line("🙂🙂🙂", 4)).isEqualTo("🙂…");
    assertThat(Harmless.cutBefore("🙂🙂", 3)).isEqualTo("🙂");
    assertThat(Harmless.cutBefore("ab", 7)).isEqualTo("ab");
  }

  @Test
  void oneLineHasNoNewlineAndIsOtherwiseWhole() {
    assertThat(Harmless.oneLine("a\r\nb\nc\td  e\u001b ")).isEqualTo("a b c d  e\uFFFD ");
    assertThat(Harmless.oneLine("ok schön 漢字 🎉")).isEqualTo("ok schön 漢字 🎉");
    assertThat(Harmless.oneLine("x".repeat(100_000))).hasSize(100_000);
  }

  @Test
  void directionCannotBeTurned() {
    assertThat(Harmless.line("a\u202eb\u2066c\u200fd\u061ce", 100))
        .isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe");
  }

  @Test
  void lineCannotBeOverwritten() {
    assertThat(Harmless.block("failed\rpassed\r\n")).isEqualTo("failed\npassed\n");
  }

  @Test
  void sequencesOfATerminalLeaveNoTrace() {
    assertThat(Harmless.withoutSequences("\u001b[31mred\u001b[0m \u001b]0;title\u0007\ttab\u0007"))
        .isEqualTo("red \ttab");
    assertThat(Harmless.withoutSequences("a\u202eb\u001b\u009bc🙂")).isEqualTo("abc🙂");
  }

  @Test
  void aBlockKeepsItsLines() {
    assertThat(Harmless.block("a\r\nb\rc\n\td")).isEqualTo("a\nb\nc\n\td");
  }
}
