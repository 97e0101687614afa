package dev.omk.goal;

import dev.omk.gate.GateResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One run of the gates.
 *
 * @param number from 1, counting all verifications of the goal
 * @param purpose what it was for
 * @param subject the tree that was verified
 * @param room where it ran
 * @param gates results in the order of the definitions; single tests are in {@code tests}
 * @param tests how the single tests compare with the base
 * @param testsArtifact path of the full test results, empty without reports
 * @param startedAt when it began
 * @param elapsed wall time
 */
public record Verification(
    int number,
    Purpose purpose,
    String subject,
    Room room,
    List<GateResult> gates,
    TestDelta tests,
    String testsArtifact,
    Instant startedAt,
    Duration elapsed) {
  public Verification {
    gates = List.copyOf(gates);
  }

  /** What a verification is for. */
  public enum Purpose {
    /** The base, before any work. */
    BASELINE,
    /** A candidate, after a pass or by hand. */
    CANDIDATE,
    /** The last one before a goal may be ready. */
    FINAL,
    /** Some of the gates; never counts as a full verification. */
    SUBSET
  }

  /** Where the gates ran. */
  public enum Room {
    /** In the user's work tree. */
    IN_PLACE,
    /** In a fresh checkout of the subject. */
    CLEAN
  }

  /** Whether every gate that decides passed. False when there is no gate at all. */
  public boolean green() {
    return !gates.isEmpty()
        && purpose != Purpose.SUBSET
        && gates.stream().allMatch(gate -> gate.passed() || !gate.required());
  }

  /** The deciding gates that did not pass. */
  public List<GateResult> red() {
    return gates.stream().filter(gate -> gate.required() && !gate.passed()).toList();
  }

  /** Whether a gate could not be run at all. */
  public boolean errored() {
    return red().stream()
        .anyMatch(gate -> gate.outcome() instanceof dev.omk.gate.GateOutcome.Errored);
  }
}
