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
  void aBlockKeepsItsLines() {
    assertThat(Harmless.block("a\r\nb\rc\n\td")).isEqualTo("a\nb\nc\n\td");
  }
}
