package dev.omk.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real disk that is full: a small tmpfs, where one can be mounted. */
@Tag("crash")
class SmallDiskTest {
  @TempDir Path root;
  private Path disk;
  private boolean mounted;

  @BeforeEach
  void mount() throws Exception {
    disk = Files.createDirectory(root.resolve("disk"));
    mounted = run("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", disk.toString()) == 0;
    if (!mounted) {
      System.err.println("SKIPPED: SmallDiskTest needs the right to mount a tmpfs");
    }
    assumeTrue(mounted, "cannot mount a tmpfs here");
  }

  @AfterEach
  void unmount() throws Exception {
    if (mounted) {
      assertThat(run("umount", disk.toString())).isZero();
    }
  }

  private static int run(String... argv) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(argv)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  @Test
  void aFullDiskAcknowledgesNothingAndTheJournalOpens() throws Exception {
    Path directory = Goals.create(disk);
    Journal journal = Goals.open(directory);
    NewEvent large = Goals.event("noted", Json.object().put("text", "x".repeat(20_000)));
    int[] acknowledged = {1};
    assertThatThrownBy(
            () -> {
              while (acknowledged[0] < 100) {
                journal.append(List.of(large));
                acknowledged[0]++;
              }
            })
        .isInstanceOfSatisfying(
            OmkException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.IO));

    JournalReading reading = Goals.read(directory);
    assertThat(reading.state()).isNotInstanceOf(JournalState.Damaged.class);
    assertThat(reading.events()).hasSize(acknowledged[0]);

    run("mount", "-o", "remount,size=1m", disk.toString());
    journal.append(List.of(large));
    assertThat(Goals.read(directory).state()).isEqualTo(new JournalState.Intact());
    assertThat(Goals.read(directory).events()).hasSize(acknowledged[0] + 1);
  }
}
