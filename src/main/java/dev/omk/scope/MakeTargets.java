package dev.omk.scope;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files that are not there yet, and that {@code make} would take for what it is to make or to use:
 * one that is called like a target is up to date, and one in a folder of {@code VPATH} is found
 * before the file of the same name that the gate means.
 */
final class MakeTargets {
  private static final Pattern MAKEFILE =
      Pattern.compile("(?i)(gnu|bsd)?makefile(\\..*)?|.*\\.(mk|mak)");
  private static final Pattern RULE =
      Pattern.compile("(?m)^([\\w./%+@ -]*[\\w./%+@-]) *&?::?(?![:=])");
  private static final Pattern PHONY = Pattern.compile("(?m)^\\.PHONY *:+ *(.*)$");
  private static final Pattern SEARCH =
      Pattern.compile("(?m)^ *(?:VPATH *[:?+]*=|vpath +\\S+) *(.+)$");

  private final Set<String> known;
  private final Function<String, Optional<String>> read;

  MakeTargets(Set<String> known, Function<String, Optional<String>> read) {
    this.known = known;
    this.read = read;
  }

  /** Paths and globs. */
  Set<String> awaited() {
    Set<String> awaited = new LinkedHashSet<>();
    for (String path : known) {
      if (MAKEFILE.matcher(ScriptPaths.name(path)).matches()) {
        String text = read.apply(path).orElse("");
        String folder = ScriptPaths.folder(path);
        targets(folder, text, awaited);
        searched(folder, text, awaited);
      }
    }
    return awaited;
  }

  private void targets(String folder, String text, Set<String> awaited) {
    Set<String> phony = new TreeSet<>();
    Matcher names = PHONY.matcher(text);
    while (names.find()) {
      phony.addAll(words(names.group(1)));
    }
    Matcher rule = RULE.matcher(text);
    while (rule.find()) {
      for (String target : words(rule.group(1))) {
        if (!phony.contains(target) && !target.equals("%") && !target.startsWith(".")) {
          ScriptPaths.in(folder, target.replace('%', '*'))
              .filter(path -> !known.contains(path))
              .ifPresent(awaited::add);
        }
      }
    }
  }

  private void searched(String folder, String text, Set<String> awaited) {
    Matcher search = SEARCH.matcher(text);
    while (search.find()) {
      Set<String> folders = new LinkedHashSet<>(Set.of(folder));
      for (String word : List.of(search.group(1).split("[\\s:]+", -1))) {
        ScriptPaths.in(folder, word).ifPresent(folders::add);
      }
      for (String path : known) {
        if (folders.contains(ScriptPaths.folder(path))) {
          for (String other : folders) {
            ScriptPaths.in(other, ScriptPaths.name(path))
                .filter(beside -> !known.contains(beside))
                .ifPresent(awaited::add);
          }
        }
      }
    }
  }

  private static List<String> words(String text) {
    return List.of(text.strip().split("\\s+", -1));
  }
}
