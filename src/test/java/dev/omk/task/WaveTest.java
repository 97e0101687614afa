package dev.omk.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaveTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  private static Task task(String id, List<String> reads, List<String> writes, String... needs) {
    return new Task(
        id,
        "Title",
        "Description",
        TaskStatus.PENDING,
        "executor",
        List.of(needs),
        reads,
        writes,
        "low",
        List.of("done"),
        List.of(),
        List.of(),
        0,
        null);
  }

  private static Task writer(String id, String... writes) {
    return task(id, List.of(), List.of(writes));
  }

  private static List<String> next(int atOnce, List<Lease> leases, Task... tasks) {
    return Wave.next(new TaskGraph(List.of(tasks)), leases, atOnce, NOW).tasks().stream()
        .map(Task::id)
        .toList();
  }

  @Test
  void independentTasksRunAtOnceUpToTheLimit() {
    Task[] tasks = {writer("a", "src/a/**"), writer("b", "src/b/**"), writer("c", "src/c/**")};
    assertThat(next(2, List.of(), tasks)).containsExactly("a", "b");
    assertThat(next(8, List.of(), tasks)).containsExactly("a", "b", "c");
    assertThat(next(0, List.of(), tasks)).isEmpty();
  }

  @Test
  void whoWritesWhatAnotherReadsOrWritesWaits() {
    Task whole = writer("whole", Task.PROJECT_FILES);
    assertThat(next(8, List.of(), writer("a", "src/**"), whole)).containsExactly("a");
    assertThat(next(8, List.of(), writer("a", "src/**"), writer("b", "src/x/y.c")))
        .containsExactly("a");
    assertThat(next(8, List.of(), writer("a", "src/x/y.c"), writer("b", "src/**")))
        .containsExactly("a");
    Task reader = task("r", List.of("src/x/**"), List.of("docs/**"));
    assertThat(next(8, List.of(), writer("a", "src/*.c"), reader)).containsExactly("a");
    assertThat(next(8, List.of(), reader, writer("a", "src/x/y/z.c"))).containsExactly("r");
  }

  @Test
  void whoWritesWhatIsReadWaitsForTheReader() {
    Task reader = task("r", List.of("src/x"), List.of());
    assertThat(next(8, List.of(), reader, writer("a", "src/x"))).containsExactly("r");
    assertThat(next(8, List.of(), reader, writer("a", "src/**"))).containsExactly("r");
    assertThat(next(8, List.of(), reader, writer("a", "src/y"))).containsExactly("r", "a");
    assertThat(next(8, List.of(), writer("a", "src/x"), reader)).containsExactly("a");
    assertThat(next(8, List.of(), writer("a", "src/x"), writer("b", "src/x"))).containsExactly("a");
  }

  @Test
  void readersOfTheSameDoNotWait() {
    Task one = task("one", List.of(Task.PROJECT_FILES), List.of());
    Task two = task("two", List.of("src/**"), List.of());
    assertThat(next(8, List.of(), one, two)).containsExactly("one", "two");
    assertThat(next(8, List.of(), two, one)).containsExactly("two", "one");
  }

  @Test
  void aLaterTaskThatIsFreeGoesBeforeOneThatHasToWait() {
    assertThat(next(2, List.of(), writer("a", "src/**"), writer("b", "src/x"), writer("c", "docs")))
        .containsExactly("a", "c");
  }

  @Test
  void whatRunsHoldsItsSetsAndItsPlace() {
    Lease running = Lease.begin("a", "mine", NOW.minusSeconds(1));
    Task[] tasks = {writer("a", "src/**"), writer("b", "src/x"), writer("c", "docs"), writer("d")};
    assertThat(next(2, List.of(running), tasks)).containsExactly("c");
    assertThat(next(1, List.of(running), tasks)).isEmpty();
  }

  @Test
  void theTaskOfADeadWorkerStartsAgain() {
    Lease dead = Lease.begin("a", "mine", NOW.minus(Lease.TERM));
    assertThat(dead.expired(NOW)).isTrue();
    Task left = writer("a", "src/**").withStatus(TaskStatus.RUNNING, null);
    assertThat(next(1, List.of(dead), left)).containsExactly("a");
    assertThat(next(1, List.of(dead.renewed(NOW.minusSeconds(1))), left)).isEmpty();
  }

  @Test
  void whatATaskDependsOnIsDoneFirst() {
    assertThat(next(8, List.of(), writer("a", "x"), task("b", List.of(), List.of("y"), "a")))
        .containsExactly("a");
  }

  @Test
  void tenThousandTasksAreChosenInOneGo() {
    List<Task> tasks = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      tasks.add(writer("t" + i, "src/" + i + "/**"));
    }
    assertThat(Wave.next(new TaskGraph(tasks), List.of(), 10_000, NOW).tasks()).hasSize(10_000);
  }
}
