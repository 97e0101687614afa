package dev.omk.secret;

import com.google.re2j.Pattern;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Tells what stands in for a secret from what may be one. */
final class Placeholders {
  private static final int FEWEST_DISTINCT = 6;

  private static final Pattern WORDS =
      Pattern.compile(
          "example|qwxhzgrpbjpvcgvuihnlc2ftzq|sample|dummy|placeholder|change_?me|redacted|your[-_a-z]|xxxx|fake|insert|replace"
              + "|secret_?here|1234567|0123456|abcdefg|abc123|00000000|\\.\\.\\.|\\*\\*\\*|todo"
              + "|[<>${}%]");

  private Placeholders() {}

  static boolean isOne(String value) {
    return WORDS.matcher(value.toLowerCase(Locale.ROOT)).find()
        || value.chars().distinct().limit(FEWEST_DISTINCT).count() < FEWEST_DISTINCT;
  }

  /** Shannon's entropy of the characters, in bits each. */
  static double entropy(String value) {
    Map<Integer, Integer> counts = new HashMap<>();
    value.chars().forEach(c -> counts.merge(c, 1, Integer::sum));
    double bits = 0;
    for (int count : counts.values()) {
      double share = (double) count / value.length();
      bits -= share * Math.log(share) / Math.log(2);
    }
    return bits;
  }
}
