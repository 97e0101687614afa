package dev.omk.gate.file;

import dev.omk.gate.file.DetectedGate.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Gradle, by its wrapper where there is one; without a daemon, which would outlive the gate. */
final class GradleGates implements Ecosystem {
  @Override
  public List<DetectedGate> detect(FileTree tree) {
    return Stream.of("build.gradle", "build.gradle.kts", "settings.gradle", "settings.gradle.kts")
        .filter(tree::isFile)
        .findFirst()
        .map(file -> List.of(build(tree, file)))
        .orElse(List.of());
  }

  private static DetectedGate build(FileTree tree, String file) {
    List<String> argv = new ArrayList<>(program(tree));
    argv.addAll(List.of("--no-daemon", "--console=plain", "build"));
    DetectedGate gate =
        DetectedGate.of("gradle-build", Kind.TEST, file, argv.toArray(String[]::new));
    return JvmTests.exist(tree) ? gate.reporting("**/build/test-results/**/*.xml") : gate;
  }

  private static List<String> program(FileTree tree) {
    if (tree.isExecutable("gradlew")) {
      return List.of("./gradlew");
    }
    return tree.isFile("gradlew") ? List.of("sh", "./gradlew") : List.of("gradle");
  }
}
