package dev.omk.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.text.Columns;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListTextTest {
  private static final String ID = "goal-20260101-000000-000-00000001";
  private static final List<ListText.Row> ROWS =
      List.of(
          new ListText.Row("ready", "", ID, "漢字".repeat(60)),
          new ListText.Row("blocked_on_external", "", ID, "👩‍👩‍👧‍👦 family ".repeat(20)),
          new ListText.Row("not_ready", "stale", ID, "e\u0301".repeat(200)));

  private static String text(int width) {
    return Style.plain(ListText.of(ROWS, 5, width));
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 80, 90, 132, 200})
  void everyLineFitsTheTerminal(int width) {
    assertThat(text(width).lines()).allMatch(line -> Columns.of(line) <= width);
  }

  @Test
  void withoutATerminalNothingIsCut() {
    assertThat(text(Integer.MAX_VALUE)).contains("漢字".repeat(60)).doesNotContain("…");
  }

  @Test
  void idsStandBelowEachOtherWhereThereIsRoom() {
    assertThat(text(132).lines().skip(1).map(line -> line.indexOf(ID)).distinct()).hasSize(1);
  }

  @Test
  void aNarrowTerminalShowsIdAndWordsOnLinesOfTheirOwn() {
    assertThat(text(60)).contains("  [ready] " + ID + "\n    漢字");
  }

  @Test
  void headSaysHowManyThereAre() {
    assertThat(text(80)).startsWith("Goals (3 of 5):\n").contains("[not_ready (stale)]");
    assertThat(Style.plain(ListText.of(List.of(), 0, 80))).isEqualTo("Goals (0):\n");
  }
}
