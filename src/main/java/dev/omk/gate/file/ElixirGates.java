package dev.omk.gate.file;

import dev.omk.gate.file.DetectedGate.Kind;
import java.util.List;

/** Elixir with Mix. */
final class ElixirGates implements Ecosystem {
  @Override
  public List<DetectedGate> detect(FileTree tree) {
    return tree.isFile("mix.exs")
        ? List.of(
            DetectedGate.of("mix-compile", Kind.BUILD, "mix.exs", "mix", "compile"),
            DetectedGate.of("mix-test", Kind.TEST, "mix.exs", "mix", "test").needing("mix-compile"))
        : List.of();
  }
}
