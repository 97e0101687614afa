package dev.omk.gate.file;

import dev.omk.gate.file.DetectedGate.Kind;
import java.util.List;

/** Maven, by its wrapper where there is one. */
final class MavenGates implements Ecosystem {
  @Override
  public List<DetectedGate> detect(FileTree tree) {
    return tree.read("pom.xml").map(pom -> List.of(verify(tree, pom))).orElse(List.of());
  }

  private static DetectedGate verify(FileTree tree, String pom) {
    DetectedGate gate = command(tree);
    boolean usualPlace = !pom.contains("reportsDirectory");
    return usualPlace && JvmTests.exist(tree)
        ? gate.reporting(
            "**/target/surefire-reports/TEST-*.xml", "**/target/failsafe-reports/TEST-*.xml")
        : gate;
  }

  private static DetectedGate command(FileTree tree) {
    if (tree.isExecutable("mvnw")) {
      return DetectedGate.of("maven-verify", Kind.TEST, "pom.xml, mvnw", "./mvnw", "-B", "verify");
    }
    if (tree.isFile("mvnw")) {
      return DetectedGate.of(
          "maven-verify", Kind.TEST, "pom.xml, mvnw", "sh", "./mvnw", "-B", "verify");
    }
    return DetectedGate.of("maven-verify", Kind.TEST, "pom.xml", "mvn", "-B", "verify");
  }
}
