package dev.omk.control.verify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.compare.Speedup;
import dev.omk.control.session.GoalSession;
import dev.omk.gate.BenchmarkSpec;
import dev.omk.goal.Comparison.Check;
import dev.omk.goal.Comparison.Verdict;
import dev.omk.json.Json;
import dev.omk.process.Ending;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs the benchmark on base and candidate, turn and turn about, and compares the times. */
final class Timing {
  private static final String EVIDENCE = "performance";

  private final GoalSession session;
  private final ComparisonRooms rooms;
  private final BenchmarkSpec benchmark;
  private final List<Duration> base = new ArrayList<>();
  private final List<Duration> candidate = new ArrayList<>();

  Timing(GoalSession session, ComparisonRooms rooms, BenchmarkSpec benchmark) {
    this.session = session;
    this.rooms = rooms;
    this.benchmark = benchmark;
  }

  /** The times, for the artifact. */
  ObjectNode record() {
    ObjectNode node = Json.object();
    node.put("command_line", session.redactor().redact(benchmark.commandLine()));
    times(node.putArray("base_ms"), base);
    times(node.putArray("candidate_ms"), candidate);
    return node;
  }

  private static void times(ArrayNode array, List<Duration> times) {
    times.forEach(time -> array.add(time.toNanos() / 1_000_000.0));
  }

  /** The check; one run on each side goes first and is not counted. */
  Check run() throws InterruptedException {
    session.progress().said("timing " + benchmark.commandLine() + " on base and candidate");
    for (int i = -1; i < benchmark.runs(); i++) {
      boolean baseFirst = i % 2 == 0;
      Optional<Check> failed =
          baseFirst
              ? both(i, rooms.base(), base, rooms.candidate(), candidate)
              : both(i, rooms.candidate(), candidate, rooms.base(), base);
      if (failed.isPresent()) {
        return failed.get();
      }
    }
    return verdict(Speedup.of(base, candidate));
  }

  private Optional<Check> both(
      int round, Path first, List<Duration> firstTimes, Path second, List<Duration> secondTimes)
      throws InterruptedException {
    Optional<Check> failed = once(round, first, firstTimes);
    return failed.isPresent() ? failed : once(round, second, secondTimes);
  }

  private Optional<Check> once(int round, Path room, List<Duration> times)
      throws InterruptedException {
    RoomCommand.Shown shown =
        new RoomCommand(session)
            .run(benchmark.argv(), benchmark.env(), benchmark.workdir(), benchmark.timeout(), room);
    boolean good = shown.ended().ending() instanceof Ending.Exited(int code) && code == 0;
    if (!good) {
      String side = room.equals(rooms.base()) ? "the base" : "the candidate";
      return Optional.of(
          check(
              Verdict.REFUTED,
              "the benchmark fails on " + side + ": " + words(shown.ended().ending())));
    }
    if (round >= 0) {
      times.add(shown.ended().elapsed());
    }
    return Optional.empty();
  }

  private static String words(Ending ending) {
    return switch (ending) {
      case Ending.Exited e -> "exit code " + e.code();
      case Ending.TimedOut t -> "it took longer than " + t.after().toSeconds() + " s";
      case Ending.Idle i -> "it was silent for too long";
      case Ending.Cancelled c -> "it was cut off";
      case Ending.NotStarted n -> n.reason();
    };
  }

  private Check verdict(Speedup speedup) {
    String required = benchmark.minSpeedup().stripTrailingZeros().toPlainString();
    String words = speedup.words() + ", " + required + " is required";
    if (speedup.atLeast(benchmark.minSpeedup())) {
      return check(Verdict.SHOWN, words);
    }
    return check(
        Verdict.REFUTED,
        speedup.unclear(benchmark.minSpeedup())
            ? words + ": too unsteady, raise runs of [benchmark] or use a quieter machine"
            : words);
  }

  private static Check check(Verdict verdict, String detail) {
    return new Check(EVIDENCE, "benchmark", verdict, detail, List.of());
  }
}
