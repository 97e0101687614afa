package dev.omk.control.verify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.control.session.GoalSession;
import dev.omk.control.tree.ScratchDirectory;
import dev.omk.control.workspace.Stored;
import dev.omk.control.workspace.Subjects;
import dev.omk.gate.Comparisons;
import dev.omk.gate.GateResult;
import dev.omk.gate.run.KnownPasses;
import dev.omk.goal.Artifact;
import dev.omk.goal.Comparison;
import dev.omk.goal.Comparison.Check;
import dev.omk.goal.Comparison.Verdict;
import dev.omk.goal.Fact;
import dev.omk.goal.Goal;
import dev.omk.goal.Verification;
import dev.omk.json.Json;
import dev.omk.plan.Oracle;
import dev.omk.worktree.Subject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Compares base and candidate as far as the oracle asks for it: what no gate can show. */
public final class CompareStep {
  private final GoalSession session;
  private final Goal goal;
  private final ObjectNode record = Json.object();

  /** The step of a session. */
  public CompareStep(GoalSession session) {
    this.session = session;
    this.goal = session.goal();
  }

  /** Whether the oracle asks for nothing that was not compared for this tree and these pins. */
  public static boolean covers(Goal goal, String candidate) {
    Comparison last = goal.comparison();
    return (last != null
            && last.subject().equals(candidate)
            && last.gatesDigest().equals(goal.pins().gatesDigest()))
        || goal.oracle().needs().isEmpty();
  }

  /** Compares, and keeps what came of it unless it was cut off. */
  public void run(String candidate) throws InterruptedException {
    Instant started = session.world().now();
    Subject subject = Subjects.parse(candidate);
    List<Check> checks = new ArrayList<>();
    inRooms(subject, checks);
    if (needs("docs")) {
      checks.add(new DocumentLook(session, subject).documents());
    }
    if (needs("audit")) {
      new DocumentLook(session, subject).audit().ifPresent(checks::add);
    }
    if (needs("regression") && session.stopped() == null) {
      newTests(subject).ifPresent(checks::add);
    }
    if (checks.isEmpty() || session.stopped() != null) {
      return;
    }
    List<Artifact> artifacts = new ArrayList<>();
    if (!record.isEmpty()) {
      artifacts.add(
          Stored.of(
              "comparison",
              session
                  .artifacts()
                  .store(
                      "artifacts/comparisons/%03d.json".formatted(goal.verifications()),
                      Json.prettyBytes(record))));
    }
    session.record(
        new Fact.BaseCompared(
            new Comparison(
                candidate,
                goal.pins().gatesDigest(),
                checks,
                artifacts,
                started,
                Duration.between(started, session.world().now()))));
  }

  private boolean needs(String evidence) {
    return goal.oracle().needs().stream().anyMatch(need -> need.evidence().equals(evidence));
  }

  private void inRooms(Subject candidate, List<Check> checks) throws InterruptedException {
    Comparisons comparisons = goal.pins().comparisons();
    List<String> kept =
        goal.oracle().needs().stream()
            .map(Oracle.Need::evidence)
            .filter(evidence -> evidence.equals("golden") || evidence.equals("compatibility"))
            .toList();
    boolean observes = !kept.isEmpty() && !comparisons.observations().isEmpty();
    boolean times = needs("performance") && comparisons.benchmark() != null;
    if (!observes && !times) {
      return;
    }
    try (ComparisonRooms rooms = ComparisonRooms.open(session, candidate)) {
      if (observes) {
        Observing observing = new Observing(session, rooms);
        checks.addAll(observing.run(kept, comparisons.observations()));
        record.set("observations", observing.record());
      }
      if (times && comparisons.benchmark() != null && session.stopped() == null) {
        Timing timing = new Timing(session, rooms, comparisons.benchmark());
        checks.add(timing.run());
        record.set("benchmark", timing.record());
      }
    }
  }

  /**
   * Whether the tests that came with the work fail on the code of the base. Asked only where
   * nothing else shows the bug.
   */
  private Optional<Check> newTests(Subject candidate) throws InterruptedException {
    Verification baseline = goal.baseline();
    Verification last = goal.verification();
    boolean shown =
        baseline == null
            || last == null
            || !baseline.red().isEmpty()
            || !last.tests().fixed().isEmpty();
    Subject base = Subjects.parse(goal.base());
    if (shown || BaseTests.of(session, base, candidate).unchanged()) {
      return Optional.empty();
    }
    session.progress().said("the new tests on the code of the base");
    try (ScratchDirectory scratch = ScratchDirectory.create(goal.id())) {
      Path tree = BaseTests.of(session, candidate, base).checkout(scratch.path());
      session.surroundings().lay(tree);
      List<GateResult> results =
          new GateRoom(
                  session,
                  "artifacts/gates/%03d-new-tests".formatted(goal.verifications()),
                  GateOptions.PLAIN,
                  KnownPasses.none())
              .run(goal.gates(), tree);
      String red =
          results.stream()
              .filter(result -> result.required() && !result.passed())
              .map(GateResult::gate)
              .collect(Collectors.joining(", "));
      return Optional.of(
          red.isEmpty()
              ? new Check(
                  "regression",
                  "new tests",
                  Verdict.REFUTED,
                  "the new tests pass on the code of the base, too: nothing shows the bug",
                  List.of())
              : new Check(
                  "regression",
                  "new tests",
                  Verdict.WEAK,
                  "with the tests that came with the work, on the code of the base these fail: "
                      + red,
                  List.of()));
    }
  }
}
