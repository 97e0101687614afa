package dev.omk.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs what docs/GUIDE.md shows, from its first block to its last, as it stands there. */
class GuideIT {
  private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

  private static final long TIMEOUT_SECONDS = 300;

  @TempDir Path directory;

  @Test
  void everyBlockWorksInTheOrderOfThePage() throws Exception {
    Launch launch = new Launch(directory).unpackedOnce();
    if (launch.run(List.of("sh", "-c", "command -v python3")).code() != 0) {
      abort("the guide's project needs python3, which is not here");
    }
    Path bin = Files.createDirectory(directory.resolve("bin"));
    Files.createSymbolicLink(bin.resolve("omk"), Launch.executable());
    launch.environment.put("PATH", bin + ":" + launch.environment.get("PATH"));
    String page = Files.readString(Path.of("docs/GUIDE.md"));
    List<String> blocks = BLOCK.matcher(page).results().map(found -> found.group(1)).toList();
    assertThat(blocks).hasSizeGreaterThan(12);
    String script = blocks.stream().collect(Collectors.joining("", "set -eux\n", ""));

    Path file = Files.writeString(directory.resolve("guide.sh"), script);
    Launch.Ended ended = launch.run(List.of("sh", file.toString()), TIMEOUT_SECONDS);

    assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
    assertThat(ended.out())
        .containsSubsequence(
            "Acceptance: ready",
            "Verdict: ready",
            "It says: ready",
            "Verdict: accepted",
            "Title:",
            "fixed: gate unittest",
            "goal-agent-implement-1",
            "Budget added",
            "slow.py:1");
  }
}
