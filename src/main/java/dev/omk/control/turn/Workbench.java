package dev.omk.control.turn;

import dev.omk.control.session.GoalSession;
import dev.omk.control.tree.GoalTree;
import dev.omk.goal.Goal;
import dev.omk.plan.SlicedTasks;
import dev.omk.slice.SliceOrder;
import dev.omk.task.Task;
import dev.omk.worktree.WorkTree;
import java.util.List;
import java.util.Optional;

/**
 * Where turns are taken, on what, and what their work is judged by.
 *
 * @param now the tree that is there
 * @param taskId the task
 * @param writeSet globs that may be written to
 * @param base the tree that the work is compared with, and put back to where it is forbidden
 * @param before the tree that was judged last, if what is there since then is judged with the turn
 */
public record Workbench(
    GoalTree now, String taskId, List<String> writeSet, String base, Optional<String> before) {

  /** The goal as a whole. */
  static Workbench whole(GoalSession session) {
    Goal goal = session.goal();
    String task = SlicedTasks.whole(goal.tasks());
    List<String> writes = goal.tasks().find(task).map(Task::writeSet).orElse(List.of());
    return new Workbench(session.now(), task, writes, goal.base(), Optional.empty());
  }

  /**
   * One slice.
   *
   * @param before what was judged of it last
   */
  public static Workbench slice(SliceOrder order, GoalTree place, String before) {
    return new Workbench(
        place,
        order.task().id(),
        order.task().writeSet(),
        order.slice().subject(),
        Optional.of(before));
  }

  /** The same after a turn that was judged. */
  public Workbench after(String tree) {
    return new Workbench(now, taskId, writeSet, base, before.map(b -> tree));
  }

  /** The files that are there. */
  public WorkTree tree() {
    return now.files();
  }

  /** What an agent is told it may write; empty is the whole project. */
  List<String> told() {
    return writeSet.contains(Task.PROJECT_FILES) ? List.of() : writeSet;
  }
}
