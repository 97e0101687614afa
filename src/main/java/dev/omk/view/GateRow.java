package dev.omk.view;

import dev.omk.gate.GateResult;
import dev.omk.gate.GateSpec;
import dev.omk.goal.Goal;
import dev.omk.view.Row.Look;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The gates of a goal with their marks: as the verification that is under way has them by now, else
 * as the last one had them. Of many, those that failed come first, for a line has an end.
 */
final class GateRow {
  private static final int FEW = 5;

  private enum Mark {
    FAILED(Look.RED, "✗ "),
    RUNNING(Look.CYAN, "… "),
    OPEN(Look.FAINT, "· "),
    PASSED(Look.GREEN, "✓ ");

    private final Look look;
    private final String sign;

    Mark(Look look, String sign) {
      this.look = look;
      this.sign = sign;
    }

    static Mark of(boolean passed) {
      return passed ? PASSED : FAILED;
    }
  }

  private final List<GateSpec> gates;
  private final Set<String> running;
  private final Map<String, Boolean> ended;
  private final Map<String, Boolean> recorded;

  GateRow(Goal goal, Picture picture) {
    gates = goal.gates();
    running =
        picture.running().stream()
            .filter(one -> one.kind().equals("gate"))
            .map(Running::name)
            .collect(Collectors.toSet());
    ended = picture.ended();
    recorded =
        goal.latestVerification().stream()
            .flatMap(last -> last.gates().stream())
            .collect(
                Collectors.toMap(GateResult::gate, GateResult::passed, (first, second) -> second));
  }

  void into(Row row) {
    List<GateSpec> shown = gates;
    if (gates.size() > FEW) {
      long passed = gates.stream().filter(gate -> mark(gate) == Mark.PASSED).count();
      row.add(passed + " of " + gates.size() + "  ");
      shown = gates.stream().sorted(Comparator.comparing(this::mark)).toList();
    }
    for (GateSpec gate : shown) {
      Mark mark = mark(gate);
      row.add(mark.look, mark.sign).add(gate.name() + "  ");
    }
  }

  private Mark mark(GateSpec gate) {
    if (running.contains(gate.name())) {
      return Mark.RUNNING;
    }
    boolean underWay = !running.isEmpty() || !ended.isEmpty();
    Boolean passed = (underWay ? ended : recorded).get(gate.name());
    return passed == null ? Mark.OPEN : Mark.of(passed);
  }
}
