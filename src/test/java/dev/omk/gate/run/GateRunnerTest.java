package dev.omk.gate.run;

import static dev.omk.gate.run.Gates.gate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.omk.gate.GateOutcome;
import dev.omk.gate.GateResult;
import dev.omk.gate.GateSpec;
import dev.omk.process.Cancellation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateRunnerTest {
  @TempDir Path temp;
  private Path tree;
  private Gates gates;

  @BeforeEach
  void makeTree() throws IOException {
    tree = Files.createDirectory(temp.resolve("tree"));
    gates = Gates.in(tree);
  }

  @Test
  void exitZeroPassesAndLeavesALog() throws Exception {
    GateResult result = gates.runOne(gate("unit", "echo out; echo err >&2"));
    assertThat(result.outcome()).isEqualTo(new GateOutcome.Passed());
    assertThat(result.exitCode()).isZero();
    assertThat(result.excerpt()).isEmpty();
    assertThat(result.logPath()).isEqualTo("artifacts/gates/gate-01-unit.log");
    assertThat(gates.log(result)).content().contains("out\n", "err\n");
  }

  @Test
  void otherExitCodesFail() throws Exception {
    GateResult result = gates.runOne(gate("unit", "echo 'error: broken'; exit 3"));
    assertThat(result.outcome()).isEqualTo(new GateOutcome.Failed(3, "exit code 3"));
    assertThat(result.excerpt()).contains("error: broken");
  }

  @Test
  void timeoutEndsTheWholeTree() throws Exception {
    GateResult result =
        gates.runOne(
            gate("slow", "sleep 300 & echo $! > pid; setsid sleep 301 & wait", "timeout_secs = 1"));
    assertThat(result.outcome()).isEqualTo(new GateOutcome.TimedOut(Duration.ofSeconds(1)));
    assertThat(result.exitCode()).isNull();
    long pid = Long.parseLong(Files.readString(tree.resolve("pid")).strip());
    assertThat(isAlive(pid)).isFalse();
  }

  @Test
  void whatAGateLeavesRunningIsEndedAndNamed() throws Exception {
    GateResult result =
        gates.runOne(
            gate(
                "daemon",
                "setsid sh -c 'touch up; exec sleep 302' >/dev/null 2>&1 &"
                    + " while [ ! -e up ]; do sleep 0.01; done"));
    assertThat(result.passed()).isTrue();
    assertThat(result.leftRunning()).singleElement().asString().contains("sleep 302");
  }

  @Test
  void missingProgramsAndDirectoriesAreErroredNotFailed() throws Exception {
    List<GateResult> results =
        gates.run(
            """
            [[gates]]
            name = "program"
            command = "no-such-program-here"
            [[gates]]
            name = "script"
            command = "./check.sh"
            [[gates]]
            name = "line"
            run = "no-such-program-here"
            [[gates]]
            name = "directory"
            run = "true"
            workdir = "nowhere"
            [[gates]]
            name = "module"
            command = "python3"
            args = ["-m", "no_such_module_here"]
            """);
    assertThat(results).allSatisfy(r -> assertThat(r.outcome().status()).isEqualTo("errored"));
    assertThat(results.get(0).outcome().reason()).contains("no-such-program-here");
    assertThat(results.get(2).outcome().reason()).contains("not found");
    assertThat(results.get(3).outcome().reason()).contains("nowhere");
    assertThat(results.get(4).outcome().reason()).contains("no_such_module_here");
  }

  @Test
  void scriptWithoutExecuteBitIsErrored() throws Exception {
    Files.writeString(tree.resolve("check.sh"), "exit 0\n");
    assertThat(gates.runOne(gate("x", "./check.sh")).outcome().status()).isEqualTo("errored");
  }

  @Test
  void workdirThatIsALinkToOutsideIsErrored() throws Exception {
    Files.createSymbolicLink(tree.resolve("api"), temp);
    GateResult result = gates.runOne(gate("x", "true", "workdir = 'api'"));
    assertThat(result.outcome().reason()).contains("outside the work tree");
  }

  @Test
  void gateRunsInItsDirectoryWithItsEnvironment() throws Exception {
    Files.createDirectories(tree.resolve("a/b"));
    GateResult result =
        gates.runOne(
            gate("x", "pwd; echo $MODE-$HOME", "workdir = 'a/b'", "env = { MODE = \"fast\" }"));
    assertThat(gates.log(result)).content().contains("/a/b\n", "fast-" + System.getenv("HOME"));
  }

  @Test
  void gateWhoseNeedDidNotPassIsSkippedWithTheReason() throws Exception {
    List<GateResult> results =
        gates.run(
            gate("deploy", "touch deployed", "needs = ['test']")
                + gate("test", "touch tested", "needs = ['build']")
                + gate("build", "exit 1"));
    assertThat(results).extracting(GateResult::gate).containsExactly("deploy", "test", "build");
    assertThat(results.get(1).outcome())
        .isEqualTo(new GateOutcome.Skipped("needs build, which failed"));
    assertThat(results.get(0).outcome())
        .isEqualTo(new GateOutcome.Skipped("needs test, which was skipped"));
    assertThat(tree.resolve("tested")).doesNotExist();
    assertThat(tree.resolve("deployed")).doesNotExist();
  }

  @Test
  void whatDecidesNothingHoldsUpNothing() throws Exception {
    List<GateResult> results =
        gates.run(
            gate("test", "true", "needs = ['style', 'lint']")
                + gate("style", "exit 1", "required = false")
                + gate("lint", "exit 1", "allow_fail = true"));
    assertThat(results)
        .extracting(result -> result.outcome().status())
        .containsExactly("passed", "failed", "failed");
  }

  @Test
  void skippedGateIsNeverAPass() throws Exception {
    GateResult result = gates.runOne(gate("x", "touch ran", "skip = true"));
    assertThat(result.passed()).isFalse();
    assertThat(result.outcome().status()).isEqualTo("skipped");
    assertThat(tree.resolve("ran")).doesNotExist();
  }

  @Test
  void needsRunFirstAndExclusiveRunsAlone() throws Exception {
    List<String> events = Collections.synchronizedList(new ArrayList<>());
    GateListener listener =
        new GateListener() {
          @Override
          public void started(GateSpec gate) {
            events.add("+" + gate.name());
          }

          @Override
          public void finished(GateSpec gate, GateResult result) {
            events.add("-" + gate.name());
          }
        };
    gates
        .withJobs(4)
        .run(
            gate("late", "true", "needs = ['alone']")
                + gate("alone", "true", "exclusive = true")
                + gate("a", "true")
                + gate("b", "true", "needs = ['a']"),
            listener,
            new Cancellation());
    assertThat(events).containsSubsequence("-alone", "+late").containsSubsequence("-a", "+b");
    assertThat(events.indexOf("-alone")).isEqualTo(events.indexOf("+alone") + 1);
  }

  /** Each waits for the other's file: they can only pass side by side. */
  @Test
  void gatesRunSideBySide() throws Exception {
    String wait = "touch %s; while [ ! -e %s ]; do sleep 0.05; done";
    List<GateResult> results =
        gates.run(
            gate("a", wait.formatted("a", "b"), "timeout_secs = 20")
                + gate("b", wait.formatted("b", "a"), "timeout_secs = 20"));
    assertThat(results).allMatch(GateResult::passed);
    GateResult a = results.get(0);
    GateResult b = results.get(1);
    assertThat(a.startedAt()).isBefore(b.startedAt().plus(b.duration()));
    assertThat(b.startedAt()).isBefore(a.startedAt().plus(a.duration()));
  }

  @Test
  void jobsBoundHowManyRunAtOnce() throws Exception {
    String line = "mkdir lock || exit 9; sleep 0.05; rmdir lock";
    List<GateResult> results =
        gates.withJobs(1).run(gate("a", line) + gate("b", line) + gate("c", line));
    assertThat(results).allMatch(GateResult::passed);
  }

  @Test
  void passOnARetryIsFlakyAndCountsWeakly() throws Exception {
    GateResult result =
        gates.runOne(gate("x", "[ -e seen ] || { touch seen; echo boom; exit 1; }", "retries = 3"));
    assertThat(result.outcome()).isEqualTo(new GateOutcome.Flaky(2, true));
    assertThat(result.passed()).isTrue();
    assertThat(gates.log(result)).content().contains("boom\n[omk: attempt 2 of 4]\n");
    assertThat(gates.runOne(gate("y", "exit 4", "retries = 1")).outcome())
        .isEqualTo(new GateOutcome.Failed(4, "exit code 4"));
  }

  @Test
  void namesThatDifferOnlyInCaseOrSignsHaveLogsOfTheirOwn() throws Exception {
    List<GateResult> results =
        gates.run(
            gate("Unit", "echo 1")
                + gate("unit", "echo 2")
                + gate("unit:", "echo 3")
                + gate("ünit", "echo 4")
                + gate("測試", "echo 5"));
    assertThat(results)
        .extracting(r -> r.logPath().toLowerCase(Locale.ROOT))
        .doesNotHaveDuplicates();
    assertThat(gates.log(results.get(4))).content().isEqualTo("5\n");
  }

  @Test
  void cancellationEndsWhatRunsAndSkipsTheRest() throws Exception {
    Cancellation cancellation = new Cancellation();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<List<GateResult>> running =
          threads.submit(
              () ->
                  gates
                      .withJobs(1)
                      .run(
                          gate("a", "echo $$ > pid.new; mv pid.new pid; sleep 300")
                              + gate("b", "touch ran"),
                          GateListener.none(),
                          cancellation));
      await().until(() -> Files.exists(tree.resolve("pid")));
      cancellation.request();
      assertThat(running.get())
          .extracting(GateResult::outcome)
          .containsOnly(new GateOutcome.Skipped("cancelled"));
    }
    assertThat(isAlive(Long.parseLong(Files.readString(tree.resolve("pid")).strip()))).isFalse();
    assertThat(tree.resolve("ran")).doesNotExist();
  }

  @Test
  void failFastStartsNothingAfterADecidingFailure() throws Exception {
    List<GateResult> results =
        gates
            .withJobs(1)
            .run(
                gate("optional", "exit 1", "required = false")
                    + gate("a", "exit 1")
                    + gate("b", "true"),
                new Scheduling(true, false, Map.of()));
    assertThat(results.get(1).outcome().status()).isEqualTo("failed");
    assertThat(results.get(2).outcome().reason()).contains("a did not pass");
  }

  @Test
  void gateThatDeletesItsDirectoryIsJudgedByItsExitCode() throws Exception {
    Files.createDirectories(tree.resolve("sub"));
    GateResult result = gates.runOne(gate("x", "rm -rf ../sub; exit 2", "workdir = 'sub'"));
    assertThat(result.outcome()).isEqualTo(new GateOutcome.Failed(2, "exit code 2"));
  }

  /** Whether it runs; one that nobody waits for (state Z) is gone. */
  private static boolean isAlive(long pid) throws IOException {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
    } catch (NoSuchFileException e) {
      return false;
    }
  }
}
