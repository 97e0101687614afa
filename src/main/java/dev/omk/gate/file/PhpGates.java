package dev.omk.gate.file;

import com.google.re2j.Pattern;
import dev.omk.gate.file.DetectedGate.Kind;
import java.util.List;
import java.util.stream.Stream;

/** PHP: the script {@code test} of Composer, or PHPUnit where it is configured. */
final class PhpGates implements Ecosystem {
  private static final Pattern TEST_SCRIPT =
      Pattern.compile("\"scripts\"\\s*:\\s*\\{[^}]*\"test\"\\s*:");

  @Override
  public List<DetectedGate> detect(FileTree tree) {
    boolean script =
        tree.read("composer.json").filter(text -> TEST_SCRIPT.matcher(text).find()).isPresent();
    if (script) {
      return List.of(
          DetectedGate.of(
              "composer-test",
              Kind.TEST,
              "composer.json, script test",
              "composer",
              "run-script",
              "test"));
    }
    return Stream.of("phpunit.xml", "phpunit.xml.dist")
        .filter(tree::isFile)
        .findFirst()
        .map(
            file ->
                List.of(DetectedGate.of("phpunit", Kind.TEST, file, "php", "vendor/bin/phpunit")))
        .orElse(List.of());
  }
}
