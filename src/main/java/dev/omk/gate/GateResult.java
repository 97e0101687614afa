package dev.omk.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one run of a gate.
 *
 * @param gate the definition's name
 * @param commandLine as a person would type it
 * @param required whether readiness depends on it
 * @param outcome how it ended
 * @param exitCode the program's, or null when it did not exit by itself
 * @param startedAt when it was started
 * @param duration wall time
 * @param logPath of the redacted output, relative to the goal directory; empty when it never ran
 * @param excerpt the useful part of the output, redacted and bounded; empty when it passed
 * @param tests what its reports say about single tests; empty without reports
 * @param findings what linters and compilers complain about, with places; bounded
 * @param leftRunning command lines of processes that it left and that were ended
 */
public record GateResult(
    String gate,
    String commandLine,
    boolean required,
    GateOutcome outcome,
    @Nullable Integer exitCode,
    Instant startedAt,
    Duration duration,
    String logPath,
    String excerpt,
    List<TestResult> tests,
    List<GateFinding> findings,
    List<String> leftRunning) {

  /** How the reason begins when the gate's {@code workdir} cannot be used. */
  public static final String NO_DIRECTORY = "working directory ";

  /** How the reason ends when its program is not the one that was pinned. */
  public static final String SINCE_THEN = "the goal was created";

  /** Words of the reason when the file of its program may not be executed. */
  public static final String NOT_EXECUTABLE = "is not executable";

  public GateResult {
    tests = List.copyOf(tests);
    // A journal of before there were any has none.
    findings = findings == null ? List.of() : List.copyOf(findings);
    leftRunning = List.copyOf(leftRunning);
  }

  /** The same with another outcome. */
  public GateResult withOutcome(GateOutcome other) {
    return new GateResult(
        gate,
        commandLine,
        required,
        other,
        exitCode,
        startedAt,
        duration,
        logPath,
        excerpt,
        tests,
        findings,
        leftRunning);
  }

  /** The same without what only its reports and its log tell: what a journal keeps. */
  public GateResult withoutDetails() {
    return new GateResult(
        gate,
        commandLine,
        required,
        outcome,
        exitCode,
        startedAt,
        duration,
        logPath,
        excerpt,
        List.of(),
        List.of(),
        leftRunning);
  }

  /** Everything that it complains about: failed tests that have a name first, then findings. */
  public List<GateFinding> complaints() {
    List<GateFinding> all = new ArrayList<>();
    for (TestResult test : tests) {
      if (test.status() == TestResult.Status.FAILED && !test.anonymous()) {
        String message = test.message().isEmpty() ? test.id() : test.id() + ": " + test.message();
        all.add(new GateFinding(GateFinding.Level.ERROR, "", message, test.file(), test.line()));
      }
    }
    all.addAll(findings);
    return all;
  }

  /** What a person does about a gate that could not be run. */
  public String remedy() {
    if (outcome.reason().startsWith(NO_DIRECTORY)) {
      return "make the directory that gate '" + gate + "' works in, or correct its workdir";
    }
    if (outcome.reason().contains(NOT_EXECUTABLE)) {
      return "make what gate '" + gate + "' runs executable: chmod +x";
    }
    return outcome.reason().endsWith(SINCE_THEN)
        ? "put back what gate '"
            + gate
            + "' ran, or approve what is there (omk goal gates --approve)"
        : "install what gate '" + gate + "' needs";
  }

  /** Whether it passed. */
  public boolean passed() {
    return outcome.passed();
  }
}
