package dev.omk.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.omk.json.Json;
import dev.omk.process.Ignored;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Locales, pipes, full disks and signals. */
class UnixCitizenIT {
  @TempDir Path directory;
  private Omk omk;

  @BeforeEach
  void project() throws Exception {
    omk = new Omk(directory).withDefect();
  }

  @Test
  void goalIsUnicodeInTheCLocale() throws Exception {
    omk.environment.put("LC_ALL", "C");

    Omk.Ended ended =
        omk.shell("\"$OMK\" goal plan \"$(printf 'Fix \\303\\274ber \\360\\237\\216\\211')\"");

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(omk.call("goal", "status").out()).contains("Fix über 🎉");
  }

  @Test
  void argumentThatIsNotUtf8IsRefused() throws Exception {
    List<String> before = omk.files();

    Omk.Ended ended = omk.shell("\"$OMK\" goal plan \"$(printf 'Fix the \\377 test')\"");

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).contains("not valid UTF-8");
    assertThat(omk.files()).isEqualTo(before);
  }

  @Test
  void controlCharactersOfAGoalDoNotReachTheTerminal() throws Exception {
    omk.call("goal", "plan", "Fix the \u001b[31mred\u0007 test");

    for (String command : new String[] {"status", "show", "list", "proof", "replay"}) {
      assertThat(omk.call("goal", command).out()).doesNotContain("\u001b").doesNotContain("\u0007");
    }
  }

  @Test
  void closedPipeIsQuietAndFullDiskIsNot() throws Exception {
    omk.call("goal", "plan", "Fix the failing test");

    Omk.Ended closed = omk.shell("(sleep 1; \"$OMK\" goal replay; echo code $? >&2) | true");
    assertThat(closed.err()).isEqualTo("code 0\n");
    assumeTrue(Files.exists(Path.of("/dev/full")));
    Omk.Ended full = omk.shell("\"$OMK\" goal list > /dev/full");
    assertThat(full.code()).isEqualTo(1);
    assertThat(full.err()).contains("cannot be written", "  next: make room");
  }

  @Test
  void whereNobodyReadsTheCodeStaysWhatItIs() throws Exception {
    assertThat(omk.call("goal", "plan", "Fix the failing test").code()).isZero();
    String codes = "; echo \"${PIPESTATUS[0]}\"";

    Omk.Ended list = omk.run(List.of("bash", "-c", "\"$OMK\" goal list | true" + codes));
    Omk.Ended verify = omk.run(List.of("bash", "-c", "\"$OMK\" -q goal verify | true" + codes));

    assertThat(list).isEqualTo(new Omk.Ended(0, "0\n", ""));
    assertThat(verify).isEqualTo(new Omk.Ended(0, "3\n", ""));
  }

  @Test
  void closedStreamsNeverBecomeFilesOfOurs() throws Exception {
    Omk.Ended ended =
        omk.shell("\"$OMK\" goal plan 'Fix the failing test' <&- >&- 2>&-; echo code $?");

    assertThat(ended.out()).isEqualTo("code 1\n");
    assertThat(omk.call("goal", "proof", "--check").code()).isEqualTo(3);
    assertThat(omk.shell("\"$OMK\" goal list <&- | head -1").out()).isEqualTo("Goals (1):\n");
    assertThat(omk.shell("\"$OMK\" goal nope 2>&-").code()).isEqualTo(2);
  }

  private Omk.Ended deleted(String arguments) throws Exception {
    return omk.shell("mkdir -p gone && cd gone && rmdir ../gone && \"$OMK\" " + arguments);
  }

  @Test
  void deletedDirectoryIsToldInOneMessage() throws Exception {
    String message =
        """
        omk: the current directory does not exist
          next: cd to another one
        """;
    for (String arguments :
        List.of("goal list", "goal plan 'Fix the failing test'", "doctor", "demo", "goal init")) {
      assertThat(deleted(arguments)).as(arguments).isEqualTo(new Omk.Ended(1, "", message));
    }
    Omk.Ended json = deleted("--json goal status");
    assertThat(json.err()).isEqualTo(message);
    assertThat(Json.parseObject(json.out().getBytes(UTF_8)).at("/error/code").asText())
        .isEqualTo("io");
    assertThat(deleted("-C tmp goal list").err()).contains("-C: there is no directory 'tmp'");
  }

  @Test
  void whatNeedsNoDirectoryWorksInADeletedOne() throws Exception {
    omk.call("goal", "plan", "Fix the failing test");

    for (String arguments :
        List.of(
            "--version",
            "--help",
            "help goal run",
            "help --man",
            "goal list --help",
            "completion bash",
            "-C '" + omk.project + "' goal status",
            "goal list -C '" + omk.project + "'")) {
      Omk.Ended ended = deleted(arguments);
      assertThat(ended.code()).as(arguments).isZero();
      assertThat(ended.err()).as(arguments).isEmpty();
      assertThat(ended.out()).as(arguments).isNotEmpty();
    }
  }

  @Test
  void programsOfOursAreTheCallersInWhatTheyHear() throws Exception {
    omk.file(".omk/gates.toml", "[[gates]]\nname = \"env\"\nrun = \"env\"\n");

    String answer = omk.call("goal", "verify", "--no-goal", "--json").out();
    Path logs = Path.of(Json.parseObject(answer.getBytes(UTF_8)).at("/verification/logs").asText());

    assertThat(logs.resolve("gate-01-env.log"))
        .content()
        .contains("PWD=" + omk.project + "\n")
        .doesNotContain("OMK_CALLER")
        .doesNotContain("/proc/self/cwd");
  }

  @Test
  void placesThatAreNotUtf8AreRefusedForWhatTheyAre() throws Exception {
    omk.shell("d=$(printf 'caf\\351') && mkdir \"$d\" && cp -r .git \"$d\"");
    List<String> before = omk.files();

    for (String command :
        List.of("list", "status", "plan 'Fix the failing test'", "init", "verify --no-goal")) {
      Omk.Ended there = omk.shell("cd caf* && \"$OMK\" goal " + command);
      assertThat(there.code()).as(command).isEqualTo(1);
      assertThat(there.err()).contains("the path of the current directory is not valid UTF-8");
      for (String place : List.of("HOME", "OMK_STATE_DIR")) {
        Omk.Ended set = omk.shell(place + "=\"$PWD\"/$(printf 'h\\351') \"$OMK\" goal " + command);
        assertThat(set.code()).as(command).isEqualTo(1);
        assertThat(set.err()).contains(place + " is not valid UTF-8");
      }
    }
    assertThat(omk.files()).isEqualTo(before);
    Omk.Ended cache =
        omk.shell("XDG_CACHE_HOME=\"$PWD\"/$(printf 'h\\351') TMPDIR=$HOME \"$OMK\" --version");
    assertThat(cache.code()).as(cache.err()).isZero();
    assertThat(cache.err()).isEmpty();
  }

  @Test
  void withoutAHomeReadingWorksAndWritingLeavesNothing() throws Exception {
    omk.environment.remove("HOME");
    List<String> before = omk.files();

    assertThat(omk.call("goal", "list").code()).isZero();
    Omk.Ended planned = omk.call("goal", "plan", "Fix the failing test");
    assertThat(planned.code()).isEqualTo(1);
    assertThat(planned.err()).contains("set HOME");
    assertThat(omk.files()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({"TERM,143", "INT,130", "HUP,129"})
  void signalPausesTheGoalAndEndsTheAgent(String signal, int code) throws Exception {
    assumeFalse(signal.equals("HUP") && Ignored.hangUp(), "under nohup a hang-up is ignored");
    Path out = directory.resolve("out");
    Process process =
        omk.builder(
                List.of(
                    Omk.executable(),
                    "--json",
                    "goal",
                    "run",
                    "Fix the failing answer test",
                    "--until-ready",
                    "--agent",
                    "hanger"))
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> Files.exists(omk.project.resolve("started")));
    List<ProcessHandle> agents = process.descendants().toList();

    omk.run(List.of("kill", "-" + signal, "" + process.pid()));

    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(code);
    assertThat(agents).isNotEmpty();
    // What was ended may be a zombie until its new parent has looked.
    await()
        .atMost(Duration.ofSeconds(5))
        .until(() -> agents.stream().noneMatch(ProcessHandle::isAlive));
    var outcome = Json.parseObject(Files.readString(out).getBytes(UTF_8));
    assertThat(outcome.path("exit_code").asInt()).isEqualTo(code);
    assertThat(outcome.path("status").asText()).isEqualTo("paused");
    assertThat(omk.call("goal", "status", "--exit-code").code()).isEqualTo(7);
  }
}
