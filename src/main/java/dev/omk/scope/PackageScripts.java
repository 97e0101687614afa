package dev.omk.scope;

import com.fasterxml.jackson.databind.JsonNode;
import dev.omk.json.MalformedJsonException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** The scripts of {@code package.json} that a command runs, with those before and after them. */
final class PackageScripts {
  private static final Set<String> MANAGERS = Set.of("npm", "pnpm", "yarn", "bun");
  private static final Set<String> RUNNERS = Set.of("run-s", "run-p", "npm-run-all");
  private static final Set<String> RUN = Set.of("run", "run-script", "rum", "urn");
  private static final Set<String> FOLDER_OPTIONS = Set.of("--prefix", "-C", "--cwd", "--dir");

  private final Function<String, Optional<String>> read;

  PackageScripts(Function<String, Optional<String>> read) {
    this.read = read;
  }

  /** A script and the folder it runs in. */
  record Script(String line, String folder) {}

  List<Script> run(ShellCommand command, String folder, Predicate<String> known) {
    boolean manager = MANAGERS.contains(command.program());
    if (!manager && !RUNNERS.contains(command.program())) {
      return List.of();
    }
    List<String> operands = new ArrayList<>();
    String place = folder;
    for (int i = 1; i < command.words().size(); i++) {
      String word = command.words().get(i);
      if (FOLDER_OPTIONS.contains(word) && i + 1 < command.words().size()) {
        place = ScriptPaths.in(folder, command.words().get(++i)).orElse(folder);
      } else if (!word.startsWith("-")) {
        operands.add(word);
      }
    }
    return scripts(manager ? named(operands) : operands, place, known);
  }

  private static List<String> named(List<String> operands) {
    int first = !operands.isEmpty() && RUN.contains(operands.getFirst()) ? 1 : 0;
    if (first >= operands.size()) {
      return List.of();
    }
    String name = operands.get(first);
    return List.of(first == 0 && (name.equals("t") || name.equals("tst")) ? "test" : name);
  }

  private List<Script> scripts(List<String> names, String folder, Predicate<String> known) {
    Optional<String> path = ScriptPaths.in(folder, "package.json").filter(known);
    Optional<String> text = path.flatMap(read);
    if (text.isEmpty() || names.isEmpty()) {
      return List.of();
    }
    List<Script> found = new ArrayList<>();
    try {
      JsonNode scripts = JsonKeyParts.read(text.get()).path("scripts");
      for (String name : names) {
        for (String prefix : List.of("pre", "", "post")) {
          JsonNode line = scripts.path(prefix + name);
          if (line.isTextual()) {
            found.add(new Script(line.asText(), folder));
          }
        }
      }
    } catch (MalformedJsonException e) {
      return List.of(); // Nor can the package manager run it.
    }
    return found;
  }
}
