package dev.omk.gate.run;

import dev.omk.gate.GateOutcome;
import dev.omk.gate.GateSpec;
import dev.omk.process.Ended;
import dev.omk.process.Ending;
import dev.omk.process.RunningProcess;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of a gate.
 *
 * @param outcome never flaky or cached: that is for all attempts to say
 * @param exitCode null when the program did not exit by itself
 * @param elapsed wall time
 * @param reports what it wrote
 * @param leftRunning what it left and was ended
 */
record Attempt(
    GateOutcome outcome,
    @Nullable Integer exitCode,
    Duration elapsed,
    ImportedReports reports,
    List<RunningProcess> leftRunning) {

  static Attempt of(GateSpec gate, Ended ended, ImportedReports reports, String stderr) {
    Integer exitCode = ended.ending() instanceof Ending.Exited(int code) ? code : null;
    return new Attempt(
        outcome(gate, ended.ending(), reports, stderr),
        exitCode,
        ended.elapsed(),
        reports,
        ended.leftRunning());
  }

  /** Whether another attempt may help. */
  boolean mayBeRetried() {
    return outcome instanceof GateOutcome.Failed || outcome instanceof GateOutcome.TimedOut;
  }

  private static GateOutcome outcome(
      GateSpec gate, Ending ending, ImportedReports reports, String stderr) {
    return switch (ending) {
      case Ending.Exited(int code) -> exited(gate, code, reports, stderr);
      case Ending.TimedOut(Duration after) -> new GateOutcome.TimedOut(after);
      case Ending.Idle(Duration after) -> new GateOutcome.TimedOut(after);
      case Ending.Cancelled() -> GateOutcome.Skipped.CANCELLED;
      case Ending.NotStarted(String reason) -> new GateOutcome.Errored(reason);
    };
  }

  /** What bwrap(1) says when it could not start the program: one line and an exit code of 1. */
  private static Optional<String> sandbox(int code, String stderr) {
    String line = stderr.strip();
    return code == 1 && line.startsWith("bwrap: ") && line.indexOf('\n') < 0
        ? Optional.of("the sandbox could not start it: " + line)
        : Optional.empty();
  }

  private static GateOutcome exited(
      GateSpec gate, int code, ImportedReports reports, String stderr) {
    if (code != 0) {
      return sandbox(code, stderr)
          .or(() -> MissingProgram.in(gate, code, stderr))
          .<GateOutcome>map(GateOutcome.Errored::new)
          .orElse(
              reports.problem().isEmpty()
                  ? GateOutcome.Failed.exited(code)
                  : GateOutcome.Failed.unreported(code, reports.problem()));
    }
    if (!reports.problem().isEmpty()) {
      return GateOutcome.Failed.unreported(code, reports.problem());
    }
    long failures = reports.failures();
    return failures == 0
        ? new GateOutcome.Passed()
        : new GateOutcome.Failed(
            code,
            "exit code 0, but %s has %d failure%s"
                .formatted(
                    gate.reports().isEmpty() ? "the runner's summary" : "the report",
                    failures,
                    failures == 1 ? "" : "s"));
  }
}
