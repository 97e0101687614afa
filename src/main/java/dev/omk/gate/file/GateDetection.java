package dev.omk.gate.file;

import dev.omk.gate.GateSpec;
import dev.omk.gate.file.DetectedGate.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Proposes gates for a project without {@code .omk/gates.toml}, from the files at its root and in
 * folders that are projects of their own.
 *
 * <p>What tests or builds is required, and so is a lint or type check that the project has as a
 * script of its own; other checks are shown but decide nothing. Make and just usually wrap one of
 * the others, so they are looked at only in folders where nothing else tests. To teach omk an
 * ecosystem, add a row.
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

  /** The proposed gates; empty if nothing is known about the project. */
  public static List<GateSpec> detect(FileTree tree) {
    List<DetectedGate> gates = new ArrayList<>();
    List<String> folders = ProjectFolders.of(tree);
    for (Ecosystem language : LANGUAGES) {
      gates.addAll(detect(language, tree, folders));
    }
    boolean wrapped = gates.stream().anyMatch(gate -> isTest(gate) && gate.workdir().isEmpty());
    for (Ecosystem wrapper : WRAPPERS) {
      List<DetectedGate> atRoot = testsIn(gates, "") ? List.of() : wrapper.detect(tree);
      gates.addAll(atRoot);
      wrapped |= !atRoot.isEmpty();
      for (String folder : wrapped ? List.<String>of() : folders) {
        if (!testsIn(gates, folder)) {
          gates.addAll(inFolder(wrapper, tree, folder));
        }
      }
    }
    return gates.stream().map(DetectedGate::spec).toList();
  }

  private static boolean isTest(DetectedGate gate) {
    return gate.kind() == Kind.TEST;
  }

  /** Whether something tests in a folder or below it. */
  private static boolean testsIn(List<DetectedGate> gates, String folder) {
    return gates.stream()
        .filter(GateDetection::isTest)
        .anyMatch(
            gate ->
                folder.isEmpty()
                    || gate.workdir().equals(folder)
                    || gate.workdir().startsWith(folder + "/"));
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
