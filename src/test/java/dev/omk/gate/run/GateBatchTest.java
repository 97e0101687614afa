package dev.omk.gate.run;

import static dev.omk.gate.run.Gates.gate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.omk.gate.GateResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateBatchTest {
  @TempDir Path temp;

  @Test
  void twoHundredTrivialGatesAllRun() throws Exception {
    Gates gates = Gates.in(Files.createDirectory(temp.resolve("tree")));
    StringBuilder toml = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      toml.append(gate("g" + i, "true"));
    }
    List<GateResult> results = gates.run(toml.toString());
    assertThat(results).hasSize(200).allMatch(GateResult::passed);
    assertThat(results.get(199).gate()).isEqualTo("g199");
  }

  @Test
  void longChainBehindAFailureIsSkippedWithoutRecursion() throws Exception {
    Gates gates = Gates.in(Files.createDirectory(temp.resolve("tree")));
    StringBuilder toml = new StringBuilder(gate("g0", "false"));
    for (int i = 1; i < 2000; i++) {
      toml.append(gate("g" + i, "true", "needs = ['g" + (i - 1) + "']"));
    }
    List<GateResult> results = gates.run(toml.toString());
    assertThat(results.getLast().outcome().reason()).isEqualTo("needs g1998, which was skipped");
  }

  @Test
  void interruptEndsWhatRuns() throws Exception {
    Path tree = Files.createDirectory(temp.resolve("tree"));
    Gates gates = Gates.in(tree);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<List<GateResult>> running =
          threads.submit(
              () -> gates.run(gate("a", "echo $$ > pid.new; mv pid.new pid; exec sleep 300")));
      await().until(() -> Files.exists(tree.resolve("pid")));
      assertThat(running.cancel(true)).isTrue();
    }
    Path stat = Path.of("/proc/" + Files.readString(tree.resolve("pid")).strip() + "/stat");
    assertThat(isGone(stat)).isTrue();
  }

  private static boolean isGone(Path stat) throws Exception {
    try {
      String text = Files.readString(stat);
      return text.charAt(text.lastIndexOf(')') + 2) == 'Z';
    } catch (NoSuchFileException e) {
      return true;
    }
  }
}
