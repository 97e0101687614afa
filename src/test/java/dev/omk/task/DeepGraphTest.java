package dev.omk.task;

import static dev.omk.task.Tasks.task;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Depth that no stack has. Apart, for profile pit leaves it out: it would take minutes a fault. */
class DeepGraphTest {
  @Test
  void aDeepGraphNeedsNoStack() {
    List<Task> chain = new ArrayList<>();
    for (int i = 0; i < 50_000; i++) {
      chain.add(task("t" + i, i == 0 ? List.of() : List.of("t" + (i - 1)), "same"));
    }
    TaskGraph graph = new TaskGraph(chain);
    assertThat(TaskOrder.of(graph).criticalPath()).hasSize(50_000);
    assertThat(WriteConflicts.in(graph)).isEmpty();
  }
}
