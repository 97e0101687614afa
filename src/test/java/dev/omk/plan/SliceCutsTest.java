package dev.omk.plan;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.task.Task;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SliceCutsTest {
  private static final int MOST = 40;
  private static final List<String> PATHS =
      List.of("src/a/one.py", "src/b/two.py", "docs/guide.md", "README.md");

  private static List<List<String>> writes(String text) {
    return SliceCuts.of(text, PATHS).stream().map(Task::writeSet).toList();
  }

  @Test
  void everyEntryThatNamesAPlaceIsAPiece() {
    assertThat(
            writes(
                "Do it\n\n- [ ] mend `src/a/one.py`\n* describe it in docs/\n2. add src/b/new.py"))
        .containsExactly(List.of("src/a/one.py"), List.of("docs/**"), List.of("src/b/new.py"));
  }

  @Test
  void anEntryThatNamesNoPlaceLeavesItInOnePiece() {
    assertThat(writes("Do it\n\n- mend src/a/one.py\n- make it good")).containsExactly(List.of());
    assertThat(writes("Do it\n\n- mend src/a/one.py\n- mend nowhere/x.py"))
        .containsExactly(List.of());
  }

  @Test
  void oneEntryOrNoneIsOnePiece() {
    assertThat(writes("Do it\n\n- mend src/a/one.py")).hasSize(1);
    assertThat(writes("Mend src/a/one.py and src/b/two.py")).hasSize(1);
  }

  @Test
  void fortyEntriesAreAsManyPiecesAndMoreAreOne() {
    String entries =
        IntStream.range(0, MOST).mapToObj("- add src/a/n%d.py\n"::formatted).collect(joining());
    assertThat(writes("Do it\n\n" + entries)).hasSize(MOST);
    assertThat(writes("Do it\n\n" + entries + "- add src/a/last.py\n")).hasSize(1);
    assertThat(writes("Do it\n\n- mend src/a/one.py\n- mend src/b/two.py\n")).hasSize(2);
  }

  @Test
  void aPlaceThatIsNamedTwiceIsOne() {
    assertThat(writes("Do\n- mend README.md, again README.md.\n- mend src/a/one.py"))
        .containsExactly(List.of("README.md"), List.of("src/a/one.py"));
  }

  @Test
  void aNewFileAtTheTopIsNoPlace() {
    assertThat(writes("Do\n- add NEW.md\n- mend src/a/one.py")).containsExactly(List.of());
  }

  @Test
  void onePieceIsCalledAsTheGoal() {
    assertThat(SliceCuts.of("# Mend `take`\n\nIt gives one too many.", PATHS))
        .extracting(Task::title)
        .containsExactly("Mend `take`");
  }

  @Test
  void whatIsOursOrOutsideIsNoPlace() {
    assertThat(writes("Do\n- mend .omk/gates.toml\n- mend ../x/y.py")).containsExactly(List.of());
  }
}
