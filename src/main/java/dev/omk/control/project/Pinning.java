package dev.omk.control.project;

import dev.omk.config.Config;
import dev.omk.control.tree.Branches;
import dev.omk.control.tree.GoalTree;
import dev.omk.control.tree.StartingSurroundings;
import dev.omk.control.workspace.Interruptions;
import dev.omk.control.workspace.Subjects;
import dev.omk.control.workspace.Workspace;
import dev.omk.error.OmkException;
import dev.omk.gate.Comparisons;
import dev.omk.gate.GateDigest;
import dev.omk.gate.GateSpec;
import dev.omk.gate.run.ProgramPins;
import dev.omk.git.RootedPaths;
import dev.omk.goal.Artifact;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalId;
import dev.omk.goal.Pins;
import dev.omk.plan.Oracle;
import dev.omk.scope.GateFiles;
import dev.omk.scope.ProtectedPaths;
import dev.omk.store.Artifacts;
import dev.omk.worktree.Snapshot;
import dev.omk.worktree.Subject;
import dev.omk.worktree.Surroundings;
import dev.omk.worktree.WorkTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Fixes what a goal is judged by, and the tree that its work starts from. */
public final class Pinning {
  private static final int MAX_SCRIPT = 256 * 1024;

  private final Workspace workspace;
  private final WorkTree tree;

  /** Looks for what gates rest on in the trees that are read through one. */
  public Pinning(Workspace workspace, WorkTree tree) {
    this.workspace = workspace;
    this.tree = tree;
  }

  /**
   * What was fixed.
   *
   * @param pins gates, configuration and programs
   * @param base subject of the work tree
   * @param head commit that is checked out, or empty
   * @param branch that is checked out, or empty
   * @param rulesDigest of the rules that snapshots go by
   * @param notes what a snapshot could not cover, one line each
   * @param surroundings what lies beside the base and helps gates
   * @param tree the work tree, open
   * @param paths of the base
   */
  public record Pinned(
      Pins pins,
      String base,
      String head,
      String branch,
      String rulesDigest,
      List<String> notes,
      Artifact surroundings,
      WorkTree tree,
      List<String> paths) {}

  /** Takes the base, keeps it, and writes what goes with it into the goal's directory. */
  public static Pinned pin(Workspace workspace, Project project, GoalId id, Path directory)
      throws InterruptedException {
    WorkTree tree =
        WorkTree.open(
            workspace.world().git(),
            project.root(),
            workspace.state().goals(),
            directory.resolve(GoalTree.SNAPSHOT_RULES));
    Snapshot snapshot = tree.observe();
    Artifacts artifacts = new Artifacts(directory, workspace.world().storage().files());
    byte[] config = project.config().canonical().getBytes(StandardCharsets.UTF_8);
    artifacts.store(PinnedConfig.FILE, config);
    tree.keep(snapshot.subject(), "refs/omk/" + id + "/base");
    return new Pinned(
        new Pinning(workspace, tree)
            .pins(
                project.gates(),
                project.comparisons(),
                project.config().digest(),
                List.of(snapshot.subject())),
        Subjects.text(snapshot.subject()),
        snapshot.subject().head().orElse(""),
        Branches.current(tree).orElse(""),
        tree.rulesDigest(),
        snapshot.notes().stream().map(Subjects::text).toList(),
        StartingSurroundings.store(
            artifacts, Surroundings.of(tree, project.config().verify().link())),
        tree,
        tree.paths(snapshot.subject()));
  }

  /**
   * The pins of gates.
   *
   * @param comparisons what is compared beside them
   * @param configDigest of the configuration that the goal has
   * @param subjects the trees in which the gates' files are looked for; the last is the one that is
   *     there now
   */
  public Pins pins(
      List<GateSpec> gates, Comparisons comparisons, String configDigest, List<Subject> subjects)
      throws InterruptedException {
    Set<String> files = new TreeSet<>();
    Set<String> watched = new TreeSet<>();
    // What a hidden gate uses of the project is what it checks; naming it would tell of the gate.
    List<GateSpec> shown = GateSpec.shown(gates);
    for (Subject subject : subjects) {
      List<String> paths = tree.paths(subject);
      boolean now = subject.equals(subjects.getLast());
      Map<String, Optional<String>> texts = new HashMap<>();
      Function<String, Optional<String>> read =
          path -> texts.computeIfAbsent(path, one -> now ? onDisk(one) : text(subject, one));
      files.addAll(GateFiles.of(shown, paths, read));
      watched.addAll(GateFiles.named(shown, paths, read));
      watched.addAll(GateFiles.awaited(shown, paths, read));
    }
    return new Pins(
        gates,
        GateDigest.of(gates, comparisons),
        configDigest,
        new ProgramPins(workspace.root(), workspace.world().environment().variables()).of(gates),
        List.copyOf(files),
        List.copyOf(watched),
        comparisons.isEmpty() ? null : comparisons);
  }

  // Asking git for each of thousands of test files would take minutes.
  private Optional<String> onDisk(String path) {
    Path file = new RootedPaths(tree.root()).file(path);
    try {
      return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) <= MAX_SCRIPT
          ? Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // Gone since the snapshot: it calls nothing any more.
    }
  }

  private Optional<String> text(Subject subject, String path) {
    try {
      return tree.read(subject, path, MAX_SCRIPT)
          .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Interruptions.asOmk();
    } catch (OmkException e) {
      return Optional.empty(); // Larger than a script: it calls nothing that we could find.
    }
  }

  /** What no agent may change of a goal with its pinned configuration. */
  public static ProtectedPaths protectedPaths(Goal goal, Config config) {
    List<String> paths = new ArrayList<>(config.scope().protectedPaths());
    paths.addAll(goal.outline().protectedPaths());
    return ProtectedPaths.of(
            paths, goal.pins().gateFiles(), GateFiles.words(GateSpec.shown(goal.gates())))
        .allowing(goal.settings().allow());
  }

  private static String told(GateSpec gate) {
    return gate.hidden() ? GateSpec.HIDDEN : gate.name();
  }

  /** What is missing for a proof, as far as the gates can tell before anything ran. */
  public static List<String> gaps(Pins pins, Oracle oracle) {
    List<String> gaps = new ArrayList<>();
    if (!pins.gated()) {
      gaps.add("no gate is defined: run omk goal init, or write " + Project.GATES_FILE);
    }
    if (pins.gates().stream().anyMatch(GateSpec::hidden)) {
      gaps.add("an agent that runs without a sandbox can read what hidden gates run");
    }
    for (GateSpec gate : pins.gates()) {
      if (gate.decides() && gate.skip()) {
        gaps.add("required gate " + told(gate) + " is skipped by its definition: never ready");
      }
      if (gate.decides() && gate.reports().isEmpty()) {
        gaps.add(
            "gate "
                + told(gate)
                + " writes no report: unless its output counts tests, an early exit 0 cannot be"
                + " told from success");
      }
    }
    for (List<Oracle.Need> alike : oracle.alike()) {
      Oracle.Need need = alike.getFirst();
      if (need.missing() && !need.evidence().equals("regression")) {
        List<String> evidence = alike.stream().map(Oracle.Need::evidence).toList();
        gaps.add("oracle: " + String.join(", ", evidence) + " needs " + need.expected());
      }
    }
    return gaps;
  }
}
