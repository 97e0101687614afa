package dev.omk.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.task.Task;
import dev.omk.task.TaskGraph;
import dev.omk.task.TaskStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlicedTasksTest {
  @Test
  void anAgentAtWorkOnASliceIsToldOfWithItsTitle() {
    TaskGraph graph =
        SlicedTasks.graph(SliceCuts.of("Do\n- mend a.py\n- mend b.py", List.of("a.py", "b.py")));
    String first = SlicedTasks.slices(graph).getFirst().id();

    assertThat(SlicedTasks.named("mine", first, graph)).isEqualTo("mine on 'mend a.py'");
    assertThat(SlicedTasks.named("mine", SlicedTasks.VERIFY, graph)).isEqualTo("mine");
  }

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
        piece.gates(),
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

  @Test
  void onlySlicesAreSlices() {
    assertThat(SlicedTasks.slices(GRAPH))
        .extracting(Task::id)
        .containsExactly("goal-agent-implement-0", "goal-agent-implement-1");
    assertThat(SlicedTasks.isSlice(SlicedTasks.VERIFY)).isFalse();
    assertThat(GRAPH.find("goal-agent-implement-0").orElseThrow().writeSet())
        .containsExactly("core/**");
    assertThat(GRAPH.find("goal-local-verify").orElseThrow().dependencies())
        .containsExactly("goal-plan");
    assertThat(GRAPH.find("goal-security-review").orElseThrow().dependencies())
        .containsExactly("goal-agent-verify");
  }

  @Test
  void slicesAreBroughtTogetherInTheOrderOfTheirNumbers() {
    List<Task> pieces = new java.util.ArrayList<>();
    for (int i = 0; i < 12; i++) {
      pieces.add(piece("p" + i, List.of(), "p" + i + "/**"));
    }
    assertThat(SlicedTasks.graph(pieces).find(SlicedTasks.VERIFY).orElseThrow().dependencies())
        .startsWith("goal-agent-implement-0", "goal-agent-implement-1", "goal-agent-implement-2")
        .endsWith("goal-agent-implement-10", "goal-agent-implement-11");
  }

  @Test
  void theWorkBelongsToTheAgentAndAllElseToTheController() {
    assertThat(StandardTasks.graph().find(StandardTasks.EXECUTE).orElseThrow().ownerRole())
        .isEqualTo("executor");
    assertThat(StandardTasks.graph().find(StandardTasks.REVIEW).orElseThrow().ownerRole())
        .isEqualTo("goal-controller");
  }
}
