package dev.omk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.text.Columns;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LiveLinesTest {
  private static final long SECOND = 1_000_000_000L;
  private static final String ONE_BACK = "\u001b[1A\u001b[J";
  private static final String TWO_BACK = "\u001b[2A\u001b[J";

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Streams streams = new Streams(OutputStream.nullOutputStream(), err);
  private final LiveLines lines = new LiveLines(streams, 30);

  private String written() {
    String text = err.toString(StandardCharsets.UTF_8);
    err.reset();
    return text;
  }

  @Test
  void everyThingThatRunsHasALineBelowAllOthers() {
    lines.started("gate tests", 0);
    assertThat(written()).isEqualTo("  … gate tests  0s\n");
    streams.err("said");
    assertThat(written()).isEqualTo(ONE_BACK + "said\n  … gate tests  0s\n");
    lines.started("agent mine", 2 * SECOND);
    assertThat(written()).isEqualTo(ONE_BACK + "  … gate tests  2s\n  … agent mine  0s\n");
    lines.draw(2 * SECOND + 1);
    assertThat(written()).isEmpty();
    lines.ended("gate tests", 3 * SECOND);
    assertThat(written()).isEqualTo(TWO_BACK + "  … agent mine  1s\n");
    lines.clear();
    assertThat(written()).isEqualTo(ONE_BACK);
    streams.err("the end");
    assertThat(written()).isEqualTo("the end\n");
  }

  @Test
  void lastOutputOfWhatRunsIsShownBesideItsTime() {
    lines.started("gate tests", 0);
    written();
    lines.said("gate tests", "compiling a great many files");
    lines.said("gate other", "not running");
    lines.draw(SECOND);
    String shown = written();
    assertThat(shown).startsWith(ONE_BACK + "  … gate tests  1s  compi").doesNotContain("other");
    assertThat(Columns.of(shown.substring(ONE_BACK.length()).stripTrailing())).isLessThan(30);
    lines.ended("gate tests", 2 * SECOND);
    lines.started("gate tests", 3 * SECOND);
    assertThat(written()).endsWith("  … gate tests  0s\n");
  }

  @Test
  void noLineIsAsWideAsTheTerminal() {
    lines.started("gate 漢字漢字漢字漢字漢字漢字漢字", 0);

    assertThat(Columns.of(written().strip())).isLessThan(30);
  }
}
