package dev.omk.control.verify;

import dev.omk.control.session.GoalSession;
import dev.omk.control.workspace.Stored;
import dev.omk.document.EventCodec;
import dev.omk.document.TestsDocument;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.gate.GateResult;
import dev.omk.gate.RoomComparison;
import dev.omk.goal.NextCommand;
import dev.omk.goal.TestDelta;
import dev.omk.goal.Verification;
import dev.omk.goal.Verification.Purpose;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the gates of a goal said of its base, to compare with. */
public final class BaseComparison {
  private final GoalSession session;
  private final TestsDocument tests = new TestsDocument(new EventCodec());

  /** Compares with the base of a session's goal. */
  public BaseComparison(GoalSession session) {
    this.session = session;
  }

  /** How the single tests of these results stand to those of the base. */
  TestDelta delta(Purpose purpose, List<GateResult> results) {
    List<GateResult> base =
        purpose == Purpose.BASELINE ? results : tests(session.goal().baseline());
    return switch (purpose) {
      case SUBSET -> TestDelta.UNKNOWN;
      case SLICE -> TestDelta.between(ofTheSame(base, results), results);
      case BASELINE, CANDIDATE, FINAL, CLEAN_BASE -> TestDelta.between(base, results);
    };
  }

  /** A slice may be verified by some of the gates: the tests of the others are not gone. */
  private static List<GateResult> ofTheSame(List<GateResult> base, List<GateResult> results) {
    Set<String> ran = results.stream().map(GateResult::gate).collect(Collectors.toSet());
    return base.stream().filter(result -> ran.contains(result.gate())).toList();
  }

  /** The results of the base with their single tests, where there are any; else without. */
  public List<GateResult> results() {
    return detailed(session.goal().baseline());
  }

  /** Whether a clean checkout of the base has all that the gates need, as far as it was asked. */
  RoomComparison rooms() {
    return RoomComparison.of(results(), detailed(session.goal().cleanBase()));
  }

  private List<GateResult> detailed(@Nullable Verification of) {
    List<GateResult> detailed = tests(of);
    return detailed.isEmpty() && of != null ? of.gates() : detailed;
  }

  private List<GateResult> tests(@Nullable Verification of) {
    if (of == null || of.testsPath().isEmpty()) {
      return List.of();
    }
    String path = of.testsPath();
    try {
      of.artifacts().stream()
          .filter(artifact -> artifact.path().equals(path))
          .flatMap(artifact -> session.artifacts().problem(Stored.back(artifact)).stream())
          .findFirst()
          .ifPresent(
              problem -> {
                throw damaged(path, problem);
              });
      return tests.read(Files.readAllBytes(session.ledger().directory().resolve(path)));
    } catch (IOException e) {
      throw damaged(path, e.getClass().getSimpleName());
    }
  }

  private static OmkException damaged(String path, String problem) {
    return new OmkException(
        ErrorCode.DAMAGED_STATE,
        "the test results of the base cannot be believed: " + path + ": " + problem,
        NextCommand.ANEW);
  }
}
