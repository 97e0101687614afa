package dev.omk.plan;

import dev.omk.gate.BenchmarkSpec;
import dev.omk.gate.Comparisons;
import dev.omk.gate.GateSpec;
import dev.omk.gate.ObserveSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
   * @param strength what it can be at best: {@code strong}, {@code weak}, or {@code missing} when
   *     nothing supplies it yet
   */
  public record Need(
      String evidence, List<String> gates, String expected, @Nullable String strength) {
    /** Counts without a person. */
    public static final String STRONG = "strong";

    /** A person has to look. */
    public static final String WEAK = "weak";

    /** Nothing supplies it. */
    public static final String MISSING = "missing";

    public Need {
      gates = List.copyOf(gates);
    }

    /** What is missing where nothing supplied it, one line. */
    public String lack() {
      return evidence + ": needs " + expected;
    }

    /** Whether nothing supplies it. */
    public boolean missing() {
      return MISSING.equals(strength);
    }
  }

  /** The oracle of a kind, given the gates and comparisons there are. */
  public static Oracle of(GoalKind kind, List<GateSpec> gates, Comparisons comparisons) {
    return new Oracle(
        kind,
        kind.evidence().stream()
            .map(evidence -> need(kind, evidence, gates, comparisons))
            .toList());
  }

  /** The needs, those together that the same supplies. */
  public List<List<Need>> alike() {
    Map<String, List<Need>> alike = new LinkedHashMap<>();
    needs.forEach(
        need -> alike.computeIfAbsent(need.expected(), key -> new ArrayList<>()).add(need));
    return List.copyOf(alike.values());
  }

  /** The needs that nothing supplies as the gates are. */
  public List<Need> ungated() {
    return needs.stream().filter(Need::missing).toList();
  }

  /** Whether a gate gives a kind of evidence: by a tag, or by a word of its name. */
  public static boolean gives(GateSpec gate, String evidence) {
    return gate.tags().contains(evidence)
        || List.of(gate.name().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1))
            .contains(evidence);
  }

  private static Need need(
      GoalKind kind, String evidence, List<GateSpec> gates, Comparisons comparisons) {
    List<GateSpec> tagged = gates.stream().filter(gate -> gives(gate, evidence)).toList();
    List<String> told = told(tagged);
    Need need =
        switch (evidence) {
          case "regression" -> regression(told, gates);
          case "golden", "compatibility" -> compatibility(evidence, told, comparisons);
          case "performance" -> performance(told, comparisons.benchmark());
          case "docs" -> docs(told);
          case "audit" ->
              new Need(
                  evidence,
                  told,
                  "a report that the work adds (a file with 'audit' in its name) whose findings name"
                      + " file and line: omk looks each of them up",
                  Need.WEAK);
          default -> byGate(kind, evidence, told);
        };
    List<String> names = tagged.stream().map(GateSpec::name).toList();
    return new Need(evidence, names, need.expected(), need.strength());
  }

  // Agents read this: of a hidden gate they hear no name.
  private static List<String> told(List<GateSpec> gates) {
    return gates.stream().map(gate -> gate.hidden() ? "hidden" : gate.name()).distinct().toList();
  }

  private static Need regression(List<String> tagged, List<GateSpec> gates) {
    List<String> deciding =
        told(gates.stream().filter(GateSpec::decides).filter(g -> !g.skip()).toList());
    return new Need(
        "regression",
        tagged,
        "a gate or test that fails on the base and passes afterwards"
            + (deciding.isEmpty()
                ? ": no gate is there to show it"
                : ", shown by " + String.join(", ", deciding)),
        deciding.isEmpty() ? Need.MISSING : Need.STRONG);
  }

  private static Need compatibility(String evidence, List<String> tagged, Comparisons comparisons) {
    List<String> names = comparisons.observations().stream().map(ObserveSpec::name).toList();
    if (!names.isEmpty()) {
      return new Need(
          evidence,
          tagged,
          "the same output, exit code and files on base and candidate, compared by omk: "
              + String.join(", ", names),
          Need.STRONG);
    }
    String add =
        "an [[observe]] command in .omk/gates.toml whose output omk records on the base and compares";
    return tagged.isEmpty()
        ? new Need(evidence, tagged, add + ": none is defined yet", Need.MISSING)
        : new Need(
            evidence,
            tagged,
            "gate "
                + String.join(", ", tagged)
                + " (weak: it compares nothing with the base); "
                + add,
            Need.WEAK);
  }

  private static Need performance(List<String> tagged, @Nullable BenchmarkSpec benchmark) {
    if (benchmark != null) {
      return new Need(
          "performance",
          tagged,
          "`"
              + benchmark.commandLine()
              + "` run "
              + benchmark.runs()
              + " times each on base and candidate, turn and turn about: at least "
              + benchmark.minSpeedup().toPlainString()
              + " times as fast, with 95 % confidence",
          Need.STRONG);
    }
    String add = "a [benchmark] command in .omk/gates.toml that omk times on base and candidate";
    return tagged.isEmpty()
        ? new Need("performance", tagged, add + ": none is defined yet", Need.MISSING)
        : new Need(
            "performance",
            tagged,
            "gate "
                + String.join(", ", tagged)
                + " (weak: it compares nothing with the base); "
                + add,
            Need.WEAK);
  }

  private static Need docs(List<String> tagged) {
    String ours = "links and code blocks of the changed documents, looked up by omk";
    return tagged.isEmpty()
        ? new Need("docs", tagged, ours, Need.WEAK)
        : new Need(
            "docs",
            tagged,
            ours + ", and gate " + String.join(", ", tagged) + " if it fails on the base",
            Need.STRONG);
  }

  private static Need byGate(GoalKind kind, String evidence, List<String> tagged) {
    if (!tagged.isEmpty()) {
      return new Need(
          evidence,
          tagged,
          "gate "
              + String.join(", ", tagged)
              + (kind.keepsBehaviour() ? "" : ", if it fails on the base and passes afterwards"),
          Need.STRONG);
    }
    return evidence.equals("acceptance")
        ? new Need(
            evidence,
            tagged,
            "a gate with tags = [\"acceptance\"], or a test that fails before and passes afterwards"
                + " (a test that is written with the work is weak)",
            Need.WEAK)
        : new Need(
            evidence,
            tagged,
            "a gate with tags = [\"" + evidence + "\"]: none is defined yet",
            Need.MISSING);
  }
}
