package dev.omk.gate.file;

import dev.omk.gate.file.DetectedGate.Kind;
import java.util.List;

/** The hooks of pre-commit, on all files. Advice: they may rewrite files and need the network. */
final class PreCommitGates implements Ecosystem {
  @Override
  public List<DetectedGate> detect(FileTree tree) {
    return tree.isFile(".pre-commit-config.yaml")
        ? List.of(
            DetectedGate.of(
                "pre-commit",
                Kind.ADVICE,
                ".pre-commit-config.yaml",
                "pre-commit",
                "run",
                "--all-files"))
        : List.of();
  }
}
