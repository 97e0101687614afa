package dev.omk.gate.file;

import java.util.Collection;
import java.util.Locale;

/** Finds the key that somebody probably meant. */
final class Spelling {
  private Spelling() {}

  /** {@code ": did you mean 'x'?"}, or nothing when no known key is near. */
  static String hint(String key, Collection<String> known) {
    return known.stream()
        .filter(candidate -> distance(fold(key), fold(candidate)) <= 2)
        .min((a, b) -> distance(fold(key), fold(a)) - distance(fold(key), fold(b)))
        .map(candidate -> ": did you mean '" + candidate + "'?")
        .orElse("");
  }

  private static String fold(String key) {
    String shortened = key.length() > 40 ? key.substring(0, 40) : key;
    return shortened.toLowerCase(Locale.ROOT).replace('-', '_');
  }

  /** Levenshtein's distance. */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[other.length()];
  }
}
