package dev.omk.document;

import dev.omk.gate.GateResult;
import dev.omk.gate.GateSpec;
import dev.omk.goal.Comparison;
import dev.omk.goal.Goal;
import dev.omk.goal.Verification;
import dev.omk.review.ReviewContext.Measured;
import dev.omk.review.ReviewContext.Pace;
import dev.omk.review.wall.Measures;
import dev.omk.time.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a goal knows of the speed of its candidate: benchmarks that were compared with the base, and
 * gates that measure, which ran on both.
 *
 * @param measured on base and candidate
 * @param missing what measures and was not run on both, one line each
 */
public record SpeedEvidence(List<Measured> measured, List<String> missing) {
  private static final String PERFORMANCE = "performance";
  private static final int TIMES = 2;
  private static final Duration MORE = Duration.ofSeconds(1);

  public SpeedEvidence {
    measured = List.copyOf(measured);
    missing = List.copyOf(missing);
  }

  /** What the journal has. */
  public static SpeedEvidence of(Goal goal) {
    List<Measured> measured = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    String candidate = goal.change().subject();
    List<Comparison.Check> compared =
        Optional.ofNullable(goal.comparison())
            .filter(seen -> seen.subject().equals(candidate))
            .map(seen -> seen.of(PERFORMANCE))
            .orElse(List.of());
    compared.forEach(check -> measured.add(benchmark(check)));
    if (compared.isEmpty() && goal.pins().comparisons().benchmark() != null) {
      missing.add("the benchmark of gates.toml was not run on the base and on the change");
    }
    for (GateSpec gate : goal.gates()) {
      boolean tagged = gate.tags().contains(PERFORMANCE);
      Optional<Measured> seen =
          tagged || gate.name().contains("bench") ? gate(goal, gate) : Optional.empty();
      seen.ifPresent(measured::add);
      if (tagged && seen.isEmpty()) {
        missing.add("gate " + gate.name() + " did not pass on the base and run on the change");
      }
    }
    return new SpeedEvidence(measured, missing);
  }

  /** The same in the words of the review. */
  public Measures measures() {
    return new Measures(
        measured.stream().map(one -> one.name() + ": " + one.detail()).toList(),
        missing,
        missing.isEmpty()
            ? ""
            : "Have it measured: omk goal run \"...\" --kind performance compares the benchmark,"
                + " and gates run on the base when an agent begins.");
  }

  private static Measured benchmark(Comparison.Check check) {
    boolean refuted = check.verdict() == Comparison.Verdict.REFUTED;
    return new Measured(check.name(), refuted ? Pace.WORSE : Pace.KEPT, check.detail());
  }

  private static Optional<Measured> gate(Goal goal, GateSpec gate) {
    Optional<GateResult> before =
        Optional.ofNullable(goal.baseline()).flatMap(seen -> result(seen, gate));
    Optional<GateResult> after =
        Optional.ofNullable(goal.verification())
            .filter(seen -> seen.subject().equals(goal.change().subject()))
            .flatMap(seen -> result(seen, gate));
    return before.isEmpty() || after.isEmpty() || !before.get().passed()
        ? Optional.empty()
        : Optional.of(beside(gate, before.get(), after.get()));
  }

  private static Optional<GateResult> result(Verification seen, GateSpec gate) {
    return seen.gates().stream().filter(result -> result.gate().equals(gate.name())).findFirst();
  }

  private static Measured beside(GateSpec gate, GateResult before, GateResult after) {
    if (!after.passed()) {
      return new Measured(gate.name(), Pace.WORSE, after.outcome().reason());
    }
    Duration was = before.duration();
    Duration is = after.duration();
    boolean slower =
        is.compareTo(was.multipliedBy(TIMES)) >= 0 && is.minus(was).compareTo(MORE) >= 0;
    // What a hidden gate takes is none of an agent's business, and findings are in its prompt.
    return new Measured(
        gate.name(),
        slower && !gate.hidden() ? Pace.SLOWER : Pace.KEPT,
        gate.hidden()
            ? "passed on the base and on the change"
            : "took "
                + Durations.human(was)
                + " on the base and "
                + Durations.human(is)
                + " on the change");
  }
}
