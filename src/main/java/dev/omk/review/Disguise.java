package dev.omk.review;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/**
 * Lines of code that a compiler reads differently from a person: an encoding in which other
 * characters stand for the ones that are shown, a directive of C in other signs, an end of line
 * that is not shown as one, and letters that Python takes for ASCII ones (PEP 3131 compares names
 * in their NFKC form).
 */
final class Disguise {
  private static final Set<String> DECLARE = Set.of("py", "pyi", "rb");
  private static final Pattern ENCODING = Pattern.compile("^\\s*#.*?coding[:=]\\s*([-_.\\w]+)");
  private static final Set<String> PLAIN =
      Set.of("utf-8", "utf8", "utf-8-sig", "ascii", "us-ascii", "latin-1", "iso-8859-1");

  private static final Set<String> C = Set.of("c", "h", "cc", "cpp", "cxx", "hpp", "hh", "inc");

  /** Other signs for #, a comment before or behind it, a word that goes on in the next line. */
  private static final Pattern DIRECTIVE =
      Pattern.compile(
          "^\\s*(%:|\\?\\?=)|^\\s*#\\s*/\\*|^\\s*/\\*.*\\*/\\s*(#|%:|\\?\\?=)"
              + "|^\\s*#\\s*((define|undef|include)\\s+)?[a-z]*\\\\\\s*$");

  /** What stands between quotes on one line, where letters are no names; a comment may not. */
  private static final Pattern TEXT = Pattern.compile("\"[^\"\\\\{}]*\"|'[^'\\\\{}]*'");

  private static final int LAST_ASCII = 0x7f;

  private Disguise() {}

  /**
   * Whether a line is in disguise.
   *
   * @param suffix of its file, in lower case
   */
  static boolean in(String suffix, String line) {
    return hasEndInside(line)
        || (DECLARE.contains(suffix) && isEncodedOtherwise(line))
        || (suffix.startsWith("py") && hasLettersForAscii(line))
        || (C.contains(suffix) && hidesDirective(line));
  }

  private static boolean hidesDirective(String line) {
    return (line.contains("%:") || line.contains("??=") || line.indexOf('#') >= 0)
        && DIRECTIVE.matcher(line).find();
  }

  private static boolean hasEndInside(String line) {
    int carriageReturn = line.indexOf('\r');
    return (carriageReturn >= 0 && carriageReturn < line.length() - 1)
        || line.indexOf('\u2028') >= 0
        || line.indexOf('\u2029') >= 0;
  }

  private static boolean isEncodedOtherwise(String line) {
    if (!line.contains("coding")) {
      return false;
    }
    Matcher encoding = ENCODING.matcher(line);
    return encoding.find()
        && !PLAIN.contains(encoding.group(1).toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  private static boolean hasLettersForAscii(String line) {
    for (int at = 0; at < line.length(); at++) {
      if (line.charAt(at) > LAST_ASCII) {
        return TEXT.matcher(line)
            .replaceAll("")
            .codePoints()
            .filter(c -> c > LAST_ASCII && Character.isLetter(c))
            .anyMatch(Disguise::ascii);
      }
    }
    return false;
  }

  private static boolean ascii(int letter) {
    String same = Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFKC);
    return same.length() == 1 && same.charAt(0) <= LAST_ASCII;
  }
}
