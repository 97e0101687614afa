package dev.omk.gate.file;

import dev.omk.gate.GateSpec;
import dev.omk.toml.TomlProblems;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What must hold between gates: names are unique, needs exist, and none needs itself. */
final class GateNames {
  private final List<GateTable> tables;
  private final List<GateSpec> specs;
  private final TomlProblems problems;
  private final Map<String, Integer> indexByName = new HashMap<>();

  private GateNames(List<GateTable> tables, List<GateSpec> specs, TomlProblems problems) {
    this.tables = tables;
    this.specs = specs;
    this.problems = problems;
  }

  static void check(List<GateTable> tables, List<GateSpec> specs, TomlProblems problems) {
    GateNames names = new GateNames(tables, specs, problems);
    names.checkUnique();
    names.checkKnown();
    if (problems.isEmpty()) {
      names.checkAcyclic();
    }
  }

  private void checkUnique() {
    for (int i = 0; i < specs.size(); i++) {
      String name = specs.get(i).name();
      if (!name.isEmpty() && indexByName.putIfAbsent(name, i) != null) {
        problems.add(
            tables.get(i).positionOf("name"), "there is already a gate '%s'".formatted(name));
      }
    }
  }

  private void checkKnown() {
    for (int i = 0; i < specs.size(); i++) {
      List<String> needs = specs.get(i).needs();
      for (int j = 0; j < needs.size(); j++) {
        if (!indexByName.containsKey(needs.get(j))) {
          problems.add(
              tables.get(i).positionOf("needs", j),
              "needs names '%s', but there is no such gate".formatted(needs.get(j)));
        }
      }
    }
  }

  /**
   * Takes away gates whose needs are all taken; what cannot be taken is in a cycle or behind one.
   */
  private void checkAcyclic() {
    int[] open = new int[specs.size()];
    List<List<Integer>> neededBy = new ArrayList<>();
    specs.forEach(spec -> neededBy.add(new ArrayList<>()));
    Deque<Integer> free = new ArrayDeque<>();
    for (int i = 0; i < specs.size(); i++) {
      Set<String> needs = new LinkedHashSet<>(specs.get(i).needs());
      open[i] = needs.size();
      for (String need : needs) {
        neededBy.get(indexByName.getOrDefault(need, i)).add(i);
      }
      if (open[i] == 0) {
        free.add(i);
      }
    }
    while (!free.isEmpty()) {
      for (int next : neededBy.get(free.remove())) {
        if (--open[next] == 0) {
          free.add(next);
        }
      }
    }
    for (int i = 0; i < open.length; i++) {
      if (open[i] > 0) {
        reportCycle(i, open);
        return;
      }
    }
  }

  /** Walks along needs that are open until a gate comes up again: that part is the cycle. */
  private void reportCycle(int start, int[] open) {
    List<Integer> path = new ArrayList<>();
    int at = start;
    while (!path.contains(at)) {
      path.add(at);
      at = firstOpenNeed(at, open);
    }
    List<String> names =
        new ArrayList<>(
            path.subList(path.indexOf(at), path.size()).stream()
                .map(i -> specs.get(i).name())
                .toList());
    names.add(specs.get(at).name());
    problems.add(
        tables.get(at).positionOf("needs"),
        "gates need each other in a cycle: " + String.join(" → ", names));
  }

  private int firstOpenNeed(int gate, int[] open) {
    return specs.get(gate).needs().stream()
        .map(need -> indexByName.getOrDefault(need, gate))
        .filter(need -> open[need] > 0)
        .findFirst()
        .orElse(gate);
  }
}
