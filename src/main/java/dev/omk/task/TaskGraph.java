package dev.omk.task;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The tasks of a goal and their order. Checked when built, in time linear in tasks and edges and
 * without recursion.
 *
 * @param tasks in the order in which they were planned
 */
public record TaskGraph(List<Task> tasks) {

  /** A graph without tasks, before planning. */
  public static final TaskGraph EMPTY = new TaskGraph(List.of());

  /**
   * @throws OmkException if an id is double, a dependency unknown, a text blank, or there is a
   *     cycle
   */
  public TaskGraph {
    tasks = List.copyOf(tasks);
    check(tasks);
  }

  /** How many tasks there are in each status. */
  public record Summary(int total, int pending, int blocked, int done) {}

  /** The task of that id. */
  public Optional<Task> find(String id) {
    return tasks.stream().filter(task -> task.id().equals(id)).findFirst();
  }

  /** The same graph with one task changed. The change must keep id and dependencies. */
  public TaskGraph with(String id, UnaryOperator<Task> change) {
    return new TaskGraph(
        tasks.stream().map(task -> task.id().equals(id) ? change.apply(task) : task).toList());
  }

  /** The counts that a proof shows; a running task counts as pending. */
  public Summary summary() {
    int pending = 0;
    int blocked = 0;
    int done = 0;
    for (Task task : tasks) {
      switch (task.status()) {
        case PENDING, RUNNING -> pending++;
        case BLOCKED -> blocked++;
        case DONE -> done++;
      }
    }
    return new Summary(tasks.size(), pending, blocked, done);
  }

  /** The tasks that can start now: pending, and everything they depend on is done. */
  public List<Task> ready() {
    return withDependenciesDone(EnumSet.of(TaskStatus.PENDING));
  }

  /** The same with those whose worker is gone: they say that they run, but nobody works. */
  List<Task> startable() {
    return withDependenciesDone(EnumSet.of(TaskStatus.PENDING, TaskStatus.RUNNING));
  }

  private List<Task> withDependenciesDone(Set<TaskStatus> wanted) {
    Map<String, TaskStatus> status = new HashMap<>();
    tasks.forEach(task -> status.put(task.id(), task.status()));
    return tasks.stream()
        .filter(task -> wanted.contains(task.status()))
        .filter(
            task -> task.dependencies().stream().allMatch(d -> status.get(d) == TaskStatus.DONE))
        .toList();
  }

  private static void check(List<Task> tasks) {
    Map<String, Integer> open = new HashMap<>();
    Map<String, List<String>> dependents = new HashMap<>();
    for (Task task : tasks) {
      checkTexts(task);
      if (open.put(task.id(), task.dependencies().size()) != null) {
        throw invalid("task id '" + task.id() + "' is used twice");
      }
    }
    for (Task task : tasks) {
      for (String dependency : task.dependencies()) {
        if (!open.containsKey(dependency)) {
          throw invalid("task '" + task.id() + "' depends on unknown task '" + dependency + "'");
        }
        dependents.computeIfAbsent(dependency, key -> new ArrayList<>()).add(task.id());
      }
    }
    checkOrder(tasks, open, dependents);
  }

  private static void checkTexts(Task task) {
    if (task.title().isBlank() || task.description().isBlank() || task.acceptance().isEmpty()) {
      throw invalid("task '" + task.id() + "' needs a title, a description and acceptance");
    }
  }

  private static void checkOrder(
      List<Task> tasks, Map<String, Integer> open, Map<String, List<String>> dependents) {
    Deque<String> free = new ArrayDeque<>();
    tasks.stream().filter(task -> task.dependencies().isEmpty()).map(Task::id).forEach(free::add);
    int placed = 0;
    while (!free.isEmpty()) {
      placed++;
      for (String dependent : dependents.getOrDefault(free.remove(), List.of())) {
        if (open.merge(dependent, -1, Integer::sum) == 0) {
          free.add(dependent);
        }
      }
    }
    if (placed < tasks.size()) {
      String stuck =
          open.entrySet().stream()
              .filter(e -> e.getValue() > 0)
              .map(Map.Entry::getKey)
              .sorted()
              .findFirst()
              .orElse("?");
      throw invalid("the tasks around '" + stuck + "' depend on each other in a circle");
    }
  }

  private static OmkException invalid(String message) {
    return new OmkException(ErrorCode.INVALID_VALUE, "task graph: " + message, "");
  }
}
