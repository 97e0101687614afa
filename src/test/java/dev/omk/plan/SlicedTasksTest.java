package dev.omk.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.task.Task;
import dev.omk.task.TaskGraph;
import dev.omk.task.TaskStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlicedTasksTest {
  private static Task piece(String id, List<String> needs, String... writes) {
    Task piece = SlicedTasks.piece(id, "Do " + id, "words", List.of(writes));
    return new Task(
        piece.id(),
        piece.title(),
        piece.description(),
        piece.status(),
        piece.ownerRole(),
        needs,
        piece.readSet(),
        piece.writeSet(),
        piece.risk(),
        piece.acceptance(),
        piece.evidence(),
        0,
        null);
  }

  private static final TaskGraph GRAPH =
      SlicedTasks.graph(
          List.of(piece("core", List.of(), "core/**"), piece("docs", List.of("core"))));

  @Test
  void slicesStandInThePlaceOfTheOneTaskOfAgents() {
    assertThat(GRAPH.tasks())
        .extracting(Task::id)
        .containsExactly(
            "goal-intake",
            "goal-plan",
            "goal-local-verify",
            "goal-agent-implement-0",
            "goal-agent-implement-1",
            "goal-agent-verify",
            "goal-review",
            "goal-security-review");
    assertThat(GRAPH.find("goal-agent-implement-1").orElseThrow().dependencies())
        .containsExactly("goal-plan", "goal-agent-implement-0");
    assertThat(GRAPH.find("goal-review").orElseThrow().dependencies())
        .containsExactly("goal-agent-verify");
  }

  @Test
  void aPieceThatNamesNothingMayWriteAll() {
    assertThat(GRAPH.find("goal-agent-implement-1").orElseThrow().writeSet())
        .containsExactly(Task.PROJECT_FILES);
  }

  @Test
  void allHaveLandedWhenEachIsDone() {
    assertThat(SlicedTasks.allLanded(GRAPH)).isFalse();
    TaskGraph done = GRAPH;
    for (Task slice : SlicedTasks.slices(GRAPH)) {
      done = done.with(slice.id(), task -> task.withStatus(TaskStatus.DONE, null));
    }
    assertThat(SlicedTasks.allLanded(done)).isTrue();
    assertThat(SlicedTasks.open(done)).isEmpty();
    assertThat(SlicedTasks.allLanded(StandardTasks.graph())).isFalse();
  }

  @Test
  void aTurnOnTheWholeIsAboutTheOneTaskThereIs() {
    assertThat(SlicedTasks.whole(GRAPH)).isEqualTo(SlicedTasks.VERIFY);
    assertThat(SlicedTasks.whole(StandardTasks.graph())).isEqualTo(StandardTasks.EXECUTE);
  }
}
