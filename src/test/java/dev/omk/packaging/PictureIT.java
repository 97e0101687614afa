package dev.omk.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The picture of the README is drawn from its recording, and a run of today looks like that. */
class PictureIT {
  private static final Path KEPT = Path.of("docs/picture");
  private static final String PROGRAM =
      Path.of("src/build/java/dev/omk/build/Picture.java").toAbsolutePath().toString();
  private static final String JAVA = Path.of(System.getProperty("java.home"), "bin/java") + "";

  private static final long TIMEOUT_SECONDS = 300;

  @TempDir Path directory;
  private Launch launch;

  @BeforeEach
  void machine() throws IOException {
    launch = new Launch(directory).unpackedOnce();
  }

  private void picture(String... words) throws Exception {
    List<String> command =
        new java.util.ArrayList<>(List.of(JAVA, "-XX:TieredStopAtLevel=1", PROGRAM));
    command.addAll(List.of(words));
    Launch.Ended ended = launch.run(command, TIMEOUT_SECONDS);
    assertThat(ended.code()).as(ended.err()).isZero();
  }

  @Test
  void drawingIsThatOfTheRecordingWithoutScriptsOrAddresses() throws Exception {
    Path again = Files.createDirectory(directory.resolve("again"));
    Files.copy(KEPT.resolve("demo.cast"), again.resolve("demo.cast"));

    picture("draw", again.toString());

    String drawn = Files.readString(again.resolve("demo.svg"));
    assertThat(drawn).isEqualTo(Files.readString(KEPT.resolve("demo.svg")));
    assertThat(drawn)
        .contains("prefers-color-scheme: dark", "prefers-reduced-motion")
        .doesNotContain("<script", "href", "url(");
    assertThat(drawn.replace("http://www.w3.org/2000/svg", "")).doesNotContain("://");
  }

  @Test
  void runOfTodayHasTheLinesOfTheRecording() throws Exception {
    Path now = directory.resolve("now");

    picture("record", Launch.executable().toString(), now.toString());

    assertThat(shape(now.resolve("demo.cast")))
        .as("java %s record target/omk docs/picture, then draw docs/picture", PROGRAM)
        .containsExactlyInAnyOrderElementsOf(shape(KEPT.resolve("demo.cast")));
  }

  // What each line is about. Gates run side by side, and whether there is a sandbox and a heartbeat
  // is up to the machine.
  private static List<String> shape(Path recording) throws IOException {
    return Files.readAllLines(recording).stream()
        .skip(1)
        .map(line -> line.substring(line.indexOf("\"o\", ") + 5))
        .filter(line -> !line.contains("  - agents: ") && !line.contains("  - gates: "))
        .filter(line -> !line.contains("  still at work"))
        .map(line -> line.replaceAll("goal-[0-9a-f-]+", "goal-ID").replaceAll("(: | \\().*", ""))
        .toList();
  }
}
