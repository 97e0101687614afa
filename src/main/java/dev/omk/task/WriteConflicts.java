package dev.omk.task;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Tasks that may write the same path and could be worked on at the same time.
 *
 * <p>Two write sets meet when one literal beginning (up to the first wildcard) lies in the other.
 * Up to a thousand entries every pair is looked at. Beyond, sorting brings what may meet next to
 * each other, and the latest writer of a path stands for those before it: then a conflict across
 * several writers can be missed, which leases still see when work begins. Whether one of two tasks
 * needs the other is looked up with a budget of edges that is linear in the graph; where it does
 * not suffice, the pair is named.
 */
public final class WriteConflicts {
  private static final int MOST = 20;
  private static final int EXACT = 1_000;
  private static final int EDGES_A_TASK = 8;
  private static final int LEAST_BUDGET = 100_000;

  private final TaskGraph graph;
  private final TaskOrder order;
  private final Set<String> found = new LinkedHashSet<>();

  private WriteConflicts(TaskGraph graph) {
    this.graph = graph;
    this.order = TaskOrder.of(graph);
  }

  /**
   * A member of a write set.
   *
   * @param prefix without wildcards
   * @param open whether it goes on with a wildcard, or covers everything below
   */
  private record Entry(String prefix, boolean open, Task task) {
    static Entry of(String glob, Task task) {
      if (glob.equals(Task.PROJECT_FILES)) {
        return new Entry("", true, task);
      }
      int end = 0;
      while (end < glob.length() && "*?[{".indexOf(glob.charAt(end)) < 0) {
        end++;
      }
      boolean folder = glob.endsWith("/");
      return new Entry(glob.substring(0, end), end < glob.length() || folder, task);
    }

    boolean sameAs(Entry other) {
      return prefix.equals(other.prefix) && open == other.open;
    }

    boolean covers(Entry other) {
      return open ? other.prefix.startsWith(prefix) : other.prefix.equals(prefix);
    }
  }

  /** The conflicts, one line each, at most twenty; empty if there is none. */
  public static List<String> in(TaskGraph graph) {
    return new WriteConflicts(graph).look();
  }

  private List<String> look() {
    List<Entry> entries = new ArrayList<>();
    for (Task task : graph.tasks()) {
      task.writeSet().forEach(glob -> entries.add(Entry.of(glob, task)));
    }
    entries.sort(
        Comparator.comparing(Entry::prefix)
            .thenComparing(entry -> !entry.open())
            .thenComparingInt(entry -> order.level(entry.task().id())));
    int[] budget = {Math.max(LEAST_BUDGET, EDGES_A_TASK * graph.tasks().size())};
    List<Entry> around = new ArrayList<>();
    for (Entry entry : entries) {
      boolean exact = entries.size() <= EXACT;
      while (!exact && !around.isEmpty() && !around.getLast().covers(entry)) {
        around.removeLast();
      }
      for (Entry other : around) {
        if (other.covers(entry) && found.size() < MOST) {
          compare(other, entry, budget);
        }
      }
      // In a large graph the latest writer of a path stands for those before it.
      if (!exact && !around.isEmpty() && around.getLast().sameAs(entry)) {
        around.removeLast();
      }
      around.add(entry);
    }
    return List.copyOf(found);
  }

  private void compare(Entry one, Entry other, int[] budget) {
    String a = one.task().id();
    String b = other.task().id();
    if (!a.equals(b) && !order.needs(a, b, budget) && !order.needs(b, a, budget)) {
      found.add(
          "tasks '"
              + a
              + "' and '"
              + b
              + "' both write '"
              + other.prefix()
              + "' and neither needs the other");
    }
  }
}
