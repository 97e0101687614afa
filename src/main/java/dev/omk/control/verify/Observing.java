package dev.omk.control.verify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.compare.Differences;
import dev.omk.compare.Normaliser;
import dev.omk.control.session.GoalSession;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.gate.ObserveSpec;
import dev.omk.glob.Globs;
import dev.omk.goal.Comparison.Check;
import dev.omk.goal.Comparison.Verdict;
import dev.omk.json.Json;
import dev.omk.process.Ending;
import dev.omk.text.Harmless;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Runs the observations on base and candidate and compares what they show. */
final class Observing {
  private static final long MAX_FILE = 16 * 1024 * 1024;
  private static final int MAX_FILES = 1000;
  private static final int KEPT = 64 * 1024;

  private final GoalSession session;
  private final ComparisonRooms rooms;
  private final RoomCommand command;
  private final ArrayNode record = Json.array();

  Observing(GoalSession session, ComparisonRooms rooms) {
    this.session = session;
    this.rooms = rooms;
    this.command = new RoomCommand(session);
  }

  /** What was seen, for the artifact. */
  ArrayNode record() {
    return record;
  }

  /**
   * What one run showed, what is no behaviour taken out.
   *
   * @param problem why it could not be observed; empty when it could
   */
  private record Seen(
      String exit, String stdout, SortedMap<String, String> files, String problem) {}

  /** One check a kind of evidence and observation. */
  List<Check> run(List<String> evidence, List<ObserveSpec> observations)
      throws InterruptedException {
    List<Check> checks = new ArrayList<>();
    for (ObserveSpec observation : observations) {
      session.progress().said("observing " + observation.name() + " on base and candidate");
      Check check = compare(observation);
      for (String kind : evidence) {
        checks.add(
            new Check(kind, check.name(), check.verdict(), check.detail(), check.differences()));
      }
    }
    return checks;
  }

  private Check compare(ObserveSpec observation) throws InterruptedException {
    Seen base = look(observation, rooms.base());
    Seen candidate = look(observation, rooms.candidate());
    List<String> differences = differences(base, candidate);
    keep(observation, base, candidate, differences);
    if (!base.problem().isEmpty()) {
      return refuted(observation, "cannot be observed on the base: " + base.problem(), List.of());
    }
    if (!candidate.problem().isEmpty()) {
      return refuted(observation, "cannot be observed now: " + candidate.problem(), List.of());
    }
    if (differences.isEmpty()) {
      return new Check(
          "", observation.name(), Verdict.SHOWN, "shows the same as on the base", List.of());
    }
    List<String> itself = differences(base, look(observation, rooms.base()));
    return itself.isEmpty()
        ? refuted(observation, "differs from the base: " + differences.getFirst(), differences)
        : refuted(
            observation,
            "is not the same twice on the base, so nothing can be compared (add to normalise): "
                + itself.getFirst(),
            itself);
  }

  private static Check refuted(ObserveSpec observation, String why, List<String> differences) {
    return new Check("", observation.name(), Verdict.REFUTED, why, differences);
  }

  private static List<String> differences(Seen base, Seen candidate) {
    List<String> all = new ArrayList<>();
    if (!base.exit().equals(candidate.exit())) {
      all.add("was " + base.exit() + ", is " + candidate.exit());
    }
    all.addAll(Differences.between("stdout", base.stdout(), candidate.stdout()));
    for (Map.Entry<String, String> file : base.files().entrySet()) {
      String now = candidate.files().get(file.getKey());
      if (now == null) {
        all.add("file " + file.getKey() + " is not written any more");
      } else {
        all.addAll(Differences.between("file " + file.getKey(), file.getValue(), now));
      }
    }
    candidate.files().keySet().stream()
        .filter(path -> !base.files().containsKey(path))
        .forEach(path -> all.add("file " + path + " is new"));
    return all;
  }

  private Seen look(ObserveSpec observation, Path root) throws InterruptedException {
    RoomCommand.Shown shown =
        command.run(
            observation.argv(),
            observation.env(),
            observation.workdir(),
            observation.timeout(),
            root);
    Normaliser normaliser = new Normaliser(observation.normalise(), root.toString());
    Optional<String> problem = problem(shown);
    return new Seen(
        shown.ended().ending() instanceof Ending.Exited(int code) ? "exit code " + code : "no exit",
        normaliser.apply(shown.stdout()),
        files(observation, normaliser, root),
        problem.orElse(""));
  }

  private static Optional<String> problem(RoomCommand.Shown shown) {
    if (shown.truncated()) {
      return Optional.of("its output is larger than 16 MiB");
    }
    return switch (shown.ended().ending()) {
      case Ending.Exited e when e.code() == 127 -> Optional.of("its program was not found (127)");
      case Ending.Exited e -> Optional.empty();
      case Ending.TimedOut t -> Optional.of("it took longer than " + t.after().toSeconds() + " s");
      case Ending.Idle i -> Optional.of("it was silent for too long");
      case Ending.Cancelled c -> Optional.of("it was cut off");
      case Ending.NotStarted n -> Optional.of(n.reason());
    };
  }

  private static SortedMap<String, String> files(
      ObserveSpec observation, Normaliser normaliser, Path root) {
    SortedMap<String, String> files = new TreeMap<>();
    if (observation.files().isEmpty()) {
      return files;
    }
    Globs globs = Globs.of(observation.files());
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : (Iterable<Path>) all.sorted()::iterator) {
        String path = root.relativize(file).toString();
        boolean taken =
            Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && globs.covers(path)
                && files.size() < MAX_FILES;
        if (taken) {
          files.put(
              path,
              Files.size(file) > MAX_FILE
                  ? "larger than 16 MiB: " + Files.size(file) + " bytes"
                  : normaliser.apply(Files.readAllBytes(file)));
        }
      }
      return files;
    } catch (IOException | UncheckedIOException e) {
      throw new OmkException(
          ErrorCode.IO,
          "cannot read what " + observation.name() + " wrote: " + e.getMessage(),
          "",
          e);
    }
  }

  private void keep(ObserveSpec observation, Seen base, Seen candidate, List<String> differences) {
    ObjectNode node = record.addObject();
    node.put("name", observation.name());
    node.put("command_line", session.redactor().redact(observation.commandLine()));
    node.set("base", document(base));
    node.set("candidate", document(candidate));
    ArrayNode array = node.putArray("differences");
    differences.forEach(line -> array.add(session.redactor().redact(line)));
  }

  private ObjectNode document(Seen seen) {
    ObjectNode node = Json.object();
    node.put("exit", seen.exit());
    node.put("problem", seen.problem());
    node.put("stdout", text(seen.stdout()));
    ObjectNode files = node.putObject("files");
    seen.files().forEach((path, content) -> files.put(path, text(content)));
    return node;
  }

  private String text(String latin1) {
    byte[] bytes = latin1.getBytes(StandardCharsets.ISO_8859_1);
    String utf8 = new String(bytes, StandardCharsets.UTF_8);
    return session.redactor().redact(Harmless.cutBefore(utf8, KEPT));
  }
}
