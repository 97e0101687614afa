package dev.omk.gate.run;

import dev.omk.gate.GateSpec;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The order in which gates are to start: the longest known way to the end first (list scheduling by
 * critical path). A gate that never ran counts like the longest known, for a surprise at the end
 * costs most; where nothing is known, the longest way is that of the most gates.
 */
final class Urgency {
  private Urgency() {}

  /**
   * Indexes of the gates, the most urgent first; equal ones in the order of the definitions.
   *
   * @param needs of each gate, as indexes; without cycles
   */
  static List<Integer> of(
      List<GateSpec> gates, List<Set<Integer>> needs, Map<String, Duration> expected) {
    long unknown = expected.values().stream().mapToLong(Duration::toMillis).max().orElse(1);
    long[] remaining = new long[gates.size()];
    for (int gate : dependentsFirst(needs)) {
      Duration known = expected.get(gates.get(gate).name());
      remaining[gate] += known == null ? unknown : known.toMillis();
      for (int need : needs.get(gate)) {
        remaining[need] = Math.max(remaining[need], remaining[gate]);
      }
    }
    return IntStream.range(0, remaining.length)
        .boxed()
        .sorted(Comparator.comparingLong((Integer gate) -> remaining[gate]).reversed())
        .toList();
  }

  /** Without recursion, for chains of needs can be long. */
  private static List<Integer> dependentsFirst(List<Set<Integer>> needs) {
    int[] dependents = new int[needs.size()];
    needs.forEach(of -> of.forEach(need -> dependents[need]++));
    Deque<Integer> free = new ArrayDeque<>();
    for (int gate = 0; gate < dependents.length; gate++) {
      if (dependents[gate] == 0) {
        free.add(gate);
      }
    }
    List<Integer> order = new ArrayList<>();
    while (!free.isEmpty()) {
      int gate = free.remove();
      order.add(gate);
      for (int need : needs.get(gate)) {
        if (--dependents[need] == 0) {
          free.add(need);
        }
      }
    }
    return order;
  }
}
