import dev.omk.task.Task;
import dev.omk.task.TaskGraph;
import dev.omk.task.TaskOrder;
import dev.omk.task.TaskStatus;
import dev.omk.task.WriteConflicts;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * What a large task graph costs to check: CPU time of this thread, the first time and the best of
 * several. Runs with {@code omk.jar} on the class path. Arguments: how many tasks; each has three
 * dependencies.
 */
public final class GraphFigures {
  private static final int EDGES = 3;
  private static final int ROUNDS = 5;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private GraphFigures() {}

  public static void main(String[] args) throws IOException {
    List<Task> tasks = tasks(Integer.parseInt(args[0]));
    double first = 0;
    double best = Double.MAX_VALUE;
    double order = Double.MAX_VALUE;
    double conflicts = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long began = THREADS.getCurrentThreadCpuTime();
      TaskGraph graph = new TaskGraph(tasks);
      double checked = since(began);
      first = round == 0 ? checked : first;
      best = Math.min(best, checked);
      began = THREADS.getCurrentThreadCpuTime();
      TaskOrder.of(graph).criticalPath();
      order = Math.min(order, since(began));
      began = THREADS.getCurrentThreadCpuTime();
      WriteConflicts.in(graph);
      conflicts = Math.min(conflicts, since(began));
    }
    System.out.printf(
        Locale.ROOT,
        "%,d tasks, %,d edges: checked in %.0f ms (first %.0f ms), ordered in %.0f ms, write"
            + " conflicts in %.0f ms%n",
        tasks.size(),
        tasks.stream().mapToInt(task -> task.dependencies().size()).sum(),
        best,
        first,
        order,
        conflicts);
    Figure.atMost(
        String.format(Locale.ROOT, "check of %,d tasks", tasks.size()), best, 300, "ms", "");
  }

  private static double since(long began) {
    return (THREADS.getCurrentThreadCpuTime() - began) / 1_000_000.0;
  }

  private static List<Task> tasks(int count) {
    Random random = new Random(1);
    List<Task> tasks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<String> needs = new ArrayList<>();
      for (int edge = 0; edge < Math.min(i, EDGES); edge++) {
        needs.add("task-" + (edge == 0 ? i - 1 : random.nextInt(i)));
      }
      tasks.add(
          new Task(
              "task-" + i,
              "Title",
              "Description",
              TaskStatus.PENDING,
              "executor",
              needs.stream().distinct().toList(),
              List.of(),
              List.of("src/part-" + random.nextInt(count) + ".c"),
              "low",
              List.of("done"),
              List.of(),
              List.of(),
              0,
              null));
    }
    return tasks;
  }
}
