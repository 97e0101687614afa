package dev.omk.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessRunnerTest {
  @TempDir Path directory;
  private final ProcessRunner runner = new ProcessRunner();

  @ParameterizedTest
  @CsvSource({"exit 0,0", "exit 1,1", "exit 77,77", "kill -TERM $$,143", "kill -KILL $$,137"})
  void exitCodeIsTheProgramsOwnOr128PlusItsSignal(String script, int code) throws Exception {
    assertThat(Shell.run(Shell.script(directory, script)).ending())
        .isEqualTo(new Ending.Exited(code));
    assertThat(runner.capture(Shell.plain(directory, "sh", "-c", script), 10).ending())
        .isEqualTo(new Ending.Exited(code));
  }

  @Test
  void bothStreamsAreCaptured() throws Exception {
    Captured captured =
        runner.capture(Shell.plain(directory, "sh", "-c", "echo out; echo err >&2"), 100);
    assertThat(captured.out()).isEqualTo("out\n");
    assertThat(captured.err()).isEqualTo("err\n");
    assertThat(captured.ok()).isTrue();
    assertThat(captured.truncated()).isFalse();
  }

  @Test
  void captureKeepsTheHeadAndSaysThatTheRestIsMissing() throws Exception {
    Captured captured =
        runner.capture(Shell.plain(directory, "sh", "-c", "echo 0123456789; echo ok >&2"), 4);
    assertThat(captured.out()).isEqualTo("0123");
    assertThat(captured.err()).isEqualTo("ok\n");
    assertThat(captured.truncated()).isTrue();
    assertThat(captured.ok()).isTrue();
  }

  @Test
  void lastWordsBeforeTheExitAreNotLost() throws Exception {
    String script = "i=0; while [ $i -lt 3000 ]; do echo line-$i-of-the-output; i=$((i+1)); done";
    Captured captured = runner.capture(Shell.plain(directory, "sh", "-c", script), 1 << 20);
    assertThat(captured.out().lines()).hasSize(3000).endsWith("line-2999-of-the-output");
  }

  @Test
  void argumentsArriveAsTheyAre() throws Exception {
    String[] odd = {"two\nlines", "äöü 漢字 🚀", "", "$HOME `x` * \"'\\", "--version", "\t"};
    Captured captured =
        runner.capture(
            Shell.plain(
                directory, "printf", "<%s>", odd[0], odd[1], odd[2], odd[3], odd[4], odd[5]),
            1000);
    assertThat(captured.out())
        .isEqualTo("<two\nlines><äöü 漢字 🚀><><$HOME `x` * \"'\\><--version><\t>");
  }

  @Test
  void environmentIsOnlyWhatTheCommandSays() throws Exception {
    Command command =
        new Command(
            List.of("/usr/bin/env"),
            directory,
            Map.of("A", "b c", "LANG", "C"),
            Shell.LONG,
            Duration.ZERO,
            new Stdin.Empty(),
            "tok");
    CaptureSink sink = new CaptureSink(1000);
    runner.run(command, sink, new Cancellation());
    assertThat(sink.captured(new Ending.Cancelled()).out().lines())
        .containsExactlyInAnyOrder("A=b c", "LANG=C", "OMK_PROCESS_TOKEN=tok");
  }

  @Test
  void stdinIsTextOrAFileOrEmpty() throws Exception {
    Path file = Files.writeString(directory.resolve("in"), "from a file");
    assertThat(cat(new Stdin.Text("größer\n".repeat(50_000)))).isEqualTo("größer\n".repeat(50_000));
    assertThat(cat(new Stdin.FromFile(file))).isEqualTo("from a file");
    assertThat(cat(new Stdin.Empty())).isEmpty();
  }

  @Test
  void programThatDoesNotReadItsInputIsNotWaitedFor() throws Exception {
    Command command = withStdin(List.of("true"), new Stdin.Text("x".repeat(5_000_000)));
    assertThat(Shell.run(command).ending()).isEqualTo(new Ending.Exited(0));
  }

  @Test
  void whatCannotBeStartedSaysWhyInOneLine() throws Exception {
    Path script = Files.writeString(directory.resolve("script"), "#!/no/such/interpreter\n");
    assertThat(refusal("no-such-program")).isEqualTo("program not found: no-such-program");
    assertThat(refusal("./script")).isEqualTo("program is not executable: ./script");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertThat(refusal("./script"))
        .isEqualTo("interpreter of ./script not found: /no/such/interpreter");
    assertThat(refusal("nul\0")).isEqualTo("program name is not valid: nul");
    assertThat(Shell.run(Shell.script(directory.resolve("gone"), "true")).ending())
        .isEqualTo(
            new Ending.NotStarted("working directory not found: " + directory.resolve("gone")));
    Stdin missing = new Stdin.FromFile(directory.resolve("none"));
    assertThat(Shell.run(withStdin(List.of("cat"), missing)).ending())
        .isInstanceOf(Ending.NotStarted.class);
  }

  @Test
  void scriptInTheDirectoryRunsThere() throws Exception {
    Path script = Files.writeString(directory.resolve("here"), "#!/bin/sh\npwd\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    Captured captured = runner.capture(Shell.plain(directory, "./here"), 1000);
    assertThat(captured.out().strip()).isEqualTo(directory.toRealPath().toString());
  }

  @Test
  void timeoutEndsTheProgram() throws Exception {
    Duration timeout = Duration.ofMillis(200);
    Ended ended = Shell.run(Shell.script(directory, "exec sleep 30", timeout, Duration.ZERO));
    assertThat(ended.ending()).isEqualTo(new Ending.TimedOut(timeout));
    assertThat(ended.elapsed()).isBetween(timeout, Duration.ofSeconds(3));
  }

  @Test
  void silenceIsIdleButSlowOutputIsNot() throws Exception {
    Duration idle = Duration.ofMillis(700);
    Ended silent = Shell.run(Shell.script(directory, "echo a; exec sleep 30", Shell.LONG, idle));
    assertThat(silent.ending()).isEqualTo(new Ending.Idle(idle));
    String slow = "for i in 1 2 3 4 5 6; do echo $i >&2; sleep 0.2; done";
    Ended talking = Shell.run(Shell.script(directory, slow, Shell.LONG, idle));
    assertThat(talking.ending()).isEqualTo(new Ending.Exited(0));
    assertThat(talking.elapsed()).isGreaterThan(idle);
  }

  @Test
  void durationOfAgesIsNoTimeout() throws Exception {
    Duration ages = Duration.ofSeconds(Long.MAX_VALUE);
    assertThat(Shell.run(Shell.script(directory, "true", ages, ages)).ending())
        .isEqualTo(new Ending.Exited(0));
  }

  @Test
  void floodIsPassedOnInBoundedMemory() throws Exception {
    long megabytes = 100;
    AtomicLong bytes = new AtomicLong();
    AtomicLong highest = new AtomicLong();
    Runtime jvm = Runtime.getRuntime();
    System.gc();
    long before = jvm.totalMemory() - jvm.freeMemory();
    OutputSink counting =
        (stream, buffer, offset, length) -> {
          assertThat(length).isLessThanOrEqualTo(64 * 1024);
          if (bytes.addAndGet(length) % (8 << 20) < length) {
            highest.accumulateAndGet(jvm.totalMemory() - jvm.freeMemory(), Math::max);
          }
        };
    Command flood = Shell.script(directory, "head -c " + (megabytes << 20) + " /dev/zero");
    assertThat(runner.run(flood, counting, new Cancellation()).ending())
        .isEqualTo(new Ending.Exited(0));
    assertThat(bytes.get()).isEqualTo(megabytes << 20);
    assertThat(highest.get() - before).isLessThan(50L << 20);
  }

  @Test
  void sinkThatFailsEndsTheProgramAndIsPassedOn() throws IOException {
    OutputSink broken =
        (stream, buffer, offset, length) -> {
          throw new IllegalStateException("disk full");
        };
    Command command = Shell.script(directory, "echo $$ > pid; echo x; exec sleep 30");
    assertThatThrownBy(() -> runner.run(command, broken, new Cancellation()))
        .hasMessage("disk full");
    assertThat(Shell.gone(Shell.pidIn(directory.resolve("pid")))).isTrue();
  }

  @Test
  void cancellationFromAnotherThreadEndsTheTree() throws Exception {
    Cancellation cancellation = new Cancellation();
    Command command = Shell.script(directory, "sleep 30 & echo $! > child; wait");
    Path child = directory.resolve("child");
    Thread canceller =
        Thread.startVirtualThread(
            () -> {
              Shell.pidIn(child);
              cancellation.request();
            });
    Ended ended = runner.run(command, OutputSink.discard(), cancellation);
    canceller.join();
    assertThat(ended.ending()).isEqualTo(new Ending.Cancelled());
    assertThat(Shell.gone(Shell.pidIn(child))).isTrue();
  }

  @Test
  void cancelledBeforeItStartsNeverStarts() throws Exception {
    Cancellation cancellation = new Cancellation();
    cancellation.request();
    Command command = Shell.script(directory, "touch started");
    assertThat(runner.run(command, OutputSink.discard(), cancellation).ending())
        .isEqualTo(new Ending.Cancelled());
    assertThat(directory.resolve("started")).doesNotExist();
  }

  @Test
  void interruptEndsTheTreeAndPropagates() throws Exception {
    Path child = directory.resolve("child");
    Command command = Shell.script(directory, "trap '' TERM; sleep 30 & echo $! > child; wait");
    AtomicLong interrupted = new AtomicLong();
    Thread running =
        Thread.startVirtualThread(
            () -> {
              try {
                Shell.run(command);
              } catch (InterruptedException e) {
                interrupted.incrementAndGet();
              }
            });
    long pid = Shell.pidIn(child);
    running.interrupt();
    await().atMost(Duration.ofSeconds(10)).until(() -> !running.isAlive());
    assertThat(interrupted).hasValue(1);
    assertThat(Shell.gone(pid)).isTrue();
  }

  @Test
  void argumentThatTheLocaleCannotExpressIsRefusedAndNotGarbled() throws Exception {
    assertThat(endingOfPrintUnder("C")).contains("NotStarted").contains("LC_ALL=C.UTF-8");
    assertThat(endingOfPrintUnder("C.UTF-8")).isEqualTo("Exited[code=0]");
  }

  private String endingOfPrintUnder(String locale) throws InterruptedException {
    String java = ProcessHandle.current().info().command().orElseThrow();
    String classes = System.getProperty("java.class.path");
    Command command =
        Command.of(
            List.of(java, "-cp", classes, "dev.omk.process.PrintUmlaut"),
            directory,
            Map.of("LC_ALL", locale, "PATH", CallerEnvironment.ofThisProcess().path()),
            Shell.LONG);
    return runner.capture(command, 1000).out().strip();
  }

  private String cat(Stdin stdin) throws InterruptedException {
    return runner.capture(withStdin(List.of("cat"), stdin), 1 << 20).out();
  }

  private Command withStdin(List<String> argv, Stdin stdin) {
    return new Command(argv, directory, Shell.ENVIRONMENT, Shell.LONG, Duration.ZERO, stdin, "");
  }

  private String refusal(String program) throws InterruptedException {
    Captured captured = runner.capture(Shell.plain(directory, program), 10);
    assertThat(captured.ending()).isInstanceOf(Ending.NotStarted.class);
    return ((Ending.NotStarted) captured.ending()).reason();
  }
}
