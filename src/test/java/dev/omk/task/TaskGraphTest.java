package dev.omk.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.omk.error.OmkException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskGraphTest {
  private static Task task(String id, String... dependencies) {
    return new Task(
        id,
        "Title",
        "Description",
        TaskStatus.PENDING,
        "executor",
        List.of(dependencies),
        List.of(),
        List.of(),
        "low",
        List.of("done"),
        List.of(),
        List.of(),
        0,
        null);
  }

  @Test
  void onlyTasksWhoseDependenciesAreDoneAreReady() {
    TaskGraph graph = new TaskGraph(List.of(task("a"), task("b", "a"), task("c")));
    assertThat(graph.ready()).extracting(Task::id).containsExactly("a", "c");
    TaskGraph next = graph.with("a", task -> task.withStatus(TaskStatus.DONE, null));
    assertThat(next.ready()).extracting(Task::id).containsExactly("b", "c");
    assertThat(next.summary()).isEqualTo(new TaskGraph.Summary(3, 2, 0, 1));
  }

  @Test
  void aCircleIsRefused() {
    assertThatThrownBy(() -> new TaskGraph(List.of(task("a", "c"), task("b", "a"), task("c", "b"))))
        .isInstanceOf(OmkException.class)
        .hasMessageContaining("circle");
  }

  @Test
  void aDoubleIdAndAnUnknownDependencyAreRefused() {
    assertThatThrownBy(() -> new TaskGraph(List.of(task("a"), task("a"))))
        .hasMessageContaining("twice");
    assertThatThrownBy(() -> new TaskGraph(List.of(task("a", "nope"))))
        .hasMessageContaining("unknown task 'nope'");
  }

  @Test
  void aDeepGraphNeedsNoDeepStack() {
    List<Task> chain = new ArrayList<>();
    chain.add(task("t0"));
    for (int i = 1; i < 100_000; i++) {
      chain.add(task("t" + i, "t" + (i - 1)));
    }
    assertThat(new TaskGraph(chain).ready()).extracting(Task::id).containsExactly("t0");
  }

  @Test
  void aTaskThatIsTriedAgainCounts() {
    Task failed = task("a").withStatus(TaskStatus.BLOCKED, null);
    assertThat(failed.withStatus(TaskStatus.RUNNING, null).retryCount()).isEqualTo(1);
  }

  @Test
  void everyTaskIsCountedOnceAndFoundByItsId() {
    TaskGraph graph =
        new TaskGraph(
            List.of(
                task("a").withStatus(TaskStatus.DONE, null),
                task("b").withStatus(TaskStatus.RUNNING, null),
                task("c").withStatus(TaskStatus.BLOCKED, null),
                task("d")));
    assertThat(graph.summary()).isEqualTo(new TaskGraph.Summary(4, 2, 1, 1));
    assertThat(graph.find("c")).contains(graph.tasks().get(2));
    assertThat(graph.find("e")).isEmpty();
    assertThat(TaskStatus.BLOCKED.json()).isEqualTo("blocked");
  }

  @Test
  void aCircleIsNamedByATaskInIt() {
    assertThatThrownBy(() -> new TaskGraph(List.of(task("a"), task("c", "d"), task("d", "c"))))
        .hasMessageContaining("around 'c'");
  }

  @Test
  void aTaskSaysWhatItIsAndWhenItIsDone() {
    Task whole = task("a");
    for (String[] texts : new String[][] {{" ", "Description"}, {"Title", " "}}) {
      Task blank =
          new Task(
              "a",
              texts[0],
              texts[1],
              TaskStatus.PENDING,
              "executor",
              List.of(),
              List.of(),
              List.of(),
              "low",
              whole.acceptance(),
              List.of(),
              List.of(),
              0,
              null);
      assertThatThrownBy(() -> new TaskGraph(List.of(blank))).hasMessageContaining("needs a title");
    }
    Task endless =
        new Task(
            "a",
            "Title",
            "Description",
            TaskStatus.PENDING,
            "executor",
            List.of(),
            List.of(),
            List.of(),
            "low",
            List.of(),
            List.of(),
            List.of(),
            0,
            null);
    assertThatThrownBy(() -> new TaskGraph(List.of(endless))).hasMessageContaining("acceptance");
  }
}
