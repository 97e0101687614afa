package dev.omk.gate.file;

import dev.omk.gate.GateSpec;
import dev.omk.gate.file.DetectedGate.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Proposes gates for a project without {@code .omk/gates.toml}, from the files at its root and in
 * folders that are projects of their own.
 *
 * <p>What tests or builds is required, and so is a lint or type check that the project has as a
 * script of its own; other checks are shown but decide nothing. Make and just usually wrap what is
 * beside them, so they are looked at only in folders where nothing else tests; what of them is left
 * out at the root is told, and so is a project that is too deep. To teach omk an ecosystem, add a
 * row.
 */
public final class GateDetection {
  private static final List<Ecosystem> LANGUAGES =
      List.of(
          new CargoGates(),
          new NodeGates(),
          new GoGates(),
          new PythonGates(),
          new PythonLinters(),
          new MavenGates(),
          new GradleGates(),
          new DotnetGates(),
          new RubyGates(),
          new PhpGates(),
          new ElixirGates(),
          new CmakeGates(),
          new PreCommitGates());

  private static final List<Ecosystem> WRAPPERS = List.of(new MakeGates(), new JustGates());

  private GateDetection() {}

  /**
   * What is proposed for a project.
   *
   * @param gates empty if nothing is known about it
   * @param leftOut what its files call for at the root and is not proposed, with the reason, one
   *     line each
   */
  public record Detected(List<GateSpec> gates, List<String> leftOut) {
    public Detected {
      gates = List.copyOf(gates);
      leftOut = List.copyOf(leftOut);
    }
  }

  /** The proposed gates alone. */
  public static List<GateSpec> detect(FileTree tree) {
    return look(tree).gates();
  }

  /** The proposed gates, and what is not proposed. */
  public static Detected look(FileTree tree) {
    List<DetectedGate> gates = new ArrayList<>();
    ProjectFolders found = ProjectFolders.of(tree);
    List<String> folders = found.near();
    for (Ecosystem language : LANGUAGES) {
      gates.addAll(detect(language, tree, folders));
    }
    List<String> leftOut = new ArrayList<>();
    for (Ecosystem wrapper : WRAPPERS) {
      Optional<DetectedGate> beside = testAtRoot(gates);
      if (beside.isEmpty()) {
        gates.addAll(wrapper.detect(tree));
      } else {
        wrapper.detect(tree).forEach(gate -> leftOut.add(leftOut(gate, beside.get())));
      }
      for (String folder : testAtRoot(gates).isPresent() ? List.<String>of() : folders) {
        if (!testsIn(gates, folder)) {
          gates.addAll(inFolder(wrapper, tree, folder));
        }
      }
    }
    // A test at the root speaks for all below, so that nobody has to look for them.
    List<String> far = testAtRoot(gates).isPresent() ? List.of() : found.far();
    far.stream()
        .filter(folder -> !speaksFor(gates, folder))
        .map(folder -> folder + ": a project too deep, or one too many, to propose gates for")
        .forEach(leftOut::add);
    return new Detected(gates.stream().map(DetectedGate::spec).toList(), leftOut);
  }

  private static boolean isTest(DetectedGate gate) {
    return gate.kind() == Kind.TEST;
  }

  private static Optional<DetectedGate> testAtRoot(List<DetectedGate> gates) {
    return gates.stream().filter(gate -> isTest(gate) && gate.workdir().isEmpty()).findFirst();
  }

  private static String leftOut(DetectedGate wrapper, DetectedGate beside) {
    return "%s (%s): %s tests here, and one usually calls the other"
        .formatted(wrapper.spec().commandLine(), wrapper.reason(), beside.name());
  }

  /** Whether something tests in a folder above. */
  private static boolean speaksFor(List<DetectedGate> gates, String folder) {
    return gates.stream()
        .filter(GateDetection::isTest)
        .map(DetectedGate::workdir)
        .anyMatch(at -> folder.startsWith(at + "/"));
  }

  /** Whether something tests in a folder or below it. */
  private static boolean testsIn(List<DetectedGate> gates, String folder) {
    return gates.stream()
        .filter(GateDetection::isTest)
        .anyMatch(gate -> gate.workdir().equals(folder) || gate.workdir().startsWith(folder + "/"));
  }

  // A manifest at the root speaks for those below it: workspaces, modules, reactors.
  private static List<DetectedGate> detect(
      Ecosystem ecosystem, FileTree tree, List<String> folders) {
    List<DetectedGate> atRoot = ecosystem.detect(tree);
    return atRoot.isEmpty()
        ? folders.stream().flatMap(folder -> inFolder(ecosystem, tree, folder).stream()).toList()
        : atRoot;
  }

  private static List<DetectedGate> inFolder(Ecosystem language, FileTree tree, String folder) {
    return language.detect(new Subfolder(tree, folder)).stream()
        .map(gate -> gate.in(folder))
        .toList();
  }
}
