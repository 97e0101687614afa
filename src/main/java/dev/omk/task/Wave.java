package dev.omk.task;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The tasks that can start now beside those that run: what they depend on is done, nobody writes
 * what another one reads or writes, and no more are at work than may be.
 *
 * <p>Who executes a wave takes a {@link Lease} for each task before its agent starts, lets it work
 * in a place of its own, and asks for the next wave when one has ended.
 *
 * @param tasks in the order in which they were planned
 */
public record Wave(List<Task> tasks) {

  public Wave {
    tasks = List.copyOf(tasks);
  }

  /**
   * Chooses them, in time linear in the graph and its sets. A task that cannot start beside an
   * earlier one waits; one after it that can goes first, so that nothing is idle.
   *
   * @param leases of tasks that run; an expired one holds nothing, and its task may start again
   * @param atOnce the most that may be at work, with those that run already
   * @param now for the leases
   */
  public static Wave next(TaskGraph graph, Collection<Lease> leases, int atOnce, Instant now) {
    Set<String> held = new HashSet<>();
    leases.stream().filter(lease -> !lease.expired(now)).map(Lease::taskId).forEach(held::add);
    Claims claims = new Claims();
    int free = atOnce;
    for (Task task : graph.tasks()) {
      if (held.contains(task.id())) {
        claims.add(AccessSet.of(task));
        free--;
      }
    }
    List<Task> chosen = new ArrayList<>();
    for (Task task : graph.startable()) {
      if (free > 0 && !held.contains(task.id()) && claims.add(AccessSet.of(task))) {
        chosen.add(task);
        free--;
      }
    }
    return new Wave(chosen);
  }
}
