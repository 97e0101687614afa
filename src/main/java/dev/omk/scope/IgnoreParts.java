package dev.omk.scope;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * {@code .gitignore}: honest work adds patterns for build output and caches. Taking a pattern away,
 * adding an exception, and adding a pattern that hides tests or sources counts as a change of a
 * protected part. (What a snapshot covers is decided by the rules of the start in any case.)
 */
final class IgnoreParts implements PartRule {
  private static final Set<String> SOURCE_SUFFIXES =
      Set.of(
          ".py", ".js", ".ts", ".tsx", ".jsx", ".java", ".kt", ".go", ".rs", ".rb", ".c", ".cc",
          ".cpp", ".h", ".cs", ".php", ".sh", ".sql", ".toml", ".yml", ".yaml");

  private static final Set<String> SOURCE_FOLDERS =
      Set.of("src", "lib", "app", "*", "**", ".github", ".git", ".omk", "docs");

  @Override
  public boolean changed(String base, String candidate) {
    List<String> before = patterns(base);
    List<String> now = patterns(candidate);
    if (!new HashSet<>(now).containsAll(before)) {
      return true;
    }
    return now.stream().filter(pattern -> !before.contains(pattern)).anyMatch(IgnoreParts::hides);
  }

  private static List<String> patterns(String text) {
    return text.lines()
        .map(String::stripTrailing)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .toList();
  }

  private static boolean hides(String pattern) {
    if (pattern.startsWith("!")) {
      return true;
    }
    String bare = ProtectedPaths.lower(pattern.replaceAll("^/+|/+$", ""));
    String last = bare.substring(bare.lastIndexOf('/') + 1);
    String first = bare.contains("/") ? bare.substring(0, bare.indexOf('/')) : bare;
    boolean source =
        SOURCE_FOLDERS.contains(last)
            || SOURCE_SUFFIXES.stream()
                .anyMatch(suffix -> last.endsWith(suffix) && last.contains("*"));
    return source
        || TestNames.isTestFolder(first)
        || TestNames.isTestFolder(last)
        || TestNames.isNamed(last);
  }
}
