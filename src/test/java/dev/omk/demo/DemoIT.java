package dev.omk.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo as a new user runs it. */
class DemoIT {
  @TempDir Path directory;

  private record Ended(int code, String out, String err) {}

  private Ended demo(String... args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(System.getProperty("omk.executable"), "demo"));
    command.addAll(List.of(args));
    return run(command);
  }

  private Ended run(List<String> command) throws IOException, InterruptedException {
    Path out = directory.resolveSibling(directory.getFileName() + ".out");
    Path err = directory.resolveSibling(directory.getFileName() + ".err");
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().put("XDG_CONFIG_HOME", directory.resolve("config").toString());
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  @Test
  void redProjectBecomesReady() throws Exception {
    Ended ended = demo();

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out())
        .startsWith("Demo: ready")
        .contains("baseline: format failed, tests failed")
        .contains("fixer changed src/leap.sh")
        .contains("stand-in changed src/leap.sh")
        .contains("Proof: ", "Try next:", "omk goal proof --check");
    assertThat(ended.err())
        .contains("stand-in", "gate tests failed", "gate tests passed")
        .contains("* what was red on the base runs once more");
    String next =
        ended.out().substring(ended.out().indexOf("Try next:\n") + "Try next:\n".length());
    String omk = System.getProperty("omk.executable");
    Ended tried = run(List.of("sh", "-ec", "omk() { " + omk + " \"$@\"; }\n" + next));
    assertThat(tried.code()).as(next + tried.err()).isZero();
    assertThat(tried.out()).contains("Verdict: ready", "goal_accepted", "+++ b/src/leap.sh");
    assertThat(directory.resolve("omk-demo-1/.omk/goals")).isDirectory();
  }

  /** Somebody who has just built it tried target/omk demo, and has installed nothing. */
  @Test
  void nextStepsWorkWhereOmkIsNotOnThePath() throws Exception {
    Path omk = Path.of(System.getProperty("omk.executable")).toAbsolutePath();
    String relative = directory.toRealPath().relativize(omk.toRealPath()).toString();

    Ended ended = run(List.of(relative, "demo", "-q"));

    String next = ended.out().substring(ended.out().indexOf("  cd "));
    Ended tried = run(List.of("sh", "-ec", next));
    assertThat(tried.code()).as(next + tried.err()).isZero();
    assertThat(tried.out()).contains("Verdict: ready");
    Path bin = Files.createDirectory(directory.resolve("bin"));
    Files.createSymbolicLink(bin.resolve("omk"), omk);
    String path = "PATH=" + bin + ":" + System.getenv("PATH");
    assertThat(run(List.of("env", path, "omk", "demo", "-q")).out())
        .contains("\n  omk goal proof --check\n");
  }

  @Test
  void secondDemoHasADirectoryOfItsOwn() throws Exception {
    Files.createDirectory(directory.resolve("omk-demo-1"));

    assertThat(demo("-q").code()).isZero();

    assertThat(directory.resolve("omk-demo-2/src/leap.sh")).isRegularFile();
  }

  @Test
  void directoryWithContentIsLeftAlone() throws Exception {
    Files.writeString(Files.createDirectory(directory.resolve("mine")).resolve("file"), "x");

    Ended ended = demo("mine");

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).contains("not empty").contains("next: ");
    try (var files = Files.list(directory.resolve("mine"))) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void unknownAgentMakesNothing() throws Exception {
    Ended ended = demo("new", "--agent", "nobody");

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).contains("nobody");
    assertThat(directory.resolve("new")).doesNotExist();
  }
}
