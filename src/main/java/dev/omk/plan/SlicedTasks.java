package dev.omk.plan;

import dev.omk.task.Task;
import dev.omk.task.TaskGraph;
import dev.omk.task.TaskStatus;
import dev.omk.text.Harmless;
import dev.omk.text.Headline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The tasks of a goal that is cut into slices: {@code goal-agent-implement-<n>} from 0 stand in the
 * place of {@link StandardTasks#EXECUTE}, and {@link #VERIFY} brings them together. The ids are
 * those of omk 0.5.0.
 */
public final class SlicedTasks {
  /** What is done when every slice is part of the result: see that it works, or mend it. */
  public static final String VERIFY = "goal-agent-verify";

  private static final int TITLE = 100;
  private static final int SHOWN = 40;
  private static final String SLICE = "goal-agent-implement-";

  private SlicedTasks() {}

  /** Whether a task is a slice. */
  public static boolean isSlice(String taskId) {
    return taskId.startsWith(SLICE);
  }

  /** An agent as it is told of: at work on a slice, with the title of that. */
  public static String named(String agent, String taskId, TaskGraph graph) {
    return graph
        .find(taskId)
        .filter(task -> isSlice(taskId))
        .map(task -> agent + " on '" + Harmless.line(task.title(), SHOWN) + "'")
        .orElse(agent);
  }

  /** The slices of a goal, in the order in which they were planned. */
  public static List<Task> slices(TaskGraph graph) {
    return graph.tasks().stream().filter(task -> isSlice(task.id())).toList();
  }

  /** Those that are not part of the result. */
  public static List<Task> open(TaskGraph graph) {
    return slices(graph).stream().filter(task -> task.status() != TaskStatus.DONE).toList();
  }

  /** Whether there are slices and all of them are part of the result. */
  public static boolean allLanded(TaskGraph graph) {
    return !slices(graph).isEmpty() && open(graph).isEmpty();
  }

  /** The task that a turn on the whole is about. */
  public static String whole(TaskGraph graph) {
    boolean together = graph.find(VERIFY).isPresent() && !slices(graph).isEmpty();
    return together ? VERIFY : StandardTasks.EXECUTE;
  }

  /**
   * The graph of a goal that is cut into these pieces, all pending.
   *
   * @param pieces tasks whose dependencies are among them; one that names nothing it writes may
   *     write all
   */
  public static TaskGraph graph(List<Task> pieces) {
    Map<String, String> ids = new HashMap<>();
    for (Task piece : pieces) {
      ids.put(piece.id(), SLICE + ids.size());
    }
    List<Task> tasks = new ArrayList<>();
    for (Task standard : StandardTasks.graph().tasks()) {
      if (standard.id().equals(StandardTasks.EXECUTE)) {
        pieces.forEach(piece -> tasks.add(slice(piece, ids)));
        tasks.add(verify(List.copyOf(ids.values())));
      } else if (standard.dependencies().contains(StandardTasks.EXECUTE)) {
        tasks.add(with(standard, standard.id(), List.of(VERIFY), standard.writeSet()));
      } else {
        tasks.add(standard);
      }
    }
    return new TaskGraph(tasks);
  }

  private static Task slice(Task piece, Map<String, String> ids) {
    List<String> needs = new ArrayList<>(List.of(StandardTasks.PLAN));
    piece.dependencies().forEach(id -> needs.add(Objects.requireNonNull(ids.get(id), id)));
    List<String> writes =
        piece.writeSet().isEmpty() ? List.of(Task.PROJECT_FILES) : piece.writeSet();
    return with(piece, Objects.requireNonNull(ids.get(piece.id())), needs, writes);
  }

  private static Task with(Task task, String id, List<String> needs, List<String> writes) {
    return new Task(
        id,
        task.title(),
        task.description(),
        TaskStatus.PENDING,
        task.ownerRole(),
        needs,
        task.readSet(),
        writes,
        task.risk(),
        task.acceptance(),
        task.gates(),
        task.evidence(),
        0,
        null);
  }

  private static Task verify(List<String> slices) {
    return new Task(
        VERIFY,
        "Bring the slices together",
        "See that the gates pass with every slice in the result, and mend what does not.",
        TaskStatus.PENDING,
        "executor",
        slices.stream().sorted(java.util.Comparator.comparingInt(SlicedTasks::number)).toList(),
        List.of(Task.PROJECT_FILES),
        List.of(Task.PROJECT_FILES),
        "high",
        List.of("every slice is part of the result", "every required gate passes"),
        List.of(),
        List.of(),
        0,
        null);
  }

  private static int number(String id) {
    return Integer.parseInt(id.substring(SLICE.length()));
  }

  /**
   * The one piece of a goal that nothing tells how to cut; its title is that of the goal's commit.
   *
   * @param text of the goal
   */
  public static List<Task> uncut(String text) {
    return List.of(
        piece(
            "all",
            Harmless.line(Headline.of(text), TITLE),
            "Change the project until the gates pass.",
            List.of()));
  }

  /** A piece of a goal. */
  static Task piece(String id, String title, String description, List<String> writes) {
    return new Task(
        id,
        title,
        description,
        TaskStatus.PENDING,
        "executor",
        List.of(),
        List.of(),
        writes,
        "medium",
        List.of(title),
        List.of(),
        List.of(),
        0,
        null);
  }
}
