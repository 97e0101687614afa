package dev.omk.plan;

import dev.omk.gate.GateSpec;
import java.util.List;
import java.util.Locale;

/**
 * What will show that a goal is reached, told before any work is done.
 *
 * @param kind the kind of goal
 * @param needs the evidence, one entry a kind of evidence
 */
public record Oracle(GoalKind kind, List<Need> needs) {
  public Oracle {
    needs = List.copyOf(needs);
  }

  /**
   * One piece of evidence that is needed.
   *
   * @param evidence for instance {@code regression}
   * @param gates names of gates that are tagged for it or named so
   * @param expected what would supply it, in one line for people
   */
  public record Need(String evidence, List<String> gates, String expected) {
    public Need {
      gates = List.copyOf(gates);
    }
  }

  /** The oracle of a kind, given the gates there are. */
  public static Oracle of(GoalKind kind, List<GateSpec> gates) {
    return new Oracle(
        kind, kind.evidence().stream().map(evidence -> need(kind, evidence, gates)).toList());
  }

  /** Whether a gate gives a kind of evidence: by a tag, or by a word of its name. */
  public static boolean gives(GateSpec gate, String evidence) {
    return gate.tags().contains(evidence)
        || List.of(gate.name().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1))
            .contains(evidence);
  }

  private static Need need(GoalKind kind, String evidence, List<GateSpec> gates) {
    List<GateSpec> tagged = gates.stream().filter(gate -> gives(gate, evidence)).toList();
    List<String> told =
        tagged.stream().map(gate -> gate.hidden() ? "hidden" : gate.name()).distinct().toList();
    return new Need(
        evidence, tagged.stream().map(GateSpec::name).toList(), expectation(kind, evidence, told));
  }

  private static String expectation(GoalKind kind, String evidence, List<String> tagged) {
    if (evidence.equals("regression")) {
      return "a gate or test that fails before the work and passes after it";
    }
    if (!tagged.isEmpty()) {
      return "gate "
          + String.join(", ", tagged)
          + (kind.needsComparison() ? " (weak: a gate alone compares nothing)" : "");
    }
    String test =
        evidence.equals("acceptance") ? ", or a test that fails before and passes after" : "";
    return "a gate with tags = [\"" + evidence + "\"]" + test + ": none is defined yet";
  }
}
