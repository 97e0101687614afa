package dev.omk.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What whole gates say against the base; names in the order of the candidate's results.
 *
 * @param fixed did not pass on the base and pass now
 * @param broke passed on the base and do not pass now
 * @param newlySkipped ran on the base and are skipped now
 */
public record GateComparison(List<String> fixed, List<String> broke, List<String> newlySkipped) {

  public GateComparison {
    fixed = List.copyOf(fixed);
    broke = List.copyOf(broke);
    newlySkipped = List.copyOf(newlySkipped);
  }

  /** Compares the results of the same gates on two trees; what the base does not know is left. */
  public static GateComparison of(List<GateResult> base, List<GateResult> candidate) {
    Map<String, GateResult> before =
        base.stream().collect(Collectors.toMap(GateResult::gate, Function.identity(), (a, b) -> a));
    List<String> fixed = new ArrayList<>();
    List<String> broke = new ArrayList<>();
    List<String> newlySkipped = new ArrayList<>();
    for (GateResult now : candidate) {
      GateResult old = before.get(now.gate());
      if (old == null) {
        continue;
      }
      boolean ran = !(old.outcome() instanceof GateOutcome.Skipped);
      if (now.outcome() instanceof GateOutcome.Skipped) {
        addIf(newlySkipped, now.gate(), ran);
      } else {
        addIf(fixed, now.gate(), ran && !old.passed() && now.passed());
        addIf(broke, now.gate(), old.passed() && !now.passed());
      }
    }
    return new GateComparison(fixed, broke, newlySkipped);
  }

  private static void addIf(List<String> names, String name, boolean condition) {
    if (condition) {
      names.add(name);
    }
  }
}
