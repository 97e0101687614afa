package dev.omk.goal;

import dev.omk.gate.GateOutcome;
import dev.omk.gate.GateResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One run of the gates.
 *
 * @param number from 1, counting all verifications of the goal
 * @param purpose what it was for
 * @param subject the tree that was verified
 * @param room where it ran
 * @param gates results in the order of the definitions; single tests are in {@code tests}
 * @param tests how the single tests compare with the base
 * @param artifacts logs, and the full test results where there are reports
 * @param written paths that the gates added to the work tree: no work of an agent's
 * @param notes what a person should know of this run, one line each
 * @param sandbox what confined the gates, one line; empty where nothing says so
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
    List<Artifact> artifacts,
    List<String> written,
    List<String> notes,
    @Nullable String sandbox,
    Instant startedAt,
    Duration elapsed) {
  public Verification {
    gates = List.copyOf(gates);
    artifacts = List.copyOf(artifacts);
    written = List.copyOf(written);
    notes = List.copyOf(notes);
    sandbox = Objects.requireNonNullElse(sandbox, ""); // journals of before there was one
  }

  /** How a note begins that names gates which fail with the tests that the base had. */
  public static final String WITH_TESTS_OF_THE_BASE =
      "with the tests as the base had them these do not pass: ";

  /** The kind of the artifact with the full test results. */
  public static final String TESTS = "tests";

  /** What a verification is for. */
  public enum Purpose {
    /** The base, before any work. */
    BASELINE,
    /** A candidate, after a pass or by hand. */
    CANDIDATE,
    /** The last one before a goal may be ready. */
    FINAL,
    /** Some of the gates; never counts as a full verification. */
    SUBSET,
    /** The base once more, in a clean checkout: whether that has all that the gates need. */
    CLEAN_BASE,
    /** A slice, or the result with one more slice in it. */
    SLICE
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

  /** The same with more to know of it. */
  public Verification withNotes(List<String> more) {
    List<String> all = new ArrayList<>(notes);
    all.addAll(more);
    return new Verification(
        number, purpose, subject, room, gates, tests, artifacts, written, all, sandbox, startedAt,
        elapsed);
  }

  /** The same with more said of its tests. */
  public Verification withTests(TestDelta other) {
    return new Verification(
        number, purpose, subject, room, gates, other, artifacts, written, notes, sandbox, startedAt,
        elapsed);
  }

  /** The same with another number, for one that was kept meanwhile. */
  public Verification numbered(int other) {
    return new Verification(
        other, purpose, subject, room, gates, tests, artifacts, written, notes, sandbox, startedAt,
        elapsed);
  }

  /** The path of the full test results; empty without reports. */
  public String testsPath() {
    return artifacts.stream()
        .filter(artifact -> artifact.kind().equals(TESTS))
        .map(Artifact::path)
        .findFirst()
        .orElse("");
  }

  /** Whether a gate could not be run at all. */
  public boolean errored() {
    return couldNotRun().findFirst().isPresent();
  }

  /** The gates that could not be run at all, each with why. */
  public String obstacles() {
    return couldNotRun()
        .map(gate -> gate.gate() + ": " + gate.outcome().reason())
        .collect(Collectors.joining("; "));
  }

  /** What to do about the gates that could not be run at all. */
  public String remedy() {
    return couldNotRun().map(GateResult::remedy).collect(Collectors.joining("; "));
  }

  private Stream<GateResult> couldNotRun() {
    return red().stream().filter(gate -> gate.outcome() instanceof GateOutcome.Errored);
  }
}
