package dev.omk.secret;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells a value that is made of words, as names of settings, rules of a form and messages are, from
 * one that was drawn by chance: words are several letters long, and most of their pairs of letters
 * are those that languages written in Latin letters have often.
 */
final class MadeOfWords {
  private static final Set<String> PAIRS =
      Arrays.stream(
              ("th he in er an re nd at on nt ha es st en ed to it ou ea hi is or ti as te et ng of al de"
                      + " se le sa si ar ve ra ld ur ro ri io ic ne me li ll ma co ce ch om ec no us ca ns la"
                      + " el ta di un tr pr pe ss so po ac ai il ol sh ow em ho ut lo ge ad be wa pa sw wo rd"
                      + " ke ey na im ip mi ax ul ab am ee oo op od id ie ir iv ct ck pl fi fo fu ag ap ep pt"
                      + " py qu sc sp su tu ty ub uc ue um up we wi xt ex ly bl br cr cl cu da do du dr ef eq"
                      + " ev ew fa fe ff fr ga gi gr ht ib if ig ia ix ja jo ki lu mb mm mp mu ny ob oc og os"
                      + " ot ov pi pu rc rm rn rs rt ru ry sk sm ua ui va vi wh ze ei zi eu gu ez zu")
                  .split(" "))
          .collect(Collectors.toUnmodifiableSet());

  private static final double SHARE = 0.6;
  private static final double MEAN_LENGTH = 3.5;
  private static final int FEWEST_PAIRS = 4;

  private MadeOfWords() {}

  /** Whether a value is. */
  static boolean is(String value) {
    int words = 0;
    int letters = 0;
    int pairs = 0;
    int common = 0;
    for (int i = 0; i < value.length(); i++) {
      if (!Character.isLetter(value.charAt(i))) {
        continue;
      }
      letters++;
      boolean begins = i == 0 || beginsWord(value.charAt(i - 1), value.charAt(i));
      if (begins) {
        words++;
      } else {
        pairs++;
        common += PAIRS.contains(value.substring(i - 1, i + 1).toLowerCase(Locale.ROOT)) ? 1 : 0;
      }
    }
    return pairs >= FEWEST_PAIRS && letters >= MEAN_LENGTH * words && common >= SHARE * pairs;
  }

  private static boolean beginsWord(char before, char letter) {
    return !Character.isLetter(before)
        || (Character.isLowerCase(before) && Character.isUpperCase(letter));
  }
}
