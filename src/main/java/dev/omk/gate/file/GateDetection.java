package dev.omk.gate.file;

import dev.omk.gate.GateSpec;
import dev.omk.gate.file.DetectedGate.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Proposes gates for a project without {@code .omk/gates.toml}, from the files at its root.
 *
 * <p>What tests or builds is required, and so is a lint or type check that the project has as a
 * script of its own; other checks are shown but decide nothing. Make and just usually wrap one of
 * the others, so they are looked at only where nothing else tests. To teach omk an ecosystem, add a
 * row.
 */
public final class GateDetection {
  private static final List<Ecosystem> LANGUAGES =
      List.of(
          new CargoGates(),
          new NodeGates(),
          new GoGates(),
          new PythonGates(),
          new MavenGates(),
          new GradleGates(),
          new DotnetGates(),
          new RubyGates(),
          new PhpGates(),
          new ElixirGates());

  private static final List<Ecosystem> WRAPPERS = List.of(new MakeGates(), new JustGates());

  private GateDetection() {}

  /** The proposed gates; empty if nothing is known about the project. */
  public static List<GateSpec> detect(FileTree tree) {
    List<DetectedGate> gates = new ArrayList<>();
    LANGUAGES.forEach(language -> gates.addAll(language.detect(tree)));
    for (Ecosystem wrapper : WRAPPERS) {
      if (gates.stream().noneMatch(gate -> gate.kind() == Kind.TEST)) {
        gates.addAll(wrapper.detect(tree));
      }
    }
    return gates.stream().map(DetectedGate::spec).toList();
  }
}
