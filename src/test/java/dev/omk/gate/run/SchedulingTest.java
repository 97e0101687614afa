package dev.omk.gate.run;

import static dev.omk.gate.run.Gates.gate;
import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.gate.GateResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchedulingTest {
  @TempDir Path tree;

  @Test
  void longestKnownStartsFirst() throws Exception {
    Map<String, Duration> took = Map.of("short", Duration.ofMillis(1), "long", Duration.ofHours(1));
    List<GateResult> results =
        Gates.in(tree)
            .withJobs(1)
            .run(gate("short", "true") + gate("long", "true"), new Scheduling(false, false, took));
    assertThat(results).extracting(GateResult::gate).containsExactly("short", "long");
    assertThat(results.stream().min(Comparator.comparing(GateResult::startedAt)))
        .map(GateResult::gate)
        .contains("long");
  }

  @Test
  void keepingGoingRunsWhatNeedsAFailedGate() throws Exception {
    String toml = gate("test", "touch tested", "needs = ['build']") + gate("build", "exit 1");
    List<GateResult> results = Gates.in(tree).run(toml, new Scheduling(false, true, Map.of()));
    assertThat(results.get(0).passed()).isTrue();
    assertThat(results.get(1).passed()).isFalse();
    assertThat(Files.exists(tree.resolve("tested"))).isTrue();
  }
}
