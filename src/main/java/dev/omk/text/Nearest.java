package dev.omk.text;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Guesses what somebody meant to type; case, and a hyphen for an underscore, are no mistakes. */
public final class Nearest {
  private static final int LONGEST = 64;
  private static final int SHORTEST = 3;

  private Nearest() {}

  /** The known word that is a few typing errors away, else the only one that begins like this. */
  public static Optional<String> to(String word, Collection<String> known) {
    String best = null;
    int bestDistance = Math.max(1, word.length() / 3) + 1;
    String folded = folded(word);
    for (String candidate : known) {
      int distance = distance(folded, folded(candidate));
      if (distance < bestDistance) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return best == null ? begun(folded, known) : Optional.of(best);
  }

  private static Optional<String> begun(String folded, Collection<String> known) {
    String only = null;
    for (String candidate : known) {
      if (folded.length() >= SHORTEST && folded(candidate).startsWith(folded)) {
        if (only != null) {
          return Optional.empty();
        }
        only = candidate;
      }
    }
    return Optional.ofNullable(only);
  }

  /** The same as the end of a message: {@code " (did you mean 'x'?)"} or nothing. */
  public static String hint(String word, Collection<String> known) {
    return to(word, known).map(near -> " (did you mean '" + near + "'?)").orElse("");
  }

  private static String folded(String word) {
    return word.toLowerCase(Locale.ROOT).replace('-', '_');
  }

  // Levenshtein's distance with swapped neighbours counted once.
  private static int distance(String a, String b) {
    if (a.length() > LONGEST || b.length() > LONGEST) {
      return Integer.MAX_VALUE;
    }
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = i == 0 || j == 0 ? i + j : step(d, a, b, i, j);
      }
    }
    return d[a.length()][b.length()];
  }

  private static int step(int[][] d, String a, String b, int i, int j) {
    int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int best = Math.min(d[i - 1][j - 1] + change, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
  }
}
