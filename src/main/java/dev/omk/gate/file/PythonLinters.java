package dev.omk.gate.file;

import com.google.re2j.Pattern;
import dev.omk.gate.file.DetectedGate.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** ruff and mypy where they are configured. Advice: a tool that is not installed blocks nothing. */
final class PythonLinters implements Ecosystem {
  @Override
  public List<DetectedGate> detect(FileTree tree) {
    List<DetectedGate> gates = new ArrayList<>();
    configured(tree, "ruff", "ruff.toml", ".ruff.toml")
        .ifPresent(
            reason -> gates.add(DetectedGate.of("ruff", Kind.ADVICE, reason, "ruff", "check")));
    configured(tree, "mypy", "mypy.ini", ".mypy.ini")
        .ifPresent(reason -> gates.add(DetectedGate.of("mypy", Kind.ADVICE, reason, "mypy", ".")));
    return gates;
  }

  private static Optional<String> configured(FileTree tree, String tool, String... files) {
    Pattern table = Pattern.compile("(?m)^\\[tool\\." + tool + "[\\].]");
    Pattern section = Pattern.compile("(?m)^\\[" + tool + "]");
    return Stream.of(files)
        .filter(tree::isFile)
        .findFirst()
        .or(() -> mentions(tree, "pyproject.toml", table).map(file -> file + ", tool." + tool))
        .or(() -> mentions(tree, "setup.cfg", section));
  }

  private static Optional<String> mentions(FileTree tree, String file, Pattern pattern) {
    return tree.read(file).filter(text -> pattern.matcher(text).find()).map(text -> file);
  }
}
