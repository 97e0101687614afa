package dev.omk.plan;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * When a text is too vague to be judged: fewer than three words, or a wish whose every word is a
 * wish or a filler. A checklist, or an acceptance section, makes any text clear.
 */
final class VagueRules {
  private static final Set<String> WISHES =
      Set.of(
          ("better awesome nice nicer good great improve improved enhance cleaner clean perfect"
                  + " amazing modern beautiful polish best optimal robust solid professional"
                  + " maintainable readable elegant simpler simple")
              .split(" "));
  private static final Set<String> FILLERS =
      Set.of(
          ("make it this the a an code project app application everything all more much really very"
                  + " please and or up codebase repo repository my our be look work thing things"
                  + " stuff software program of quality to in as is should just some possible can"
                  + " you we bit lot whole entire system site page ui"
                  + " now today soon")
              .split(" "));

  private VagueRules() {}

  // Where words stand without blanks between them, each letter counts for one.
  private static long words(String normalized) {
    long together = normalized.codePoints().filter(VagueRules::isWrittenTogether).count();
    return normalized.split(" ", -1).length + together;
  }

  private static boolean isWrittenTogether(int c) {
    return switch (Character.UnicodeScript.of(c)) {
      case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
      default -> false;
    };
  }

  /**
   * Why it is, if it is.
   *
   * @param criteria whether the text has acceptance criteria
   */
  static Optional<String> reason(String normalized, boolean criteria) {
    if (criteria) {
      return Optional.empty();
    }
    if (words(normalized) < 3) {
      return Optional.of("a goal of fewer than three words cannot be judged");
    }
    List<String> words =
        List.of(normalized.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)).stream()
            .filter(word -> !word.isEmpty())
            .toList();
    boolean wish = words.stream().anyMatch(WISHES::contains);
    boolean nothingElse =
        words.stream().allMatch(word -> WISHES.contains(word) || FILLERS.contains(word));
    return wish && nothingElse
        ? Optional.of("the goal names no result that a test or gate could show")
        : Optional.empty();
  }
}
