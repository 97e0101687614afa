package dev.omk.scope;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The sources of a program that a command builds and starts at once: {@code go run ./cmd/check}.
 */
final class BuiltStarts {
  private BuiltStarts() {}

  static Set<String> of(GateCommands.Placed placed, Set<String> known) {
    List<String> words = placed.command().words();
    Set<String> found = new TreeSet<>();
    for (int i = 1; i < words.size(); i++) {
      String word = words.get(i);
      String next = i + 1 < words.size() ? words.get(i + 1) : "";
      switch (placed.command().program()) {
        case "go" -> {
          if (words.get(1).equals("run") && i > 1 && !word.startsWith("-")) {
            below(placed.folder(), word, ".go", known, found);
            return found;
          }
        }
        case "cargo" -> cargo(placed.folder(), word, next, known, found);
        case "dotnet" -> {
          if (word.equals("--project")) {
            below(placed.folder(), next, ".cs", known, found);
          }
        }
        case "java", "kotlinc", "scala", "swift", "groovy" -> {
          if (word.matches(".*\\.(java|kts|scala|swift|groovy)")) {
            ScriptPaths.in(placed.folder(), word).filter(known::contains).ifPresent(found::add);
          }
        }
        case "awk", "gawk", "make", "gmake", "cmake", "jq" -> {
          if (word.equals("-f") || word.equals("-P")) {
            ScriptPaths.in(placed.folder(), next).filter(known::contains).ifPresent(found::add);
          }
        }
        default -> {}
      }
    }
    return found;
  }

  private static void cargo(
      String folder, String word, String next, Set<String> known, Set<String> found) {
    switch (word) {
      case "xtask" -> below(folder, "xtask", ".rs", known, found);
      case "--bin" -> {
        below(folder, "src/bin/" + next, ".rs", known, found);
        ScriptPaths.in(folder, "src/bin/" + next + ".rs")
            .filter(known::contains)
            .ifPresent(found::add);
      }
      case "--example" ->
          ScriptPaths.in(folder, "examples/" + next + ".rs")
              .filter(known::contains)
              .ifPresent(found::add);
      default -> {}
    }
  }

  // All that lies in that folder, or the file of that name; for go one folder is one program.
  private static void below(
      String folder, String word, String suffix, Set<String> known, Set<String> found) {
    String place = ScriptPaths.in(folder, word).orElse("");
    for (String path : known) {
      boolean inside =
          suffix.equals(".go")
              ? ScriptPaths.folder(path).equals(place)
              : place.isEmpty() || path.startsWith(place + "/");
      if ((inside || path.equals(place)) && path.endsWith(suffix) && !TestNames.isNamed(path)) {
        found.add(path);
      }
    }
  }
}
