package dev.omk.control.verify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.control.workspace.Subjects;
import dev.omk.control.workspace.UserCache;
import dev.omk.control.workspace.Workspace;
import dev.omk.digest.Sha256;
import dev.omk.file.OldestFiles;
import dev.omk.gate.GateDigest;
import dev.omk.gate.GateOutcome;
import dev.omk.gate.GateResult;
import dev.omk.gate.GateSpec;
import dev.omk.gate.run.ProgramPins;
import dev.omk.json.Json;
import dev.omk.json.MalformedJsonException;
import dev.omk.worktree.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a project's gates said of a tree when they ran without a goal, in the user's cache
 * directory: of the last trees only, each with definitions and programs. They can only cast a
 * doubt, so nothing vouches for them and what cannot be read is not known.
 */
final class KnownOutcomes {
  private static final long MAX_BYTES = 1024L * 1024;

  /** How many trees are remembered: enough to go back and forth between branches. */
  private static final int KEPT = 20;

  private static final EarlierOutcomes NOTHING = new EarlierOutcomes(Set.of(), Set.of());
  private static final String PASSED = "passed";
  private static final String REFUSED = "refused";

  private final Path directory;
  private final Path file;

  private KnownOutcomes(Path directory, String key) {
    this.directory = directory;
    this.file = directory.resolve(key + ".json");
  }

  /**
   * Those of a tree.
   *
   * @param clean whether the gates run in a fresh checkout, which may differ from the tree in place
   * @param gates all that are defined, for other definitions say other things, and so does what
   *     they run if another program has its name now
   */
  static KnownOutcomes of(
      Workspace workspace, boolean clean, Subject subject, List<GateSpec> gates) {
    Path directory =
        UserCache.of(workspace.world().environment(), "known-outcomes", workspace.state().root())
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
    return new KnownOutcomes(directory, key);
  }

  /** The results with what follows from the earlier ones, which are remembered. */
  List<GateResult> compared(List<GateResult> now) {
    EarlierOutcomes before = read();
    List<GateResult> results = before.compared(now);
    keep(before.and(EarlierOutcomes.of(results.stream().filter(KnownOutcomes::ran).toList())));
    return results;
  }

  private EarlierOutcomes read() {
    try {
      if (Files.isRegularFile(file) && Files.size(file) <= MAX_BYTES) {
        ObjectNode document = Json.parseObject(Files.readAllBytes(file));
        return new EarlierOutcomes(names(document, PASSED), names(document, REFUSED));
      }
    } catch (MalformedJsonException e) {
      return NOTHING;
    } catch (IOException e) {
      return NOTHING;
    }
    return NOTHING;
  }

  private static Set<String> names(ObjectNode document, String key) {
    Set<String> names = new HashSet<>();
    document.path(key).forEach(name -> names.add(name.asText()));
    return names;
  }

  private void keep(EarlierOutcomes known) {
    ObjectNode document = Json.object();
    new TreeSet<>(known.passed()).forEach(document.putArray(PASSED)::add);
    new TreeSet<>(known.refused()).forEach(document.putArray(REFUSED)::add);
    try {
      Files.createDirectories(directory);
      UserCache.replace(file, Json.prettyBytes(document));
      OldestFiles.remove(directory, KEPT + 1, KEPT);
    } catch (IOException e) {
      return; // A cache that cannot be written: what changes is not noticed.
    }
  }

  /** A pass from before says nothing of this tree. */
  private static boolean ran(GateResult result) {
    return !(result.outcome() instanceof GateOutcome.Cached);
  }
}
