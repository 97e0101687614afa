package dev.omk.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.text.Columns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProseTest {
  private static final String ID = "goal-20260101-000000-000-0123abcd";

  private static String reason(String words, int width) {
    return Prose.fit(new Text().field("Reason", words).line("own words").toString(), width);
  }

  @Test
  void linesGoOnBelowTheirWords() {
    assertThat(reason("no gate has run and nothing was judged", 40))
        .isEqualTo(
            """
              Reason:   no gate has run and nothing
                        was judged
            own words
            """);
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 41, 57, 80, 120})
  void noLineIsWiderThanTheTerminalWhateverTheScript(int width) {
    String words = "Fix 漢字漢字漢字 漢字 and 👩‍👩‍👧‍👦 über größe ".repeat(8);

    assertThat(reason(words, width).lines()).allMatch(line -> Columns.of(line) <= width);
    assertThat(reason(words, width).replaceAll("\\s+", "")).contains(words.replaceAll("\\s+", ""));
  }

  @Test
  void textWithoutBlanksIsBrokenBetweenItsLetters() {
    assertThat(reason("計算機の失敗しているテストを直す。終わり", 36))
        .isEqualTo(
            """
              Reason:   計算機の失敗しているテス
                        トを直す。終わり
            own words
            """);
  }

  @Test
  void whatIsToBePastedIsNeverBroken() {
    String next = "omk goal gates --approve " + ID;
    String path = "/a/very/long/path/that/is/wider/than/the/terminal/proof.json";

    assertThat(reason("write .omk/gates.toml: " + next, 50))
        .isEqualTo("  Reason:   write .omk/gates.toml:\n            " + next + "\nown words\n");
    assertThat(reason("see (" + next + ")", 50)).contains("(" + next + ")");
    assertThat(reason(path, 40)).isEqualTo("  Reason:   " + path + "\nown words\n");
  }

  @Test
  void withoutAWidthAndWithoutRoomLinesStayWhole() {
    String words = "word ".repeat(70).strip();

    assertThat(reason(words, Prose.ENDLESS)).isEqualTo("  Reason:   " + words + "\nown words\n");
    assertThat(reason(words, 25)).isEqualTo("  Reason:   " + words + "\nown words\n");
  }

  @Test
  void markOfAnItemIsNotCountedByItsColour() {
    String item = new Text().marked("  - ", "strong", "word ".repeat(8).strip()).toString();

    assertThat(Style.plain(Prose.fit(item, 32)).lines())
        .containsExactly("  - ✓ word word word word word", "      word word word");
  }
}
