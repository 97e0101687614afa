package dev.omk.plan;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** When a text is too vague to be judged. */
final class VagueRules {
  private static final Set<String> WISHES =
      Set.of(
          "better",
          "awesome",
          "nice",
          "nicer",
          "good",
          "great",
          "improve",
          "enhance",
          "cleaner",
          "clean",
          "perfect",
          "amazing",
          "modern",
          "beautiful",
          "polish",
          "best",
          "optimal");
  private static final Set<String> FILLERS =
      Set.of(
          "make",
          "it",
          "this",
          "the",
          "a",
          "an",
          "code",
          "project",
          "app",
          "everything",
          "all",
          "more",
          "much",
          "really",
          "very",
          "please",
          "and",
          "up",
          "codebase",
          "repo",
          "my",
          "our",
          "be",
          "look",
          "work",
          "thing",
          "things",
          "stuff",
          "software",
          "program",
          "of",
          "quality");

  private VagueRules() {}

  static Optional<String> reason(String normalized) {
    List<String> words =
        List.of(normalized.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)).stream()
            .filter(word -> !word.isEmpty())
            .toList();
    if (normalized.split(" ", -1).length < 3) {
      return Optional.of("a goal of fewer than three words cannot be judged");
    }
    boolean wish = words.stream().anyMatch(WISHES::contains);
    boolean nothingElse =
        words.stream().allMatch(word -> WISHES.contains(word) || FILLERS.contains(word));
    return wish && nothingElse
        ? Optional.of("the goal names no result that a test or gate could show")
        : Optional.empty();
  }

  static List<String> hints(String normalized) {
    return List.of(
        "Say what must be true afterwards: \"" + normalized + ", so that `<command>` exits 0\"",
        "Name one behaviour and the test that shows it: \"Fix <what fails> so that <test> passes\"");
  }
}
