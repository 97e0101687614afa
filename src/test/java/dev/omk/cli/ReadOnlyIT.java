package dev.omk.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.omk.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A goal that is read where nothing can be written: bubblewrap mounts the project read-only. */
class ReadOnlyIT {
  @TempDir Path directory;
  private Omk omk;

  @BeforeEach
  void project() throws Exception {
    omk = new Omk(directory);
    assumeTrue(
        reading("true").code() == 0, "NOT TESTED: bubblewrap cannot mount here, or is not there");
  }

  private Omk.Ended reading(String... command) throws Exception {
    String project = omk.project.toString();
    List<String> argv =
        new ArrayList<>(List.of("bwrap", "--dev-bind", "/", "/", "--ro-bind", project, project));
    argv.addAll(List.of("--chdir", project, "--"));
    argv.addAll(List.of(command));
    return omk.shell("exec '" + String.join("' '", argv) + "'");
  }

  private Omk.Ended goal(String... command) throws Exception {
    List<String> argv = new ArrayList<>(List.of(Omk.executable(), "goal"));
    argv.addAll(List.of(command));
    return reading(argv.toArray(String[]::new));
  }

  @Test
  void readyGoalIsReadAndJudgedByTheTreeThatIsThere() throws Exception {
    omk.withDefect();
    ready();

    assertThat(goal("status", "--exit-code").code()).isZero();
    for (String command : List.of("show", "proof", "replay", "list", "budget")) {
      Omk.Ended ended = goal(command, "--json");
      assertThat(ended.code()).as(command + ended.err()).isZero();
    }
    assertThat(goal("list").out()).contains("[ready]");
    assertThat(goal("show", "--diff").out()).contains("+42");
    assertThat(goal("proof", "--check").code()).isZero();

    omk.file("answer.txt", "43\n").file("new.txt", "never seen before\n");
    Omk.Ended stale = goal("status", "--exit-code", "--json");
    assertThat(stale.code()).as(stale.err()).isEqualTo(3);
    assertThat(
            Json.parseObject(stale.out().getBytes(StandardCharsets.UTF_8))
                .path("stale")
                .asBoolean())
        .isTrue();
    assertThat(goal("proof", "--check").code()).isEqualTo(3);
  }

  @Test
  void goalOfAPlainDirectoryToo() throws Exception {
    omk.file("answer.txt", "41\n").file("mend.sh", "cat > /dev/null\necho 42 > answer.txt\n");
    omk.file(".omk/gates.toml", "[[gates]]\nname = \"tests\"\nrun = \"grep 42 answer.txt\"\n");
    omk.file(".omk/config.toml", "[agents.mender]\ncommand = [\"sh\", \"mend.sh\"]\n");
    ready();

    assertThat(goal("status", "--exit-code").code()).isZero();
    omk.file("answer.txt", "43\n");
    assertThat(goal("status", "--exit-code").code()).isEqualTo(3);
  }

  private void ready() throws Exception {
    Omk.Ended ran =
        omk.call(
            "goal", "run", "Fix the failing answer test", "--until-ready", "--agent", "mender");
    assertThat(ran.code()).as(ran.out() + ran.err()).isEqualTo(4);
    Omk.Ended accepted = omk.call("goal", "accept", "--summary", "read it");
    assertThat(accepted.code()).as(accepted.out() + accepted.err()).isZero();
    assertThat(Files.isDirectory(omk.project.resolve(".omk/goals"))).isTrue();
  }
}
