package dev.omk.scope;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What makefiles take in and is not there yet: a new file there can give the gate another shell, or
 * other values. A name that cannot be told counts as any file of the usual suffixes.
 */
final class MakeIncludes {
  private static final Pattern INCLUDE = Pattern.compile("(?m)^\\s*[-s]?include[ \\t]+(.+)$");
  private static final Pattern WILDCARD = Pattern.compile("\\$\\(wildcard\\s+([^)]+)\\)");
  private static final Pattern MAKEFILE =
      Pattern.compile("(?i)(gnu|bsd)?makefile(\\..*)?|.*\\.(mk|mak)");
  private static final List<String> SUFFIXES = List.of("d", "dep", "inc", "P");

  private final Set<String> known;
  private final Function<String, Optional<String>> read;

  MakeIncludes(Set<String> known, Function<String, Optional<String>> read) {
    this.known = known;
    this.read = read;
  }

  /** What is taken in and is there. */
  Set<String> found() {
    Set<String> found = new LinkedHashSet<>();
    for (String path : known) {
      if (MAKEFILE.matcher(ScriptPaths.name(path)).matches()) {
        Matcher include = INCLUDE.matcher(read.apply(path).orElse(""));
        while (include.find()) {
          for (String word : List.of(include.group(1).replaceFirst("#.*", "").split("\\s+", -1))) {
            ScriptPaths.in(ScriptPaths.folder(path), word)
                .filter(known::contains)
                .ifPresent(found::add);
          }
        }
      }
    }
    return found;
  }

  /** Paths and globs of what is not there. */
  Set<String> awaited() {
    Set<String> awaited = new LinkedHashSet<>();
    for (String path : known) {
      if (MAKEFILE.matcher(ScriptPaths.name(path)).matches()) {
        Matcher include = INCLUDE.matcher(read.apply(path).orElse(""));
        while (include.find()) {
          take(ScriptPaths.folder(path), include.group(1), awaited);
        }
      }
    }
    return awaited;
  }

  private void take(String folder, String operands, Set<String> awaited) {
    Matcher wildcard = WILDCARD.matcher(operands);
    String rest = wildcard.replaceAll(" ");
    wildcard.reset();
    while (wildcard.find()) {
      words(folder, wildcard.group(1), awaited);
    }
    words(folder, rest, awaited);
  }

  private void words(String folder, String operands, Set<String> awaited) {
    if (operands.contains("$")) {
      SUFFIXES.forEach(suffix -> awaited.add("**/*." + suffix));
      return;
    }
    for (String word : operands.replaceFirst("#.*", "").strip().split("\\s+", -1)) {
      if (word.matches("[\\w./*?@+-]+")) {
        ScriptPaths.in(folder, word).filter(path -> !known.contains(path)).ifPresent(awaited::add);
      }
    }
  }
}
