package dev.omk.task;

import static dev.omk.task.Tasks.task;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskOrderTest {
  private static List<String> conflicts(Task... tasks) {
    return WriteConflicts.in(new TaskGraph(List.of(tasks)));
  }

  @Test
  void wavesAndCriticalPathFollowTheNeeds() {
    TaskOrder order =
        TaskOrder.of(
            new TaskGraph(
                List.of(
                    task("a", List.of()),
                    task("b", List.of("a")),
                    task("c", List.of()),
                    task("d", List.of("b", "c")))));
    assertThat(order.waves().stream().map(wave -> wave.stream().map(Task::id).toList()))
        .containsExactly(List.of("a", "c"), List.of("b"), List.of("d"));
    assertThat(order.criticalPath()).extracting(Task::id).containsExactly("a", "b", "d");
    assertThat(order.needs("d", "a", new int[] {100})).isTrue();
    assertThat(order.needs("a", "d", new int[] {100})).isFalse();
  }

  @Test
  void tasksThatWriteTheSameAndAreNotInOrderAreInConflict() {
    assertThat(conflicts(task("a", List.of(), "src/x.py"), task("b", List.of(), "src/x.py")))
        .containsExactly("tasks 'a' and 'b' both write 'src/x.py' and neither needs the other");
    assertThat(conflicts(task("a", List.of(), "src/**"), task("b", List.of(), "src/x.py")))
        .hasSize(1);
    assertThat(conflicts(task("a", List.of(), "src/*.py"), task("b", List.of(), "src/**")))
        .hasSize(1);
    assertThat(conflicts(task("a", List.of(), "project files"), task("b", List.of(), "x")))
        .hasSize(1);
  }

  @Test
  void whatIsInOrderOrApartIsNoConflict() {
    assertThat(conflicts(task("a", List.of(), "src/x.py"), task("b", List.of("a"), "src/x.py")))
        .isEmpty();
    assertThat(
            conflicts(
                task("a", List.of(), "src/x.py"),
                task("b", List.of("a")),
                task("c", List.of("b"), "src/**")))
        .isEmpty();
    assertThat(conflicts(task("a", List.of(), "src/x.py"), task("b", List.of(), "src/x.py.bak")))
        .isEmpty();
    assertThat(conflicts(task("a", List.of(), "src/x.py", "src/**"))).isEmpty();
  }

  @Test
  void ofTwoChainsThatAreAsLongTheFirstIsCritical() {
    TaskOrder order =
        TaskOrder.of(
            new TaskGraph(
                List.of(
                    task("b", List.of("a")),
                    task("a", List.of()),
                    task("c", List.of()),
                    task("d", List.of("c")))));
    assertThat(order.criticalPath()).extracting(Task::id).containsExactly("a", "b");
  }

  @Test
  void whatATaskNeedsIsLookedUpAsFarAsTheBudgetGoes() {
    TaskOrder order =
        TaskOrder.of(
            new TaskGraph(
                List.of(
                    task("a", List.of()),
                    task("b", List.of("a")),
                    task("c", List.of("b")),
                    task("x", List.of()),
                    task("y", List.of("x")))));
    int[] budget = {1};
    assertThat(order.needs("c", "a", budget)).isTrue();
    assertThat(budget).containsExactly(0);
    assertThat(order.needs("c", "a", budget)).isFalse();
    assertThat(order.needs("c", "b", new int[] {0})).isTrue();
    assertThat(order.needs("y", "a", new int[] {100})).isFalse();
  }

  @Test
  void aWriterOfAFolderIsFoundWhicheverIsPlannedFirst() {
    assertThat(conflicts(task("a", List.of(), "src/x.py"), task("b", List.of(), "src/**")))
        .hasSize(1);
    assertThat(conflicts(task("a", List.of(), "src/x"), task("b", List.of(), "src/x*"))).hasSize(1);
  }

  @Test
  void noMoreThanTwentyConflictsAreNamed() {
    Task[] tasks = new Task[30];
    for (int i = 0; i < tasks.length; i++) {
      tasks[i] = task("t" + i, List.of(), "same");
    }
    assertThat(conflicts(tasks)).hasSize(20);
  }

  @Test
  void inALargeGraphTheWriterOfAFolderMeetsAllBelowIt() {
    List<Task> tasks = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      tasks.add(task("t" + i, List.of(), "z" + i + "/x"));
    }
    tasks.add(task("one", List.of(), "m/1"));
    tasks.add(task("two", List.of(), "m/2"));
    tasks.add(task("folder", List.of(), "m/**"));
    tasks.add(task("late", List.of("early"), "n"));
    tasks.add(task("beside", List.of("early"), "n"));
    tasks.add(task("early", List.of(), "n"));
    assertThat(conflicts(tasks.toArray(Task[]::new)))
        .containsExactly(
            "tasks 'folder' and 'one' both write 'm/1' and neither needs the other",
            "tasks 'folder' and 'two' both write 'm/2' and neither needs the other",
            "tasks 'late' and 'beside' both write 'n' and neither needs the other");
  }
}
