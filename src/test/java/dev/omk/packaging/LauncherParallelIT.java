package dev.omk.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several first runs at once: each answers, and one copy is left. */
@Tag("concurrent")
class LauncherParallelIT {
  private static final int RUNS = 8;

  @TempDir Path directory;
  private Launch launch;

  @BeforeEach
  void machine() throws IOException {
    launch = new Launch(directory);
  }

  @Test
  void firstRunsAtOnceAllAnswer() throws Exception {
    assertThat(inParallel()).allMatch(ended -> ended.code() == 0 && ended.out().startsWith("omk"));

    assertThat(Launch.unpackedIn(launch.cache())).isDirectory();
  }

  @Test
  void repairsAtOnceLeaveOneGoodCopy() throws Exception {
    launch.omk("--version");
    Files.delete(Launch.unpackedIn(launch.cache()).resolve("lib/omk.jar"));

    inParallel();

    assertThat(Launch.unpackedIn(launch.cache()).resolve("lib/omk.jar")).isNotEmptyFile();
    assertThat(launch.omk("--version").code()).isZero();
  }

  private List<Launch.Ended> inParallel() throws Exception {
    List<Launch.Started> started = new ArrayList<>();
    for (int i = 0; i < RUNS; i++) {
      started.add(launch.start(List.of(Launch.executable().toString(), "--version")));
    }
    List<Launch.Ended> ended = new ArrayList<>();
    for (Launch.Started one : started) {
      ended.add(Launch.end(one));
    }
    return ended;
  }
}
