package dev.omk.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several first runs at once, and interrupted ones: each answers, and one copy is left. */
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

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM", "HUP"})
  void interruptedFirstRunLeavesNothingHalfUnpacked(String signal) throws Exception {
    // timeout signals its whole process group, as a terminal does.
    launch.run(
        List.of("timeout", "-s", signal, "0.2", Launch.executable().toString(), "--version"));

    await().until(() -> unfinished().isEmpty());
    assertThat(launch.omk("--version").code()).isZero();
  }

  private List<Path> unfinished() throws IOException {
    if (Files.notExists(launch.cache())) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(launch.cache())) {
      return entries.filter(entry -> entry.getFileName().toString().startsWith(".")).toList();
    }
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
