package dev.omk.gate.file;

import dev.omk.gate.file.DetectedGate.Kind;
import java.util.List;

/** Rust with Cargo. */
final class CargoGates implements Ecosystem {
  @Override
  public List<DetectedGate> detect(FileTree tree) {
    return tree.isFile("Cargo.toml")
        ? List.of(
            DetectedGate.of("cargo-build", Kind.BUILD, "Cargo.toml", "cargo", "build"),
            DetectedGate.of("cargo-test", Kind.TEST, "Cargo.toml", "cargo", "test")
                .needing("cargo-build"))
        : List.of();
  }
}
