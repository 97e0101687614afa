package dev.omk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LiveAreaTest {
  private final TerminalModel terminal = new TerminalModel(20);
  private final LiveArea area = new LiveArea();

  private void show(int columns, String... lines) {
    terminal.write(area.show(List.of(lines), columns));
  }

  @Test
  void linesStayBelowWhatIsSaid() {
    show(20, "one", "two");
    terminal.write(area.above("said"));
    show(20, "one", "three");

    assertThat(terminal.lines()).containsExactly("said", "one", "three");
    assertThat(terminal.cursorShown()).isFalse();
  }

  @Test
  void onlyWhatDiffersIsWritten() {
    show(20, "first", "second", "third");
    terminal.printed();

    show(20, "first", "2nd", "third");

    assertThat(terminal.printed()).isEqualTo("2nd".length());
    assertThat(terminal.lines()).containsExactly("first", "2nd", "third");
    assertThat(area.show(List.of("first", "2nd", "third"), 20)).isEmpty();
  }

  @Test
  void moreAndFewerLinesLeaveNothingBehind() {
    show(20, "a");
    show(20, "a", "b", "c");
    assertThat(terminal.lines()).containsExactly("a", "b", "c");
    show(20, "c");
    assertThat(terminal.lines()).containsExactly("c");
    show(20);
    assertThat(terminal.lines()).isEmpty();
    assertThat(terminal.cursorShown()).isTrue();
    terminal.write(area.above("the end"));
    assertThat(terminal.lines()).containsExactly("the end");
  }

  @Test
  void lineAboveThatWrapsSpoilsNothing() {
    show(20, "one", "two");

    terminal.write(area.above("x".repeat(50)));
    show(20, "one", "TWO");

    assertThat(terminal.lines())
        .containsExactly("x".repeat(20), "x".repeat(20), "x".repeat(10), "one", "TWO");
  }

  @Test
  void narrowerAndWiderTerminalsAreDrawnAnew() {
    terminal.write(area.above("said"));
    show(20, "0123456789abcdef", "\u001b[32mgreen\u001b[0m 0123456789");
    terminal.resize(10);

    show(10, "012345678", "green");
    assertThat(terminal.lines()).containsExactly("said", "012345678", "green");
    terminal.resize(30);
    show(30, "0123456789abcdef", "green 0123456789");
    assertThat(terminal.lines()).containsExactly("said", "0123456789abcdef", "green 0123456789");
  }

  @Test
  void whatIsLeftStaysAndTheCursorIsBack() {
    show(20, "one", "two");

    terminal.write(area.leave());
    terminal.write(area.above("after"));

    assertThat(terminal.lines()).containsExactly("one", "two", "after");
    assertThat(terminal.cursorShown()).isTrue();
    assertThat(area.leave()).isEmpty();
  }
}
