package dev.omk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The timeline of what omk 0.5.0 recorded. */
class RecordedReplayTest {
  @TempDir Path directory;

  @Test
  void gatesHaveTheirNamesAndNothingIsShownRaw() throws Exception {
    Path state = Recording.copy("rejected", directory.resolve("state"));
    Recording.Ended ended = Recording.call(state, "goal", "replay", Recording.id("rejected"));

    assertThat(ended.out())
        .containsPattern("gate_passed +. acceptance: exit code 0")
        .containsPattern("command_finished +acceptance: exit code 0")
        .doesNotContain("gate_id=", "stdout_summary=");
  }

  @Test
  void eventOfWhichNothingIsLeftHasNoWords() throws Exception {
    String name = "damaged-minimal-fields";
    Path state = Recording.copy(name, directory.resolve("state"));
    Recording.Ended ended = Recording.call(state, "goal", "replay", Recording.id(name));

    assertThat(ended.out()).contains("budget_checkpoint").doesNotContain(": ,");
  }
}
