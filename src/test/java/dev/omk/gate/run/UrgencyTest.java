package dev.omk.gate.run;

import static dev.omk.gate.run.Gates.gate;
import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.gate.GateSpec;
import dev.omk.gate.file.GatesFile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UrgencyTest {
  private static List<GateSpec> gates(String... names) {
    StringBuilder toml = new StringBuilder();
    for (String name : names) {
      toml.append(gate(name, "true"));
    }
    return GatesFile.parse(toml.toString(), "gates.toml");
  }

  private static Map<String, Duration> took(Object... namesAndSeconds) {
    Map<String, Duration> took = new java.util.HashMap<>();
    for (int i = 0; i < namesAndSeconds.length; i += 2) {
      took.put((String) namesAndSeconds[i], Duration.ofSeconds((Integer) namesAndSeconds[i + 1]));
    }
    return took;
  }

  @Test
  void longestStartsFirst() {
    List<Set<Integer>> none = List.of(Set.of(), Set.of(), Set.of());
    assertThat(Urgency.of(gates("a", "b", "c"), none, took("a", 1, "b", 9, "c", 5)))
        .containsExactly(1, 2, 0);
  }

  @Test
  void whatTheLongestWayNeedsStartsFirst() {
    List<Set<Integer>> needs = List.of(Set.of(), Set.of(), Set.of(1));
    assertThat(
            Urgency.of(
                gates("lint", "build", "test"), needs, took("lint", 8, "build", 1, "test", 9)))
        .containsExactly(1, 2, 0);
  }

  @Test
  void withoutDurationsTheOrderIsThatOfTheFile() {
    List<Set<Integer>> none = List.of(Set.of(), Set.of(), Set.of());
    assertThat(Urgency.of(gates("a", "b", "c"), none, Map.of())).containsExactly(0, 1, 2);
  }

  @Test
  void withoutDurationsWhatMostGatesWaitForStartsFirst() {
    List<Set<Integer>> needs = List.of(Set.of(), Set.of(), Set.of(1), Set.of(2));
    assertThat(Urgency.of(gates("lint", "build", "test", "pack"), needs, Map.of()))
        .containsExactly(1, 2, 0, 3);
  }

  @Test
  void gateThatNeverRanIsNotLeftToTheEnd() {
    List<Set<Integer>> none = List.of(Set.of(), Set.of(), Set.of());
    assertThat(Urgency.of(gates("a", "b", "new"), none, took("a", 1, "b", 9)))
        .containsExactly(1, 2, 0);
  }

  @Test
  void chainOfTenThousandNeedsIsOrdered() {
    int length = 10_000;
    String[] names = new String[length];
    List<Set<Integer>> needs = new java.util.ArrayList<>();
    for (int i = 0; i < length; i++) {
      names[i] = "g" + i;
      needs.add(i + 1 < length ? Set.of(i + 1) : Set.of());
    }
    List<GateSpec> one = gates("x");
    List<GateSpec> all = java.util.Collections.nCopies(length, one.getFirst());
    assertThat(Urgency.of(all, needs, took("x", 1)).getFirst()).isEqualTo(length - 1);
  }
}
