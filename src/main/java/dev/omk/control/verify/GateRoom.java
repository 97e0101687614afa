package dev.omk.control.verify;

import dev.omk.config.Config;
import dev.omk.control.session.Filters;
import dev.omk.control.session.GoalSession;
import dev.omk.control.session.Sandboxes;
import dev.omk.control.tree.ReportsAside;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.file.TreeRemoval;
import dev.omk.gate.GateResult;
import dev.omk.gate.GateSpec;
import dev.omk.gate.run.GateRun;
import dev.omk.gate.run.GateRunner;
import dev.omk.gate.run.KnownPasses;
import dev.omk.gate.run.Scheduling;
import dev.omk.goal.Goal;
import dev.omk.process.TemporaryFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
  private String sandboxed = "";

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
    Sandboxes.Sandbox sandbox = session.sandboxes().forGates(workTree, beside(workTree));
    sandboxed = sandbox.inForce();
    if (!isClean(workTree) || sandbox.isOn()) {
      return run(gates, workTree, sandbox, environment(workTree));
    }
    Path temporary = ownTemporary();
    try {
      Map<String, String> variables = environment(workTree);
      variables.put("TMPDIR", temporary.toString());
      return run(gates, workTree, sandbox, variables);
    } finally {
      remove(temporary);
    }
  }

  // What was left in the temporary folder before is none of the subject. A sandbox has its own.
  private static Path ownTemporary() {
    try {
      return TemporaryFiles.directory(TemporaryFiles.system(), "t").toRealPath();
    } catch (IOException e) {
      throw new OmkException(
          ErrorCode.IO,
          "cannot make a temporary directory: " + e.getMessage(),
          "set TMPDIR to a directory that can be written",
          e);
    }
  }

  private static void remove(Path temporary) {
    try {
      TreeRemoval.of(temporary);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<GateResult> run(
      List<GateSpec> gates,
      Path workTree,
      Sandboxes.Sandbox sandbox,
      Map<String, String> environment)
      throws InterruptedException {
    GateRun request =
        new GateRun(
            gates,
            workTree,
            session.ledger().directory().resolve(logPath),
            logPath,
            ReportsAside.of(session.ledger().directory()),
            environment,
            session.newToken(),
            jobs(),
            session.goal().pins().programs(),
            sandbox.confinement(),
            scheduling);
    return new GateRunner(
            Filters.of(session.redactor(), gates), session.world().storage().clock(), passes)
        .run(request, new GateProgress(session.progress()), session.cancellation());
  }

  // In a clean room linked dependencies must not bring their compiled caches with them.
  private Map<String, String> environment(Path workTree) {
    Map<String, String> variables = new HashMap<>(session.world().environment().variables());
    if (isClean(workTree)) {
      variables.put("PYTHONPYCACHEPREFIX", pythonCache(workTree).toString());
    }
    return variables;
  }

  private boolean isClean(Path workTree) {
    return !workTree.equals(session.origin().root());
  }

  private static Path pythonCache(Path workTree) {
    return workTree.resolveSibling("pycache");
  }

  /** In place dependencies are inside of the tree; a clean room has links to them. */
  private List<Path> beside(Path workTree) {
    if (!isClean(workTree)) {
      return List.of();
    }
    List<Path> beside = new ArrayList<>(session.surroundings().linked());
    try {
      beside.add(Files.createDirectories(pythonCache(workTree)));
    } catch (IOException e) {
      throw new OmkException(
          ErrorCode.IO,
          "cannot make a directory beside " + workTree + ": " + e.getMessage(),
          "set TMPDIR to a directory that can be written",
          e);
    }
    return beside;
  }

  /** What confined the gates that ran last, one line. */
  String sandboxed() {
    return sandboxed;
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
