package dev.omk.review.security;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Names in code that are not what they look like (after the Unicode Technical Standard 39, "Unicode
 * Security Mechanisms"): letters that nobody sees, letters that look like operators, and letters of
 * another script that look like those of the Latin letters beside them.
 *
 * <p>A name that is wholly of one script is nobody's finding, nor is one in which the other script
 * can be seen. Greek letters stand beside Latin ones in formulas, so of them count only those that
 * look the same and touch a Latin one.
 */
final class DeceptiveNames {
  /** Fillers: letters by their class, blank on the screen. */
  private static final String BLANK = "\u3164\u115f\u1160\uffa0\u034f\u17b4\u17b5";

  /** Clicks, tones and modifiers that look like an exclamation mark, a bar, a point, a quote. */
  private static final String LIKE_OPERATORS =
      "\u01c0\u01c1\u01c2\u01c3\ua4f8\ua4f9\ua4fa\ua4fb\ua4fc\ua4fd\u02b9\u02ba\u02bb\u02bc\u02c8\ua71d";

  private static final String CYRILLIC =
      "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u04bb\u0501\u051b\u051d\u0410\u0412"
          + "\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u0405\u0406\u0408\u04c0\u04cf";
  private static final String GREEK =
      "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03bf";

  /** Scripts whose letters nobody writes beside Latin ones. */
  private static final Set<UnicodeScript> RARE =
      EnumSet.of(UnicodeScript.CHEROKEE, UnicodeScript.ARMENIAN, UnicodeScript.LISU);

  private static final int C1_END = 0xa0;
  private static final int FIRST_SCRIPT_WITH_JOINERS = 0x590;
  private static final int FIRST_SYMBOL = 0x2000;

  private DeceptiveNames() {}

  /** Whether a line has any character of which a deceptive name is made: cheap. */
  static boolean mayBeIn(String line) {
    return line.codePoints().anyMatch(c -> c >= C1_END && isSuspect(c));
  }

  private static boolean isSuspect(int c) {
    return isUnseen(c)
        || LIKE_OPERATORS.indexOf(c) >= 0
        || CYRILLIC.indexOf(c) >= 0
        || GREEK.indexOf(c) >= 0
        || isWideLatin(c)
        || RARE.contains(UnicodeScript.of(c));
  }

  /**
   * Whether a line has such a name.
   *
   * @param isCode whether what stands at an index of the line is code
   */
  static boolean in(String line, IntPredicate isCode) {
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c >= C1_END && !Character.isLowSurrogate(c) && isDeceptive(line, i) && isCode.test(i)) {
        return true;
      }
    }
    int start = 0;
    while (start < line.length()) {
      int end = start;
      while (end < line.length() && isPart(line.codePointAt(end))) {
        end += Character.charCount(line.codePointAt(end));
      }
      if (end > start && isMixed(line.substring(start, end)) && isCode.test(start)) {
        return true;
      }
      start = end > start ? end : start + Character.charCount(line.codePointAt(start));
    }
    return false;
  }

  private static boolean isDeceptive(String line, int at) {
    int c = line.codePointAt(at);
    return LIKE_OPERATORS.indexOf(c) >= 0 || (isUnseen(c) && !belongs(line, at, c));
  }

  private static boolean isPart(int c) {
    return c == '_' || c == '$' || Character.isUnicodeIdentifierPart(c);
  }

  private static boolean isUnseen(int c) {
    return BLANK.indexOf(c) >= 0
        || (c >= C1_END && Character.getType(c) == Character.FORMAT && c != 0xfeff)
        || (c >= 0x180b && c <= 0x180f)
        || isSelector(c);
  }

  private static boolean isSelector(int c) {
    return (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0100 && c <= 0xe01ef);
  }

  // Joiners belong to emoji and to scripts, selectors to what they stand behind.
  private static boolean belongs(String line, int at, int c) {
    if (at == 0) {
      return false;
    }
    int before = line.codePointBefore(at);
    if (c == 0x200c || c == 0x200d) {
      return before >= FIRST_SCRIPT_WITH_JOINERS;
    }
    return isSelector(c) && isSymbol(before);
  }

  private static boolean isSymbol(int c) {
    return c >= FIRST_SYMBOL || c == 0xa9 || c == 0xae;
  }

  private static boolean isMixed(String name) {
    if (name.codePoints().noneMatch(DeceptiveNames::isLatin)) {
      return false;
    }
    if (name.codePoints().anyMatch(DeceptiveNames::isWideLatin)) {
      return true;
    }
    int[] letters = name.codePoints().toArray();
    int i = 0;
    while (i < letters.length) {
      int end = i + 1;
      UnicodeScript script = UnicodeScript.of(letters[i]);
      while (end < letters.length && UnicodeScript.of(letters[end]) == script) {
        end++;
      }
      if (letters[i] >= 0x80 && isDisguised(letters, i, end, script)) {
        return true;
      }
      i = end;
    }
    return false;
  }

  private static boolean isDisguised(int[] letters, int from, int end, UnicodeScript script) {
    boolean touches =
        (from > 0 && isLatin(letters[from - 1])) || (end < letters.length && isLatin(letters[end]));
    if (script == UnicodeScript.CYRILLIC) {
      return all(letters, from, end, CYRILLIC);
    }
    if (script == UnicodeScript.GREEK) {
      return touches && all(letters, from, end, GREEK);
    }
    return touches && RARE.contains(script);
  }

  private static boolean all(int[] letters, int from, int end, String alike) {
    for (int i = from; i < end; i++) {
      if (alike.indexOf(letters[i]) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLatin(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isWideLatin(int c) {
    return (c >= 0xff21 && c <= 0xff3a) || (c >= 0xff41 && c <= 0xff5a);
  }
}
