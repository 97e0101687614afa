package dev.omk.control;

import dev.omk.gate.GateResult;
import dev.omk.gate.GateSpec;
import dev.omk.gate.run.GateListener;
import dev.omk.gate.run.GateRun;
import dev.omk.gate.run.GateRunner;
import dev.omk.gate.run.Scheduling;
import java.nio.file.Path;
import java.util.List;

/** Runs a goal's gates in one directory, with logs in one directory. */
final class GateRoom {
  private final GoalSession session;
  private final String logPath;

  /**
   * @param logPath where logs go, relative to the goal directory
   */
  GateRoom(GoalSession session, String logPath) {
    this.session = session;
    this.logPath = logPath;
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
            session.world().environment().variables(),
            session.newToken(),
            jobs(),
            session.goal().pins().programs(),
            Scheduling.PLAIN);
    return new GateRunner(Filters.of(session.redactor()), session.world().storage().clock())
        .run(request, new Listening(session.progress()), session.cancellation());
  }

  String logPath() {
    return logPath;
  }

  private int jobs() {
    Integer configured = session.config().run().jobs();
    return configured == null ? Runtime.getRuntime().availableProcessors() : configured;
  }

  private record Listening(Progress progress) implements GateListener {
    @Override
    public void started(GateSpec gate) {
      progress.gateStarted(gate);
    }

    @Override
    public void output(GateSpec gate, String line) {
      progress.output(gate.name(), line);
    }

    @Override
    public void finished(GateSpec gate, GateResult result) {
      progress.gateFinished(result);
    }
  }
}
