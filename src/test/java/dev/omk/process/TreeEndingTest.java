package dev.omk.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a program leaves behind is gone, however it hides. */
@EnabledOnOs(OS.LINUX)
class TreeEndingTest {
  private static final Duration SOON = Duration.ofMillis(400);
  @TempDir Path directory;

  @Test
  void programThatEndsIsNotHeldUpByWhoHoldsItsPipes() throws Exception {
    Ended ended = Shell.run(Shell.script(directory, "sleep 30 & echo $! > pid; sleep 0.1; exit 3"));
    assertThat(ended.ending()).isEqualTo(new Ending.Exited(3));
    assertThat(ended.elapsed()).isLessThan(Duration.ofSeconds(5));
    long pid = Shell.pidIn(directory.resolve("pid"));
    assertThat(ended.leftRunning()).containsExactly(new RunningProcess(pid, "sleep 30"));
    assertThat(Shell.gone(pid)).isTrue();
  }

  @Test
  void pipeHolderThatFloodsIsEndedInBoundedMemory() throws Exception {
    long[] bytes = {0};
    Ended ended =
        new ProcessRunner()
            .run(
                Shell.script(directory, "yes & echo $! > pid; exit 0"),
                (stream, buffer, offset, length) -> bytes[0] += length,
                new Cancellation());
    assertThat(ended.ending()).isEqualTo(new Ending.Exited(0));
    assertThat(Shell.gone(Shell.pidIn(directory.resolve("pid")))).isTrue();
    assertThat(bytes[0]).isLessThan(64L << 20);
  }

  /** As bubblewrap, which stays inside of its walls for as long as anything is there. */
  @Test
  void whatStaysIsNamedWithoutTheProgramItWasStartedThrough() throws Exception {
    String wrapper = "(sleep 30; true) & echo " + "x".repeat(300) + "; \"$@\"";
    for (String line : List.of("(sleep 30; true) & \"$@\"", wrapper)) {
      Command inner = Shell.script(directory, "sleep 0.1; exit 3");
      Ended ended = Shell.run(inner.through(List.of("sh", "-c", line, "wrapper")));

      assertThat(ended.ending()).isEqualTo(new Ending.Exited(3));
      assertThat(ended.leftRunning())
          .extracting(RunningProcess::commandLine)
          .containsExactly("sleep 30");
    }
  }

  @Test
  void cleanProgramLeavesNothingRunning() throws Exception {
    assertThat(Shell.run(Shell.script(directory, "sleep 0.01")).leftRunning()).isEmpty();
  }

  @Test
  void processInASessionOfItsOwnIsFound() throws Exception {
    assertLeftAndGone("setsid sleep 30 & echo $! > pid; sleep 0.2");
  }

  @Test
  void doubleForkedProcessIsFoundByItsToken() throws Exception {
    assertLeftAndGone("(setsid sh -c 'echo $$ > pid; exec sleep 30' &) ; sleep 0.2");
  }

  @Test
  void orphanInOurSessionWithClearedEnvironmentIsFound() throws Exception {
    assertLeftAndGone("(env -i sh -c 'echo $$ > pid; exec sleep 30' &) ; sleep 0.2");
  }

  @Test
  void daemonWithClearedEnvironmentAndSessionThatIgnoresTermIsFound() throws Exception {
    assumeOrphansAreAdopted();
    assertLeftAndGone(daemon("pid") + "while [ ! -s pid ]; do sleep 0.05; done");
  }

  @Test
  void timeoutEndsTheDaemonToo() throws Exception {
    assumeOrphansAreAdopted();
    Ended ended =
        Shell.run(
            Shell.script(
                directory, daemon("pid") + "exec sleep 30", Duration.ofSeconds(1), Duration.ZERO));
    assertThat(ended.ending()).isEqualTo(new Ending.TimedOut(Duration.ofSeconds(1)));
    assertThat(Shell.gone(Shell.pidIn(directory.resolve("pid")))).isTrue();
  }

  @Test
  void treeThatIgnoresTermIsKilledAfterTheGrace() throws Exception {
    String script = "trap '' TERM; sh -c 'echo $$ > pid; while :; do sleep 1; done' & wait";
    Ended ended = Shell.run(Shell.script(directory, script, SOON, Duration.ZERO));
    assertThat(ended.ending()).isEqualTo(new Ending.TimedOut(SOON));
    assertThat(ended.elapsed()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(6));
    assertThat(Shell.gone(Shell.pidIn(directory.resolve("pid")))).isTrue();
    assertThat(ended.leftRunning()).isNotEmpty();
  }

  @Test
  void politeTreeIsGoneBeforeTheGraceIsOver() throws Exception {
    Ended ended = Shell.run(Shell.script(directory, "sleep 30 & wait", SOON, Duration.ZERO));
    assertThat(ended.elapsed()).isLessThan(SOON.plus(TreeEnding.GRACE));
    assertThat(ended.leftRunning()).isEmpty();
  }

  @Test
  void whatAProgramPrintsWhileItIsAskedToStopIsKept() throws Exception {
    CaptureSink sink = new CaptureSink(100);
    String script = "trap 'echo stopped; exit 0' TERM; while :; do sleep 0.05; done";
    new ProcessRunner()
        .run(Shell.script(directory, script, SOON, Duration.ZERO), sink, new Cancellation());
    assertThat(sink.captured(new Ending.Cancelled()).out()).isEqualTo("stopped\n");
  }

  @Test
  void fiftyChildrenInTheirOwnSessionsAreGone() throws Exception {
    String fork =
        "i=0; while [ $i -lt 50 ]; do (setsid sh -c 'trap \"\" TERM; echo $$ > pid.'$i'; "
            + "while :; do sleep 5; done' &); i=$((i+1)); done; "
            + "while [ $(ls pid.* | wc -l) -lt 50 ]; do sleep 0.05; done";
    Ended ended = Shell.run(Shell.script(directory, fork));
    assertThat(ended.ending()).isEqualTo(new Ending.Exited(0));
    assertThat(ended.leftRunning()).hasSizeGreaterThanOrEqualTo(50);
    List<Long> pids = pids();
    assertThat(pids).hasSize(50).allMatch(Shell::gone);
  }

  @Test
  void adoptedOrphansAreReaped() throws Exception {
    assumeOrphansAreAdopted();
    String script = "(env -i setsid sh -c 'echo $$ > pid' &); sleep 0.3";
    Shell.run(Shell.script(directory, script));
    assertThat(Path.of("/proc/" + Shell.pidIn(directory.resolve("pid")))).doesNotExist();
  }

  @Test
  void helperWithoutATokenMayLeaveADaemon() throws Exception {
    Captured captured =
        new ProcessRunner()
            .capture(Shell.plain(directory, "sh", "-c", "sleep 30 & echo $! > pid; echo out"), 100);
    long pid = Shell.pidIn(directory.resolve("pid"));
    try {
      assertThat(captured.out()).isEqualTo("out\n");
      assertThat(Shell.gone(pid)).isFalse();
    } finally {
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  @Test
  void timeoutOfAHelperWithoutATokenEndsItsChildren() throws Exception {
    Command command =
        Command.of(
            List.of("sh", "-c", "sleep 30 & echo $! > pid; wait"),
            directory,
            Shell.ENVIRONMENT,
            SOON);
    assertThat(Shell.run(command).ending()).isEqualTo(new Ending.TimedOut(SOON));
    assertThat(Shell.gone(Shell.pidIn(directory.resolve("pid")))).isTrue();
  }

  /** A daemon as bad as they come; it writes down its id in {@code file}. */
  static String daemon(String file) {
    return "(env -i setsid sh -c '(trap \"\" TERM; exec 0<&- 1>&- 2>&-; "
        + "sh -c \"echo \\$\\$ > "
        + file
        + "; while :; do sleep 5; done\" &)' &); ";
  }

  static void assumeOrphansAreAdopted() {
    assumeTrue(NativeCalls.class.getModule().isNativeAccessEnabled(), "no native access");
  }

  private void assertLeftAndGone(String script) throws InterruptedException {
    Ended ended = Shell.run(Shell.script(directory, script));
    long pid = Shell.pidIn(directory.resolve("pid"));
    assertThat(ended.ending()).isEqualTo(new Ending.Exited(0));
    assertThat(ended.leftRunning()).extracting(RunningProcess::pid).contains(pid);
    assertThat(Shell.gone(pid)).isTrue();
  }

  private List<Long> pids() throws IOException {
    try (var files = Files.list(directory)) {
      return files.filter(file -> file.toString().contains("pid.")).map(Shell::pidIn).toList();
    }
  }
}
