package dev.omk.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs at the same time in one JVM end their own processes and nobody else's. */
@EnabledOnOs(OS.LINUX)
class ParallelRunsTest {
  @TempDir Path directory;

  @Test
  void endOfOneRunLeavesTheChildrenOfAnotherAlone() throws Exception {
    endOfShortRunLeavesLongRunAlone(Shell.freshToken(), Shell.freshToken());
  }

  @Test
  void runsThatShareATokenDoNotHurtEachOther() throws Exception {
    String token = Shell.freshToken();
    endOfShortRunLeavesLongRunAlone(token, token);
  }

  @Test
  void daemonOfNobodyKnowsWhomIsGoneWhenTheLastRunEnds() throws Exception {
    TreeEndingTest.assumeOrphansAreAdopted();
    String wait = "while [ ! -e go ]; do sleep 0.05; done";
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Ended> other = threads.submit(run("touch other; " + wait, Shell.freshToken()));
      waitFor("other");
      String untilThere = "while [ ! -s daemon ]; do sleep 0.05; done";
      Ended first =
          Shell.run(Shell.script(directory, TreeEndingTest.daemon("daemon") + untilThere));
      long daemon = Shell.pidIn(directory.resolve("daemon"));
      Files.createFile(directory.resolve("go"));
      Ended last = other.get();
      assertThat(first.ending()).isEqualTo(new Ending.Exited(0));
      assertThat(last.ending()).isEqualTo(new Ending.Exited(0));
      assertThat(Shell.gone(daemon)).isTrue();
    }
  }

  @Test
  void manyRunsAtOnceAllEndWellAndCleanly() throws Exception {
    List<Future<Ended>> runs = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 12; i++) {
        String script =
            "(setsid sleep 30 & echo $! > left." + i + "); sleep 0.3 & wait $!; echo done";
        runs.add(threads.submit(run(script, Shell.freshToken())));
      }
      for (int i = 0; i < runs.size(); i++) {
        assertThat(runs.get(i).get().ending()).isEqualTo(new Ending.Exited(0));
        assertThat(Shell.gone(Shell.pidIn(directory.resolve("left." + i)))).isTrue();
      }
    }
  }

  /** The long one opens sessions and loses parents, all while the short one is being ended. */
  private void endOfShortRunLeavesLongRunAlone(String shortToken, String longToken)
      throws Exception {
    String tenacious =
        "setsid sleep 2 & own=$!; (setsid sh -c 'echo $$ > orphan; sleep 30' &); sleep 2 & "
            + "plain=$!; while [ ! -s orphan ]; do sleep 0.02; done; sleep 0.3; touch ready; "
            + "wait $own && wait $plain && kill -0 $(cat orphan)";
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Ended> tenaciousRun = threads.submit(run(tenacious, longToken));
      waitFor("ready");
      Ended brief = run("sleep 30 & (setsid sleep 30 &); sleep 0.2", shortToken).call();
      assertThat(brief.leftRunning()).hasSize(2);
      assertThat(tenaciousRun.get().ending()).isEqualTo(new Ending.Exited(0));
      assertThat(Shell.gone(Shell.pidIn(directory.resolve("orphan")))).isTrue();
    }
  }

  private void waitFor(String file) {
    await().atMost(Shell.LONG).until(() -> Files.exists(directory.resolve(file)));
  }

  private Callable<Ended> run(String script, String token) {
    Command command =
        new Command(
            List.of("sh", "-c", script),
            directory,
            Shell.ENVIRONMENT,
            Shell.LONG,
            Duration.ZERO,
            new Stdin.Empty(),
            token);
    return () -> Shell.run(command);
  }
}
