package dev.omk.gate.file;

import com.google.re2j.Pattern;
import dev.omk.gate.file.DetectedGate.Kind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Make: the target {@code test}, else {@code check}; often one calls the other. */
final class MakeGates implements Ecosystem {
  /** In the order in which GNU make looks. */
  private static final List<String> FILES = List.of("GNUmakefile", "makefile", "Makefile");

  @Override
  public List<DetectedGate> detect(FileTree tree) {
    Optional<String> file = FILES.stream().filter(tree::isFile).findFirst();
    if (file.isEmpty()) {
      return List.of();
    }
    String text = tree.read(file.get()).orElse("");
    return Stream.of("test", "check")
        .filter(target -> hasTarget(text, target))
        .findFirst()
        .map(
            target ->
                List.of(
                    DetectedGate.of(
                        "make-" + target,
                        Kind.TEST,
                        file.get() + ", target " + target,
                        "make",
                        target)))
        .orElse(List.of());
  }

  /** A rule whose targets name it; {@code :=} is an assignment. */
  private static boolean hasTarget(String text, String target) {
    return Pattern.compile("(?m)^([^\\s:=#][^:=#\\n]*\\s)?" + target + "(\\s[^:=#\\n]*)?:([^=]|$)")
        .matcher(text)
        .find();
  }
}
