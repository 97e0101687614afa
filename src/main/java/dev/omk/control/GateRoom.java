package dev.omk.control;

import dev.omk.config.Config;
import dev.omk.gate.GateResult;
import dev.omk.gate.GateSpec;
import dev.omk.gate.run.GateRun;
import dev.omk.gate.run.GateRunner;
import dev.omk.gate.run.KnownPasses;
import dev.omk.gate.run.Scheduling;
import dev.omk.goal.Goal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Runs a goal's gates in one directory, with logs in one directory. */
final class GateRoom {
  private final GoalSession session;
  private final String logPath;
  private final Scheduling scheduling;
  private final KnownPasses passes;

  /**
   * @param logPath where logs go, relative to the goal directory
   * @param passes that need not be repeated; none for evidence
   */
  GateRoom(GoalSession session, String logPath, GateOptions options, KnownPasses passes) {
    this.passes = passes;
    this.session = session;
    this.logPath = logPath;
    this.scheduling =
        new Scheduling(options.failFast(), options.keepGoing(), durations(session.goal()));
  }

  private static Map<String, Duration> durations(Goal goal) {
    Map<String, Duration> took = new HashMap<>();
    Stream.of(goal.baseline(), goal.verification())
        .filter(Objects::nonNull)
        .flatMap(verification -> verification.gates().stream())
        .filter(result -> !result.duration().isZero())
        .forEach(result -> took.put(result.gate(), result.duration()));
    return took;
  }

  /** Runs them; results come in the order of the definitions. */
  List<GateResult> run(List<GateSpec> gates, Path workTree) throws InterruptedException {
    session.artifacts().place(logPath + "/log");
    GateRun request =
        new GateRun(
            gates,
            workTree,
            session.ledger().directory().resolve(logPath),
            logPath,
            environment(workTree),
            session.newToken(),
            jobs(),
            session.goal().pins().programs(),
            scheduling);
    return new GateRunner(Filters.of(session.redactor()), session.world().storage().clock(), passes)
        .run(request, new GateProgress(session.progress()), session.cancellation());
  }

  // In a clean room linked dependencies must not bring their compiled caches with them.
  private Map<String, String> environment(Path workTree) {
    Map<String, String> variables = new HashMap<>(session.world().environment().variables());
    if (!workTree.equals(session.tree().root())) {
      variables.put("PYTHONPYCACHEPREFIX", workTree.resolveSibling("pycache").toString());
    }
    return variables;
  }

  String logPath() {
    return logPath;
  }

  private int jobs() {
    return jobs(session.config());
  }

  /** How many gates run at once. */
  static int jobs(Config config) {
    Integer configured = config.run().jobs();
    return configured == null ? Runtime.getRuntime().availableProcessors() : configured;
  }
}
