package dev.omk.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class ProcessTreeTest {
  @TempDir Path directory;
  private final String prefix = Shell.freshToken();

  @Test
  void processesOfADeadControllerAreFoundAndEndedByTheirToken() throws Exception {
    // The helper has no token of its own, so nobody looks after what it leaves behind.
    leave("setsid sh -c 'trap \"\" TERM; env -i sleep 31 & echo $! > bare; echo $$ > pid; wait'");
    long pid = Shell.pidIn(directory.resolve("pid"));
    long bare = Shell.pidIn(directory.resolve("bare"));
    assertThat(ProcessTree.withToken(prefix)).extracting(RunningProcess::pid).contains(pid);
    assertThat(ProcessTree.endAll(prefix))
        .extracting(RunningProcess::pid)
        .containsExactlyInAnyOrder(pid, bare);
    assertThat(Shell.gone(pid)).isTrue();
    assertThat(Shell.gone(bare)).isTrue();
    assertThat(ProcessTree.withToken(prefix)).isEmpty();
    assertThat(ProcessTree.endAll(prefix)).isEmpty();
  }

  @Test
  void otherPrefixEndsNothing() throws Exception {
    leave("exec sh -c 'echo $$ > pid; exec sleep 32'");
    long pid = Shell.pidIn(directory.resolve("pid"));
    assertThat(ProcessTree.endAll(prefix + "-other")).isEmpty();
    assertThat(Shell.gone(pid)).isFalse();
    assertThat(ProcessTree.endAll(prefix)).extracting(RunningProcess::pid).containsExactly(pid);
  }

  @Test
  void tokenIsNotAboveAProcessThatNobodyGaveOne() {
    assertThat(ProcessTree.tokenAbove(prefix)).isFalse();
  }

  @Test
  void tokenAboveIsSeenByAProcessFarBelow() throws Exception {
    assertThat(tokenAboveBelow("env -u OMK_PROCESS_TOKEN setsid -w", prefix)).isEqualTo("true");
    assertThat(tokenAboveBelow("env -u OMK_PROCESS_TOKEN setsid -w", "")).isEqualTo("true");
    assertThat(tokenAboveBelow("", "another")).isEqualTo("false");
  }

  /** Leaves a script running in the background with a token. */
  private void leave(String script) throws InterruptedException {
    Command command =
        Command.of(
            List.of("sh", "-c", "(" + script + ") >/dev/null 2>&1 &"),
            directory,
            Map.of(
                "PATH",
                CallerEnvironment.ofThisProcess().path(),
                Command.TOKEN_VARIABLE,
                prefix + "-controller"),
            Shell.LONG);
    assertThat(new ProcessRunner().capture(command, 100).ok()).isTrue();
  }

  private String tokenAboveBelow(String wrapper, String asked) throws InterruptedException {
    String java = ProcessHandle.current().info().command().orElseThrow();
    String classes = System.getProperty("java.class.path");
    Command command =
        new Command(
            List.of(
                "sh",
                "-c",
                wrapper + " \"$0\" -cp \"$1\" dev.omk.process.TokenAbove \"$2\"; exit $?",
                java,
                classes,
                asked),
            directory,
            Shell.ENVIRONMENT,
            Duration.ofSeconds(30),
            Duration.ZERO,
            new Stdin.Empty(),
            prefix + "-above");
    CaptureSink sink = new CaptureSink(1000);
    Ended ended = new ProcessRunner().run(command, sink, new Cancellation());
    Captured captured = sink.captured(ended.ending());
    assertThat(captured.err()).isEmpty();
    return captured.out().strip();
  }
}
