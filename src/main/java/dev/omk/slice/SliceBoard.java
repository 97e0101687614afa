package dev.omk.slice;

import dev.omk.plan.SlicedTasks;
import dev.omk.task.Lease;
import dev.omk.task.Task;
import dev.omk.task.TaskGraph;
import dev.omk.task.TaskStatus;
import dev.omk.task.Wave;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The slices of a goal, and which of them are in hand.
 *
 * @param graph of the slices alone
 */
public record SliceBoard(TaskGraph graph) {

  /**
   * How often a slice is sent back by itself; then a person has to look. Of what a conflict or a
   * red gate cannot teach an agent in that many turns, more turns do not teach it either.
   */
  public static final int MOST_RETURNS = 2;

  /** The slices of a goal's graph. One that was blocked may be tried again. */
  public static SliceBoard of(TaskGraph tasks) {
    Set<String> ids = SlicedTasks.slices(tasks).stream().map(Task::id).collect(Collectors.toSet());
    return new SliceBoard(
        new TaskGraph(SlicedTasks.slices(tasks).stream().map(task -> among(task, ids)).toList()));
  }

  private static Task among(Task task, Set<String> ids) {
    return new Task(
        task.id(),
        task.title(),
        task.description(),
        task.status() == TaskStatus.BLOCKED ? TaskStatus.PENDING : task.status(),
        task.ownerRole(),
        task.dependencies().stream().filter(ids::contains).toList(),
        task.readSet(),
        task.writeSet(),
        task.risk(),
        task.acceptance(),
        task.gates(),
        task.evidence(),
        task.retryCount(),
        task.completedAt());
  }

  /**
   * The slices that begin now.
   *
   * @param working leases of those that agents work on
   * @param waiting leases of those that wait to land: they need no agent, but keep what they wrote
   * @param stuck ids of those that are left for a person
   * @param agents the most at once
   */
  public List<Task> starts(
      Collection<Lease> working,
      Collection<Lease> waiting,
      Set<String> stuck,
      int agents,
      Instant now) {
    List<Lease> held = Stream.concat(working.stream(), waiting.stream()).toList();
    return Wave.next(without(stuck), held, agents + waiting.size(), now).tasks();
  }

  // What is left for a person and what needs it do not begin.
  private TaskGraph without(Set<String> stuck) {
    return stuck.isEmpty()
        ? graph
        : new TaskGraph(
            graph.tasks().stream()
                .map(
                    task ->
                        stuck.contains(task.id())
                            ? task.withStatus(TaskStatus.BLOCKED, null)
                            : task)
                .toList());
  }

  /** Of those that wait, the one that lands next: the first in the order of the plan. */
  public Optional<String> lands(Set<String> waiting) {
    return graph.tasks().stream().map(Task::id).filter(waiting::contains).findFirst();
  }
}
