package dev.omk.goal;

/**
 * How far one slice of the work has come, beside its task.
 *
 * @param taskId its task
 * @param branch where its work is, for instance {@code omk/<goal-id>/goal-agent-implement-0}
 * @param commit the one that its work follows
 * @param subject the tree of that commit
 * @param returns how often it was sent back
 * @param why it was sent back last, as its agent is told; empty if it never was
 * @param worked whether an agent has worked on it since it began or was sent back
 * @param landed the commit as which it is part of the result; empty until then
 */
public record Slice(
    String taskId,
    String branch,
    String commit,
    String subject,
    int returns,
    String why,
    boolean worked,
    String landed) {

  /** Whether its work is part of the result. */
  public boolean hasLanded() {
    return !landed.isEmpty();
  }
}
