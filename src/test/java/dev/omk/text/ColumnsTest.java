package dev.omk.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnsTest {

  @ParameterizedTest
  @CsvSource({
    "abc, 3",
    "漢字, 4",
    "한글, 4",
    "é, 1",
    "e\u0301, 1",
    "ｆ, 2",
    "🎉, 2",
    "🇩🇪, 2",
    "❤, 1",
    "❤\uFE0F, 2",
    "1\uFE0F\u20E3, 2",
    "→, 1",
    "…, 1",
    "⏰, 2",
    "مرحبا, 5",
    "a\u200Db, 2"
  })
  void everyCharacterTakesItsColumns(String text, int columns) {
    assertThat(Columns.of(text)).isEqualTo(columns);
  }

  @Test
  void whatFitsIsNotCut() {
    assertThat(Columns.cut("漢字", 4)).isEqualTo("漢字");
    assertThat(Columns.cut("", 1)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "abcdef, 4, abc…",
    "漢字漢字, 5, 漢字…",
    "漢字漢字, 4, 漢…",
    "e\u0301e\u0301e\u0301, 2, e\u0301…",
    "a❤\uFE0Fbc, 3, a…",
    "👩\u200D👧xyz, 4, …"
  })
  void cutFitsAndSplitsNoCharacter(String text, int columns, String cut) {
    assertThat(Columns.cut(text, columns)).isEqualTo(cut);
    assertThat(Columns.of(cut)).isLessThanOrEqualTo(columns);
  }
}
