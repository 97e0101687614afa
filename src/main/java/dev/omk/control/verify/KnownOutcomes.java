package dev.omk.control.verify;

import dev.omk.control.workspace.Subjects;
import dev.omk.control.workspace.UserCache;
import dev.omk.control.workspace.Workspace;
import dev.omk.digest.Sha256;
import dev.omk.document.EventCodec;
import dev.omk.document.TestsDocument;
import dev.omk.gate.GateDigest;
import dev.omk.gate.GateOutcome;
import dev.omk.gate.GateResult;
import dev.omk.gate.GateSpec;
import dev.omk.gate.run.ProgramPins;
import dev.omk.json.MalformedJsonException;
import dev.omk.worktree.Subject;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a project's gates said of a tree when they ran without a goal, in the user's cache
 * directory: of the last trees only, each with definitions and programs. They can only cast a
 * doubt, so nothing vouches for them and what cannot be read is not known.
 */
final class KnownOutcomes {
  private static final long MAX_BYTES = 1024L * 1024;

  /** How many trees are remembered: enough to go back and forth between branches. */
  private static final int KEPT = 20;

  private final Path file;
  private static final TestsDocument DOCUMENTS = new TestsDocument(new EventCodec());
  private final Beside<List<GateResult>> before;

  private KnownOutcomes(Path file) {
    this.file = file;
    this.before = Beside.make("outcomes", () -> read(file));
  }

  /**
   * Those of a tree, which are read while the gates run: what it takes to read results is loaded
   * for the first time then.
   *
   * @param clean whether the gates run in a fresh checkout, which may differ from the tree in place
   * @param gates all that are defined, for other definitions say other things, and so does what
   *     they run if another program has its name now
   */
  static KnownOutcomes of(
      Workspace workspace, boolean clean, Subject subject, List<GateSpec> gates) {
    Path directory =
        UserCache.of(workspace.world().environment(), "outcomes", workspace.state().root())
            .resolve(clean ? "clean" : "in-place");
    ProgramPins programs =
        new ProgramPins(workspace.root(), workspace.world().environment().variables());
    String key =
        Sha256.hexOf(
            Subjects.text(subject)
                + "\n"
                + GateDigest.of(gates)
                + "\n"
                + String.join("\n", programs.marks(gates)));
    return new KnownOutcomes(directory.resolve(key + ".json"));
  }

  /** The results with what follows from the earlier ones, which are remembered. */
  List<GateResult> compared(List<GateResult> now) throws InterruptedException {
    List<GateResult> earlier = before.get();
    List<GateResult> results = new EarlierOutcomes(earlier).compared(now);
    keep(earlier, results);
    return results;
  }

  private static List<GateResult> read(Path file) {
    try {
      return Files.isRegularFile(file) && Files.size(file) <= MAX_BYTES
          ? DOCUMENTS.read(Files.readAllBytes(file))
          : List.of();
    } catch (MalformedJsonException e) {
      return List.of();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** The last pass and the last failure of each. */
  private void keep(List<GateResult> before, List<GateResult> now) {
    List<GateResult> known = new ArrayList<>();
    now.stream().filter(KnownOutcomes::says).map(GateResult::withoutDetails).forEach(known::add);
    before.stream()
        .filter(old -> known.stream().noneMatch(result -> sameSide(old, result)))
        .toList()
        .forEach(known::add);
    try {
      Files.createDirectories(file.getParent());
      UserCache.replace(file, DOCUMENTS.write(known));
      forgetOldest();
    } catch (IOException e) {
      return; // A cache that cannot be written: what changes is not noticed.
    }
  }

  private void forgetOldest() throws IOException {
    Map<Path, FileTime> byAge = new HashMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(file.getParent(), "*.json")) {
      for (Path other : files) {
        byAge.put(other, Files.getLastModifiedTime(other));
      }
    }
    List<Path> newestFirst =
        byAge.entrySet().stream()
            .sorted(Map.Entry.<Path, FileTime>comparingByValue().reversed())
            .map(Map.Entry::getKey)
            .toList();
    for (Path old : newestFirst.subList(Math.min(KEPT, newestFirst.size()), newestFirst.size())) {
      Files.deleteIfExists(old);
    }
  }

  private static boolean sameSide(GateResult old, GateResult now) {
    return old.gate().equals(now.gate()) && old.passed() == now.passed();
  }

  /** One that could not run, was cut off or not run again says nothing. */
  private static boolean says(GateResult result) {
    return switch (result.outcome()) {
      case GateOutcome.Passed p -> true;
      case GateOutcome.Flaky f -> true;
      case GateOutcome.Failed f -> true;
      case GateOutcome.TimedOut t -> true;
      case GateOutcome.Errored e -> false;
      case GateOutcome.Skipped s -> false;
      case GateOutcome.Cached c -> false;
    };
  }
}
