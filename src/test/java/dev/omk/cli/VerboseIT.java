package dev.omk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code -v} and {@code -q} on the packaged executable. */
class VerboseIT {
  private static final String TOKEN = "a-value-that-nobody-may-see";
  @TempDir Path directory;
  private Omk omk;

  @BeforeEach
  void project() throws Exception {
    omk = new Omk(directory).withDefect();
  }

  private Path goal() throws Exception {
    try (Stream<Path> goals = Files.list(omk.project.resolve(".omk/goals"))) {
      return goals
          .filter(path -> path.getFileName().toString().startsWith("goal-"))
          .findFirst()
          .orElseThrow();
    }
  }

  private Path file() throws Exception {
    return goal().resolve("omk.log");
  }

  private Omk.Ended run(String flag) throws Exception {
    return omk.call(
        flag, "goal", "run", "Fix the wrong answer", "--until-ready", "--agent", "mender");
  }

  @Test
  void programsGatesTurnsAndEventsAreLogged() throws Exception {
    Omk.Ended ended = run("-v");

    assertThat(ended.code()).as(ended.err()).isEqualTo(4);
    assertThat(Files.readString(file()))
        .contains("process started ", "tests/run.sh", "process exit 1 of ", "mend.sh")
        .contains("progress gate tests passed", "progress * mender: ")
        .contains("journal event 1 run_started appended");
    assertThat(ended.err()).contains("process started ", "journal event 1 ");
  }

  @Test
  void logDoesNotDisturbTheProof() throws Exception {
    run("-v");

    assertThat(omk.call("-v", "goal", "accept", "--summary", "Looked at it").code()).isZero();
    assertThat(omk.call("goal", "proof", "--check").code()).isZero();
    Files.writeString(file(), "anything at all");
    assertThat(omk.call("goal", "proof", "--check").code()).isZero();
    assertThat(omk.call("goal", "status", "--exit-code").code()).isZero();
  }

  @Test
  void readingWithVerboseWritesNothing() throws Exception {
    omk.call("goal", "plan", "Fix the wrong answer");
    List<String> before = omk.files();

    for (String command : new String[] {"status", "show", "list", "proof", "replay", "budget"}) {
      assertThat(omk.call("goal", command, "-v").code()).isZero();
    }

    assertThat(omk.files()).isEqualTo(before);
  }

  @Test
  void goalWithoutVerboseHasNoLog() throws Exception {
    run("-q");

    assertThat(file()).doesNotExist();
  }

  @Test
  void somethingElseInThePlaceOfTheLogCostsTheLogAlone() throws Exception {
    omk.call("goal", "plan", "Fix the wrong answer");
    Files.createDirectory(file());

    Omk.Ended ended = omk.call("-v", "goal", "verify");

    assertThat(ended.code()).as(ended.err()).isEqualTo(3);
    assertThat(ended.err()).contains("no log file in ");
    assertThat(omk.call("goal", "replay").out()).contains("gates");
  }

  @Test
  void credentialsOfTheCallerAreNotLogged() throws Exception {
    omk.environment.put("SOME_API_KEY", TOKEN);
    omk.file(
        ".omk/config.toml",
        "[agents.mender]\ncommand = [\"sh\", \"mend.sh\", \"--key=" + TOKEN + "\"]\n");

    Omk.Ended ended = run("-v");

    assertThat(ended.err()).contains("mend.sh", "[REDACTED]").doesNotContain(TOKEN);
    assertThat(Files.readString(file())).contains("[REDACTED]").doesNotContain(TOKEN);
  }

  @Test
  void quietIsQuietAlsoWhenVerbose() throws Exception {
    assertThat(run("-q").err()).isEmpty();

    Omk.Ended both = omk.call("-q", "-v", "goal", "verify");

    assertThat(both.err()).isEmpty();
    assertThat(Files.readString(file())).contains("process started ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--help", "goal list", "goal status", "goal show", "goal verify", "goal pause"})
  void withoutVerboseNoClassOfTheLoggerIsLoaded(String line) throws Exception {
    omk.call("goal", "plan", "Fix the wrong answer");

    assertThat(loadedBy(line)).contains("dev.omk.cli.Main").doesNotContain("logback", "org.slf4j");
  }

  @Test
  void withVerboseTheyAre() throws Exception {
    omk.call("goal", "plan", "Fix the wrong answer");

    assertThat(loadedBy("-v goal verify")).contains("ch.qos.logback.classic.LoggerContext");
  }

  /** The classes that a command loads, as the unpacked runtime tells them. */
  private String loadedBy(String line) throws Exception {
    Path classes = directory.resolve("classes.txt");
    String found = omk.call("doctor", "--json").out();
    Path unpacked = Path.of(found.replaceAll("(?s).*\"unpacked into ([^\"]*)\".*", "$1"));
    boolean reads = line.matches("--help|goal (list|status|show)");
    List<String> command =
        Stream.concat(
                Stream.of(
                    unpacked.resolve("runtime/bin/java").toString(),
                    "-XX:AOTCache=" + unpacked.resolve(reads ? "omk-reading.aot" : "omk.aot"),
                    "-Xlog:class+load:file=" + classes,
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-XX:-UsePerfData",
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    unpacked.resolve("lib/omk.jar").toString(),
                    "dev.omk.cli.Main"),
                Stream.of(line.split(" ")))
            .toList();
    omk.run(command);
    return Files.readString(classes);
  }

  @Test
  void credentialInTheWordsOfAPersonIsNotKept() throws Exception {
    omk.environment.put("SOME_API_KEY", TOKEN);
    Omk.Ended planned =
        omk.call("goal", "plan", "Fix the failing answer test, the token is " + TOKEN);
    assertThat(planned.err()).contains("a credential in the goal's text was left out");
    assertThat(omk.call("goal", "reject", "latest", "--reason", "it has " + TOKEN).code()).isZero();
    assertThat(omk.shell("grep -rl '" + TOKEN + "' .omk | head -3").out()).isEmpty();
    assertThat(omk.call("goal", "show").out()).contains("[REDACTED]").doesNotContain(TOKEN);
  }
}
