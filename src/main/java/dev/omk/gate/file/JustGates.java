package dev.omk.gate.file;

import com.google.re2j.Pattern;
import dev.omk.gate.file.DetectedGate.Kind;
import java.util.List;
import java.util.stream.Stream;

/** just: the recipe {@code test}. */
final class JustGates implements Ecosystem {
  private static final Pattern RECIPE = Pattern.compile("(?m)^@?test(\\s[^:=\\n]*)?:([^=]|$)");

  @Override
  public List<DetectedGate> detect(FileTree tree) {
    return Stream.of("justfile", "Justfile", ".justfile")
        .filter(file -> tree.read(file).filter(text -> RECIPE.matcher(text).find()).isPresent())
        .findFirst()
        .map(
            file ->
                List.of(
                    DetectedGate.of(
                        "just-test", Kind.TEST, file + ", recipe test", "just", "test")))
        .orElse(List.of());
  }
}
