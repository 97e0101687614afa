package dev.omk.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.goal.Goals;
import java.util.List;
import org.junit.jupiter.api.Test;

class GateComparisonTest {
  private static final GateOutcome SKIPPED = new GateOutcome.Skipped("off");

  @Test
  void everyWayOfAGateIsTold() {
    List<GateResult> base =
        List.of(
            Goals.result("mended", Goals.red()),
            Goals.result("broken", Goals.green()),
            Goals.result("off", Goals.green()),
            Goals.result("same", Goals.red()),
            Goals.result("on", SKIPPED));
    List<GateResult> now =
        List.of(
            Goals.result("new", Goals.red()),
            Goals.result("mended", Goals.green()),
            Goals.result("broken", Goals.red()),
            Goals.result("off", SKIPPED),
            Goals.result("same", Goals.red()),
            Goals.result("on", Goals.green()));
    assertThat(GateComparison.of(base, now))
        .isEqualTo(new GateComparison(List.of("mended"), List.of("broken"), List.of("off")));
  }
}
