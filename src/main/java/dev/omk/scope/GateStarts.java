package dev.omk.scope;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The files that a command starts and whose exit code is its own. */
final class GateStarts {
  private static final Set<String> INTERPRETERS =
      Set.of(
          "sh", "bash", "dash", "zsh", "ksh", "python", "python3", "node", "ruby", "perl", "php",
          "deno", "bun", "lua", "rscript", "tclsh", "pwsh", "source", ".", "pypy", "tsx",
          "ts-node");

  private static final Set<String> REQUIRES = Set.of("-r", "--require", "--import", "--loader");
  private static final Set<String> VALUED = Set.of("-o", "-W", "-X", "-O");
  private static final List<String> SUFFIXES =
      List.of("", ".js", ".mjs", ".cjs", ".ts", ".py", ".sh", "/index.js", "/index.ts");

  private GateStarts() {}

  /** Files, most likely first; the caller takes those that are there. */
  static List<String> of(GateCommands.Placed placed) {
    List<String> words = placed.command().words();
    String folder = placed.folder();
    if (words.isEmpty()) {
      return List.of();
    }
    String program = words.getFirst();
    if (isInterpreter(program)) {
      return interpreted(words, folder);
    }
    return switch (placed.command().program()) {
      case "make", "gmake" -> files(folder, List.of("GNUmakefile", "makefile", "Makefile"));
      case "just" -> files(folder, List.of("justfile", "Justfile", ".justfile"));
      case "rake" -> files(folder, List.of("Rakefile", "rakefile"));
      default -> program.contains("/") ? files(folder, List.of(program)) : List.of();
    };
  }

  static boolean isInterpreter(String program) {
    String name = ScriptPaths.name(program).toLowerCase(Locale.ROOT);
    return INTERPRETERS.contains(name) || INTERPRETERS.contains(name.replaceAll("[0-9.]+$", ""));
  }

  /** Words with which an interpreter only looks at a file, which is what is tested then. */
  private static boolean onlyReads(List<String> words) {
    Set<String> flags =
        switch (ScriptPaths.name(words.getFirst()).replaceAll("[0-9.]+$", "")) {
          case "node" -> Set.of("--check", "-c");
          case "sh", "bash", "dash", "zsh", "ksh" -> Set.of("-n");
          case "ruby", "perl" -> Set.of("-c");
          case "php" -> Set.of("-l", "--syntax-check");
          default -> Set.of();
        };
    return words.size() > 1 && flags.contains(words.get(1));
  }

  private static List<String> interpreted(List<String> words, String folder) {
    if (onlyReads(words)) {
      return List.of();
    }
    List<String> found = new ArrayList<>();
    boolean python = words.getFirst().contains("py");
    for (int i = 1; i < words.size(); i++) {
      String word = words.get(i);
      boolean value = i + 1 < words.size();
      if (word.equals("-m") && python && value) {
        found.addAll(module(words.get(i + 1), folder));
        return found;
      }
      if (REQUIRES.contains(word) && value && !python) {
        found.addAll(completed(words.get(++i), folder));
      } else if (VALUED.contains(word)) {
        i++;
      } else if (word.equals("-c") || word.equals("-e")) {
        return found;
      } else if (!word.startsWith("-") && !isSubcommand(words, word)) {
        found.addAll(completed(word, folder));
        return found;
      }
    }
    return found;
  }

  private static boolean isSubcommand(List<String> words, String word) {
    return Set.of("deno", "bun").contains(words.getFirst()) && word.equals("run");
  }

  /** What a module of Python's may be: never the packages that it is in. */
  static List<String> module(String name, String folder) {
    String path = name.replace('.', '/');
    return files(folder, List.of(path + ".py", path + "/__main__.py", path + "/__init__.py"));
  }

  /** A path with the suffixes that interpreters add. */
  static List<String> completed(String path, String folder) {
    return files(folder, SUFFIXES.stream().map(suffix -> path + suffix).toList());
  }

  private static List<String> files(String folder, List<String> names) {
    return names.stream()
        .flatMap(name -> Stream.of(ScriptPaths.in(folder, name)))
        .flatMap(path -> path.stream())
        .toList();
  }
}
