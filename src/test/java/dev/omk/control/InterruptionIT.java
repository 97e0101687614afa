package dev.omk.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.omk.process.Ignored;
import dev.omk.process.ProcessTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run that is cut off: by a signal, by another process, by {@code kill -9}. */
@Tag("crash")
class InterruptionIT {
  private static final int KILLS = 12;
  private static final long SEED = 20261122;

  @TempDir Path directory;

  /** A project whose agent has begun to work and does not come back. */
  private Executable.Started stuck(Executable omk, Sample sample) throws Exception {
    Path mark = mark(sample);
    sample.agent("touch " + mark + "; sleep 1000").commit();
    Executable.Started run =
        omk.start("goal", "run", Sample.GOAL, "--until-ready", "--accept", "auto");
    await().atMost(Duration.ofSeconds(90)).until(() -> Files.exists(mark));
    return run;
  }

  private static Path mark(Sample sample) {
    return sample.project.resolve("../agent-works").normalize();
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143", "HUP, 129"})
  void aSignalPausesTheGoalAndLeavesNothingRunning(String signal, int code) throws Exception {
    assumeFalse(signal.equals("HUP") && Ignored.hangUp(), "under nohup a hang-up is ignored");
    Sample sample = Sample.broken(directory);
    Executable omk = new Executable(sample);
    Executable.Started run = stuck(omk, sample);
    run.signal(signal);
    assertThat(run.end().code()).isEqualTo(code);
    assertThat(ProcessTree.withToken(id(sample))).isEmpty();
    assertThat(omk.run("goal", "status").out()).contains("paused");
    assertThat(omk.run("goal", "status", "--exit-code").code()).isEqualTo(7);
    assertThat(omk.run("goal", "resume").code()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"pause, paused", "cancel, cancelled"})
  void anotherProcessIsObeyed(String command, String status) throws Exception {
    Sample sample = Sample.broken(directory);
    Executable omk = new Executable(sample);
    Executable.Started run = stuck(omk, sample);
    assertThat(omk.run("goal", command).code()).isZero();
    assertThat(run.end().code()).isEqualTo(7);
    assertThat(ProcessTree.withToken(id(sample))).isEmpty();
    assertThat(omk.run("goal", "status", "--json").out()).contains("\"" + status + "\"");
  }

  @Test
  void pauseIsObeyedWithinASecond() throws Exception {
    Sample sample = Sample.broken(directory);
    Executable omk = new Executable(sample);
    Executable.Started run = stuck(omk, sample);
    Duration best = obeyed(omk, run);
    // Other work on the machine slows one or the other of them.
    for (int more = 0; more < 4 && best.compareTo(Duration.ofSeconds(1)) > 0; more++) {
      Files.delete(mark(sample));
      Executable.Started again = omk.start("goal", "resume", "--continue");
      await().atMost(Duration.ofSeconds(90)).until(() -> Files.exists(mark(sample)));
      Duration next = obeyed(omk, again);
      best = next.compareTo(best) < 0 ? next : best;
    }
    assertThat(best).isLessThanOrEqualTo(Duration.ofSeconds(1));
  }

  /** From the answer of {@code pause} to the end of the process that is told to. */
  private static Duration obeyed(Executable omk, Executable.Started run) throws Exception {
    assertThat(omk.run("goal", "pause").code()).isZero();
    long asked = System.nanoTime();
    run.process().waitFor();
    Duration taken = Duration.ofNanos(System.nanoTime() - asked);
    assertThat(run.end().code()).isEqualTo(7);
    return taken;
  }

  @Test
  void aSecondControllerIsRefused() throws Exception {
    Sample sample = Sample.broken(directory);
    Executable omk = new Executable(sample);
    Executable.Started run = stuck(omk, sample);
    Executable.Ended second = omk.run("goal", "verify");
    assertThat(second.code()).isEqualTo(9);
    assertThat(second.err()).contains("pid " + run.process().pid());
    run.signal("TERM");
    assertThat(run.end().code()).isEqualTo(143);
  }

  @Test
  void theTimeBudgetEndsAWorkingAgent() throws Exception {
    Sample sample = Sample.broken(directory).agent("sleep 1000").commit();
    Executable omk = new Executable(sample);
    Executable.Ended ended =
        omk.run("goal", "run", Sample.GOAL, "--until-ready", "--budget-time", "2s");
    assertThat(ended.code()).as(ended.err()).isEqualTo(6);
    assertThat(ended.out()).contains("needs_more_budget");
    assertThat(omk.run("goal", "verify").code()).isEqualTo(6);
    assertThat(omk.run("goal", "budget-add", "--time", "30m").out()).contains("Time added: 30m");
    sample.agentScript(Sample.REPAIR);
    assertThat(omk.run("goal", "resume", "--continue").code()).isEqualTo(4);
    assertThat(omk.run("goal", "accept", "--summary", "seen").code()).isZero();
  }

  @Test
  void aKillAtAnyMomentLeavesAGoalThatOpensAndGoesOn() throws Exception {
    Sample sample = Sample.broken(directory).agent("sleep 0.2; " + Sample.REPAIR).commit();
    Executable omk = new Executable(sample);
    Random random = new Random(SEED);
    for (int i = 0; i < KILLS; i++) {
      sample.git("checkout", "-q", "calc.sh");
      Executable.Started run =
          omk.start("goal", "run", Sample.GOAL, "--until-ready", "--accept", "auto");
      run.process().waitFor(random.nextInt(2500), java.util.concurrent.TimeUnit.MILLISECONDS);
      run.process().destroyForcibly().waitFor();
      opens(omk, sample, i);
    }
    sample.git("checkout", "-q", "calc.sh");
    Executable.Ended last =
        omk.run("goal", "run", Sample.GOAL, "--until-ready", "--accept", "auto");
    assertThat(last.code()).as(last.out() + last.err()).isZero();
    try (Stream<Path> goals = Files.list(sample.project.resolve(".omk/goals"))) {
      assertThat(goals.map(path -> path.getFileName().toString()))
          .allMatch(
              name ->
                  name.startsWith("goal-") || name.endsWith(".lock") || name.startsWith(".new-"));
    }
  }

  private static void opens(Executable omk, Sample sample, int round) throws Exception {
    Executable.Ended list = omk.run("goal", "list");
    assertThat(list.code()).as("round " + round + list.err()).isZero();
    if (list.out().contains("goal-2")) {
      for (String command : List.of("status", "show", "replay", "proof")) {
        Executable.Ended ended = omk.run("goal", command);
        assertThat(ended.code()).as(round + " " + command + ended.err()).isZero();
      }
      Executable.Ended resumed = omk.run("goal", "resume", "--auto");
      assertThat(resumed.code()).as(round + resumed.err()).isZero();
      for (String id : sample.workspace().state().ids()) {
        assertThat(ProcessTree.withToken(id)).isEmpty();
      }
    }
  }

  private static String id(Sample sample) throws Exception {
    return sample.workspace().resolve("latest").value();
  }
}
