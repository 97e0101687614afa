package dev.omk.task;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One piece of a goal.
 *
 * @param id unique within the graph, for instance {@code goal-agent-execute}
 * @param title one line
 * @param description what is to be done
 * @param status where it stands
 * @param ownerRole {@code goal-controller} or {@code executor}
 * @param dependencies ids of tasks that must be done first
 * @param readSet what it reads; {@code project files} is everything
 * @param writeSet what it may write, as globs; {@code project files} is everything
 * @param risk {@code low}, {@code medium} or {@code high}
 * @param acceptance what must hold when it is done; at least one line
 * @param gates names of those that its work alone is verified by; empty is all of them
 * @param evidence what shows that it is done
 * @param retryCount how often it was tried again
 * @param completedAt when it was done, or null
 */
public record Task(
    String id,
    String title,
    String description,
    TaskStatus status,
    String ownerRole,
    List<String> dependencies,
    List<String> readSet,
    List<String> writeSet,
    String risk,
    List<String> acceptance,
    List<String> gates,
    List<TaskEvidence> evidence,
    int retryCount,
    @Nullable Instant completedAt) {

  /** The member of a read or write set that stands for every file of the project. */
  public static final String PROJECT_FILES = "project files";

  public Task {
    dependencies = List.copyOf(dependencies);
    readSet = List.copyOf(readSet);
    writeSet = List.copyOf(writeSet);
    acceptance = List.copyOf(acceptance);
    // A journal of before there were any has none.
    gates = gates == null ? List.of() : List.copyOf(gates);
    evidence = List.copyOf(evidence);
  }

  /** The same task with another status. */
  public Task withStatus(TaskStatus next, @Nullable Instant completed) {
    int retries = status == TaskStatus.BLOCKED && next == TaskStatus.RUNNING ? 1 : 0;
    return new Task(
        id,
        title,
        description,
        next,
        ownerRole,
        dependencies,
        readSet,
        writeSet,
        risk,
        acceptance,
        gates,
        evidence,
        retryCount + retries,
        completed);
  }
}
