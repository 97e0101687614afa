package dev.omk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.cli.render.Hints;
import dev.omk.process.TerminalSize;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LiveViewTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Streams streams = new Streams(OutputStream.nullOutputStream(), err, false);
  private final LiveView view =
      new LiveView(streams, () -> new TerminalSize(40, 10), false, true, Hints.BARE);

  private TerminalModel terminal() {
    TerminalModel terminal = new TerminalModel(40);
    terminal.write(err.toString(StandardCharsets.UTF_8));
    return terminal;
  }

  @Test
  void whatRunsIsShownUntilItEndsAndNothingIsLeftWhenItIsClosed() {
    view.started("gate", "tests");
    view.output("gate", "tests", "\u001b[31mcompiling");
    view.output("gate", "other", "not running");
    streams.err("said");
    view.draw();
    assertThat(terminal().lines()).hasSize(2).first().isEqualTo("said");
    assertThat(terminal().lines().getLast())
        .contains("gate tests", "compil")
        .doesNotContain("other");
    view.ended("gate", "tests");
    assertThat(terminal().lines()).containsExactly("said");
    view.started("agent", "mender");
    assertThat(terminal().lines().getLast()).contains("agent mender");

    view.close();
    view.started("gate", "late");

    assertThat(terminal().lines()).containsExactly("said");
    assertThat(terminal().cursorShown()).isTrue();
  }

  @Test
  void consolesOfOldGetMarksThatTheyHave() {
    LiveView plain =
        new LiveView(streams, () -> new TerminalSize(40, 10), false, false, Hints.BARE);

    plain.started("gate", "tests…");

    assertThat(err.toString(StandardCharsets.UTF_8)).isASCII().contains("gate tests..");
  }
}
