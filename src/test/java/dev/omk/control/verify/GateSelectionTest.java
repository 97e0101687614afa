package dev.omk.control.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.gate.GateSpec;
import dev.omk.goal.Goals;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GateSelectionTest {
  @Test
  void gatesThatAreNamedAreNoFullVerificationEvenWhereTheyAreAll() {
    List<GateSpec> gates = List.of(Goals.gate("lint"), Goals.gate("tests"));
    assertThat(GateSelection.left(gates, Set.of())).isEmpty();
    assertThat(GateSelection.left(gates, Set.of("lint")))
        .containsExactly("1 of 2 gates, so no full verification");
    assertThat(GateSelection.left(gates, Set.of("lint", "tests")))
        .containsExactly("gates asked for by name, so no full verification");
  }
}
