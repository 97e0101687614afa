package dev.omk.task;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The order of a task graph, counted in numbers: time and space are linear in tasks and edges, and
 * nothing recurses.
 */
public final class TaskOrder {
  private final List<Task> tasks;
  private final Map<String, Integer> index = new HashMap<>();
  private final int[] level;
  private final int[] longestVia;
  private final int[][] before;

  private TaskOrder(TaskGraph graph) {
    this.tasks = graph.tasks();
    int n = tasks.size();
    for (int i = 0; i < n; i++) {
      index.put(tasks.get(i).id(), i);
    }
    level = new int[n];
    longestVia = new int[n];
    before = new int[n][];
    Arrays.fill(longestVia, -1);
    int[] open = new int[n];
    int[] degree = new int[n];
    for (int i = 0; i < n; i++) {
      List<String> needs = tasks.get(i).dependencies();
      before[i] = new int[needs.size()];
      open[i] = needs.size();
      for (int j = 0; j < before[i].length; j++) {
        before[i][j] = at(needs.get(j));
        degree[before[i][j]]++;
      }
    }
    walk(open, after(degree));
  }

  /** The order of a graph, which has no cycle. */
  public static TaskOrder of(TaskGraph graph) {
    return new TaskOrder(graph);
  }

  private int at(String id) {
    Integer found = index.get(id);
    if (found == null) {
      throw new IllegalArgumentException("no task " + id);
    }
    return found;
  }

  private int[][] after(int[] degree) {
    int[][] after = new int[degree.length][];
    for (int i = 0; i < degree.length; i++) {
      after[i] = new int[degree[i]];
    }
    int[] filled = new int[degree.length];
    for (int i = 0; i < before.length; i++) {
      for (int needed : before[i]) {
        after[needed][filled[needed]++] = i;
      }
    }
    return after;
  }

  private void walk(int[] open, int[][] after) {
    int[] queue = new int[open.length];
    int end = 0;
    for (int i = 0; i < open.length; i++) {
      if (open[i] == 0) {
        queue[end++] = i;
      }
    }
    for (int head = 0; head < end; head++) {
      int task = queue[head];
      for (int next : after[task]) {
        if (level[task] + 1 > level[next]) {
          level[next] = level[task] + 1;
          longestVia[next] = task;
        }
        if (--open[next] == 0) {
          queue[end++] = next;
        }
      }
    }
  }

  /** How many tasks lie before a task on the longest way to it. */
  public int level(String id) {
    return level[at(id)];
  }

  /** The tasks level by level: those of one level can be worked on at once. */
  public List<List<Task>> waves() {
    List<List<Task>> waves = new ArrayList<>();
    for (int i = 0; i < level.length; i++) {
      while (waves.size() <= level[i]) {
        waves.add(new ArrayList<>());
      }
      waves.get(level[i]).add(tasks.get(i));
    }
    return waves;
  }

  /** The longest chain of tasks of which each needs the one before: no plan is shorter. */
  public List<Task> criticalPath() {
    List<Task> path = new ArrayList<>();
    int last = -1;
    for (int i = 0; i < level.length; i++) {
      last = last < 0 || level[i] > level[last] ? i : last;
    }
    for (int at = last; at >= 0; at = longestVia[at]) {
      path.add(tasks.get(at));
    }
    return List.copyOf(path.reversed());
  }

  /**
   * Whether a task needs another one, directly or not.
   *
   * @param budget how many edges may be looked at; is made smaller
   * @return false also when the budget did not suffice
   */
  boolean needs(String task, String earlier, int[] budget) {
    int from = at(task);
    int to = at(earlier);
    if (level[to] >= level[from]) {
      return false;
    }
    boolean[] seen = new boolean[level.length];
    int[] stack = new int[level.length];
    int depth = 0;
    stack[depth++] = from;
    while (depth > 0) {
      for (int needed : before[stack[--depth]]) {
        if (needed == to) {
          return true;
        }
        if (budget[0]-- <= 0) {
          return false;
        }
        if (!seen[needed] && level[needed] > level[to]) {
          seen[needed] = true;
          stack[depth++] = needed;
        }
      }
    }
    return false;
  }
}
