package dev.omk.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How the kind of a goal is read off its words. The first verb-like word usually says what is
 * wanted, so an early word outweighs later ones; words of two opposite kinds give {@link
 * GoalKind#MIXED}.
 */
final class KindRules {
  /** The kind and the words that decided it. */
  record Detected(GoalKind kind, String reason) {}

  private static final Map<GoalKind, Set<String>> WORDS = words();

  private KindRules() {}

  private static Map<GoalKind, Set<String>> words() {
    Map<GoalKind, Set<String>> words = new LinkedHashMap<>();
    words.put(
        GoalKind.BUGFIX,
        Set.of(
            "fix",
            "fixes",
            "fixing",
            "bug",
            "bugs",
            "repair",
            "broken",
            "failing",
            "fails",
            "crash",
            "crashes",
            "regression",
            "defect",
            "wrong",
            "incorrect",
            "error",
            "red",
            "green"));
    words.put(
        GoalKind.REFACTOR, Set.of("refactor", "refactoring", "restructure", "extract", "rename"));
    words.put(GoalKind.MIGRATION, Set.of("migrate", "migration", "upgrade", "port"));
    words.put(GoalKind.REWRITE, Set.of("rewrite", "reimplement"));
    words.put(
        GoalKind.PERFORMANCE,
        Set.of("faster", "performance", "speed", "optimize", "optimise", "latency", "throughput"));
    words.put(GoalKind.AUDIT, Set.of("audit", "inspect", "analyse", "analyze"));
    words.put(GoalKind.DOCS, Set.of("document", "documentation", "docs", "readme", "changelog"));
    words.put(
        GoalKind.GREENFIELD,
        Set.of("create", "add", "build", "implement", "introduce", "new", "write", "support"));
    return words;
  }

  static Detected detect(String normalized) {
    List<String> found = new ArrayList<>();
    Set<GoalKind> kinds = new LinkedHashSet<>();
    for (String word : normalized.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
      WORDS.forEach(
          (kind, words) -> {
            if (words.contains(word)) {
              kinds.add(kind);
              found.add(word);
            }
          });
    }
    if (kinds.isEmpty()) {
      return new Detected(GoalKind.GREENFIELD, "no word of the goal names another kind");
    }
    GoalKind first = kinds.iterator().next();
    if (first == GoalKind.GREENFIELD && kinds.contains(GoalKind.DOCS)) {
      return new Detected(GoalKind.DOCS, "the goal says '" + String.join("', '", found) + "'");
    }
    if (first == GoalKind.GREENFIELD && kinds.stream().anyMatch(GoalKind::keepsBehaviour)) {
      return new Detected(GoalKind.MIXED, "the goal says '" + String.join("', '", found) + "'");
    }
    return new Detected(first, "the goal says '" + found.getFirst() + "'");
  }
}
