package dev.omk.goal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a goal is worked on that leaves the user's checkout alone: the worktree of its result, and
 * the slices that become part of it.
 *
 * @param directory root of the worktree of the result, absolute; empty before there is one
 * @param branch of the result
 * @param commit what the result is at, as far as slices landed
 * @param subject the tree of that commit
 * @param passing the gates that passed on it; those of the base are in its baseline
 * @param linked directories of dependencies that are links to those of the checkout
 * @param slices in the order in which they began
 * @param landed the commit that the user's checkout was brought to; empty until then
 */
public record Isolation(
    String directory,
    String branch,
    String commit,
    String subject,
    List<String> passing,
    List<String> linked,
    List<Slice> slices,
    String landed) {
  /** Work in the user's own checkout. */
  public static final Isolation NONE =
      new Isolation("", "", "", "", List.of(), List.of(), List.of(), "");

  public Isolation {
    passing = List.copyOf(passing);
    linked = List.copyOf(linked);
    slices = List.copyOf(slices);
  }

  /** Whether the tree that counts is in a worktree, and not the user's checkout. */
  public boolean apart() {
    return !directory.isEmpty() && landed.isEmpty();
  }

  /** The slice of a task, if it began. */
  public Optional<Slice> slice(String taskId) {
    return slices.stream().filter(slice -> slice.taskId().equals(taskId)).findFirst();
  }

  Isolation began(GoalEvent.IsolationBegan event) {
    return new Isolation(
        event.directory(),
        event.branch(),
        event.commit(),
        event.subject(),
        passing,
        event.linked(),
        slices,
        landed);
  }

  Isolation began(GoalEvent.SliceStarted event) {
    return with(
        new Slice(
            event.taskId(),
            event.branch(),
            event.commit(),
            event.subject(),
            slice(event.taskId()).map(Slice::returns).orElse(0),
            slice(event.taskId()).map(Slice::why).orElse(""),
            false,
            ""));
  }

  Isolation returned(GoalEvent.SliceReturned event) {
    return slice(event.taskId())
        .map(
            slice ->
                with(
                    new Slice(
                        slice.taskId(),
                        slice.branch(),
                        event.commit(),
                        event.subject(),
                        slice.returns() + 1,
                        event.why(),
                        false,
                        "")))
        .orElse(this);
  }

  /** The same after an agent worked on a task. */
  Isolation worked(String taskId) {
    return slice(taskId)
        .map(
            slice ->
                with(
                    new Slice(
                        slice.taskId(),
                        slice.branch(),
                        slice.commit(),
                        slice.subject(),
                        slice.returns(),
                        slice.why(),
                        true,
                        slice.landed())))
        .orElse(this);
  }

  Isolation landed(GoalEvent.SliceLanded event) {
    List<Slice> after =
        slices.stream()
            .map(slice -> slice.taskId().equals(event.taskId()) ? landed(slice, event) : slice)
            .toList();
    return new Isolation(
        directory, branch, event.commit(), event.subject(), event.passing(), linked, after, landed);
  }

  private static Slice landed(Slice slice, GoalEvent.SliceLanded event) {
    return new Slice(
        slice.taskId(),
        slice.branch(),
        slice.commit(),
        slice.subject(),
        slice.returns(),
        slice.why(),
        slice.worked(),
        event.commit());
  }

  Isolation updated(GoalEvent.CheckoutUpdated event) {
    return new Isolation(
        directory, branch, commit, subject, passing, linked, slices, event.commit());
  }

  private Isolation with(Slice slice) {
    List<Slice> after =
        Stream.concat(
                slices.stream().filter(other -> !other.taskId().equals(slice.taskId())),
                Stream.of(slice))
            .toList();
    return new Isolation(directory, branch, commit, subject, passing, linked, after, landed);
  }
}
