package dev.omk.gate.file;

import dev.omk.gate.file.DetectedGate.Kind;
import java.util.List;

/** .NET: a solution, or a project, at the root. */
final class DotnetGates implements Ecosystem {
  private static final List<String> ENDINGS =
      List.of(".sln", ".slnx", ".csproj", ".fsproj", ".vbproj");

  @Override
  public List<DetectedGate> detect(FileTree tree) {
    return tree.list("").stream()
        .filter(name -> ENDINGS.stream().anyMatch(name::endsWith))
        .findFirst()
        .map(DotnetGates::gates)
        .orElse(List.of());
  }

  private static List<DetectedGate> gates(String file) {
    return List.of(
        DetectedGate.of("dotnet-build", Kind.BUILD, file, "dotnet", "build"),
        DetectedGate.of("dotnet-test", Kind.TEST, file, "dotnet", "test").needing("dotnet-build"));
  }
}
