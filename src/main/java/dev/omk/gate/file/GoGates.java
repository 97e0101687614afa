package dev.omk.gate.file;

import dev.omk.gate.file.DetectedGate.Kind;
import java.util.List;

/** Go modules. */
final class GoGates implements Ecosystem {
  @Override
  public List<DetectedGate> detect(FileTree tree) {
    return tree.isFile("go.mod")
        ? List.of(
            DetectedGate.of("go-build", Kind.BUILD, "go.mod", "go", "build", "./..."),
            DetectedGate.of("go-vet", Kind.ADVICE, "go.mod", "go", "vet", "./..."),
            DetectedGate.of("go-test", Kind.TEST, "go.mod", "go", "test", "./..."))
        : List.of();
  }
}
