package dev.omk.control.verify;

import dev.omk.gate.GateComparison;
import dev.omk.gate.GateOutcome;
import dev.omk.gate.GateResult;
import dev.omk.gate.TestResult;
import dev.omk.goal.TestDelta;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one run of gates said, with all its details.
 *
 * @param subject the tree, as the journal spells it
 * @param clean whether they ran in a fresh checkout of it
 * @param subset whether gates were left out
 * @param results in the order of the definitions
 * @param base what they are compared with, if anything
 * @param logs the directory that {@link GateResult#logPath} is relative to
 * @param notes what a person should know of this run, one line each
 * @param startedAt when it began
 * @param elapsed wall time
 */
public record GateCheck(
    String subject,
    boolean clean,
    boolean subset,
    List<GateResult> results,
    Optional<Base> base,
    Path logs,
    List<String> notes,
    Instant startedAt,
    Duration elapsed) {

  public GateCheck {
    results = List.copyOf(results);
    notes = List.copyOf(notes);
  }

  /**
   * The same gates on another tree.
   *
   * @param name for people, for instance {@code main (1a2b3c4)}
   * @param results of that tree
   */
  public record Base(String name, List<GateResult> results) {
    public Base {
      results = List.copyOf(results);
    }
  }

  /** The same with further notes. */
  public GateCheck noting(List<String> further) {
    List<String> all = new ArrayList<>(notes);
    all.addAll(further);
    return new GateCheck(subject, clean, subset, results, base, logs, all, startedAt, elapsed);
  }

  /**
   * The gates that decide and did not pass. Where only others were asked for, they are what this
   * run is about, so they do.
   */
  public List<GateResult> red() {
    boolean nothingElse = results.stream().noneMatch(GateResult::required);
    return results.stream()
        .filter(result -> (result.required() || nothingElse) && !result.passed())
        .toList();
  }

  /** Whether every gate that decides passed; false when none ran. */
  public boolean green() {
    return !results.isEmpty() && red().isEmpty();
  }

  /** Whether gates were cut off: then nothing is said of them. */
  public boolean interrupted() {
    return Stream.concat(results.stream(), base.stream().flatMap(b -> b.results().stream()))
        .anyMatch(GateCheck::cutOff);
  }

  /** The gates that decide and said no before the others were cut off. */
  public List<GateResult> saidNo() {
    return red().stream().filter(result -> !cutOff(result)).toList();
  }

  private static boolean cutOff(GateResult result) {
    return result.outcome().equals(GateOutcome.Skipped.CANCELLED);
  }

  /**
   * The deciding gates that only their definition keeps from being run; empty if another one did
   * not pass for a reason of its own.
   */
  public List<String> skippedByDefinition() {
    boolean onlySkipped =
        red().stream().allMatch(result -> result.outcome() instanceof GateOutcome.Skipped);
    return red().stream()
        .filter(result -> onlySkipped && !interrupted())
        .filter(
            result ->
                result.outcome() instanceof GateOutcome.Skipped skipped && skipped.byDefinition())
        .map(GateResult::gate)
        .toList();
  }

  /** Whether a deciding gate could not be run at all. */
  public boolean errored() {
    return couldNotRun().findFirst().isPresent();
  }

  /** What to do about the deciding gates that could not be run at all. */
  public String remedy() {
    return couldNotRun().map(GateResult::remedy).collect(Collectors.joining("; "));
  }

  /** Whether a deciding gate ran and did not pass. */
  public boolean failed() {
    return red().stream().anyMatch(GateCheck::ran);
  }

  private Stream<GateResult> couldNotRun() {
    return red().stream().filter(result -> result.outcome() instanceof GateOutcome.Errored);
  }

  /** What whole gates say against the base; empty without one. */
  public GateComparison againstBase() {
    return GateComparison.of(base.map(Base::results).orElse(List.of()), results);
  }

  /**
   * What single tests say against the base; gates that did not run lose no tests, nor do those
   * whose tests are {@link #untold}.
   */
  public TestDelta tests() {
    if (base.isEmpty()) {
      return TestDelta.UNKNOWN;
    }
    Set<String> ran =
        results.stream()
            .filter(GateCheck::ran)
            .map(GateResult::gate)
            .filter(gate -> !untold().contains(gate))
            .collect(Collectors.toSet());
    List<GateResult> before =
        base.get().results().stream().filter(result -> ran.contains(result.gate())).toList();
    return TestDelta.between(before, results);
  }

  /** Gates with tests on the base of which only half is known now, or nothing: no report counts. */
  public List<String> untold() {
    return onBoth(there -> !there.tests().isEmpty(), GateCheck::withoutReport);
  }

  /** Gates red on both trees, whose runner counts failures without a name: nobody knows which. */
  public List<String> unnamed() {
    return onBoth(GateCheck::failsByNumber, GateCheck::failsByNumber);
  }

  /** The gates of which one thing holds on the base and another one now. */
  private List<String> onBoth(Predicate<GateResult> onBase, Predicate<GateResult> now) {
    Set<String> there =
        base.map(Base::results).orElse(List.of()).stream()
            .filter(onBase)
            .map(GateResult::gate)
            .collect(Collectors.toSet());
    return results.stream()
        .filter(result -> there.contains(result.gate()) && now.test(result))
        .map(GateResult::gate)
        .toList();
  }

  private static boolean failsByNumber(GateResult result) {
    return result.tests().stream()
        .anyMatch(test -> test.counted() && test.status() == TestResult.Status.FAILED);
  }

  private static boolean withoutReport(GateResult result) {
    return switch (result.outcome()) {
      case GateOutcome.Failed f -> f.unreported();
      case GateOutcome.TimedOut t -> true;
      case GateOutcome.Passed p -> false;
      case GateOutcome.Cached c -> false;
      case GateOutcome.Flaky f -> false;
      case GateOutcome.Errored e -> false;
      case GateOutcome.Skipped s -> false;
    };
  }

  private static boolean ran(GateResult result) {
    return !(result.outcome() instanceof GateOutcome.Skipped)
        && !(result.outcome() instanceof GateOutcome.Errored);
  }
}
