package dev.omk.review.security;

import com.google.re2j.Pattern;
import dev.omk.review.CodeText;
import dev.omk.review.FilePatch;
import dev.omk.secret.TextLine;

/** Files with the words of a program in other languages, some of which are read from the right. */
record Translations(boolean isOne, boolean ofQt) {
  private static final Pattern PATHS =
      Pattern.compile(
          "(?i)(.*/)?res/values(-[\\w+-]+)?/[^/]+\\.xml|.*\\.(ftl|xliff|stringsdict|resw)"
              + "|(.*/)?(i18n|l10n|locales?|lang|langs|languages|translations)/.*");

  /** Qt's have the suffix of TypeScript. */
  private static final Pattern OF_QT =
      Pattern.compile("^\\s*(<TS\\s[^<>]*>|<translation\\b[^<>]*>[^<>]*</translation>\\s*$)");

  private static final Pattern TAGGED = Pattern.compile("\\s*(<[^<>]*>)+[^<>]*(</[^<>]*>)+\\s*");

  /** What is known of a file: whether it is one, and whether Qt reads it. */
  static Translations of(FilePatch file) {
    boolean ofQt =
        file.suffix().equals("ts")
            && file.added().stream().anyMatch(line -> OF_QT.matcher(line.text()).find());
    return new Translations(ofQt || PATHS.matches(file.path()), ofQt);
  }

  /** Whether a line is of Qt: words between tags, and no code. */
  boolean isTagged(TextLine line) {
    return ofQt && TAGGED.matches(line.text());
  }

  /**
   * Whether every change of direction on a line ends on it, and none overrides what letters say.
   *
   * @param code whether the file is code, in which each has to lie within one text
   */
  boolean turnsAndReturns(TextLine line, boolean code, CodeText texts) {
    String text = line.text();
    boolean isCode = code && !isTagged(line);
    int embedded = 0;
    int isolated = 0;
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!HiddenTextReview.opens(c) && !HiddenTextReview.closes(c)) {
        continue;
      }
      from = embedded + isolated == 0 ? i : from;
      int step = HiddenTextReview.opens(c) ? 1 : -1;
      if (c >= 0x2066) {
        isolated += step;
      } else {
        embedded += step;
      }
      boolean overrides = c == 0x202d || c == 0x202e;
      boolean within =
          !isCode
              || (texts.isText(line.number(), i)
                  && texts.isWithin(line.number(), from, line.number(), i));
      if (overrides || !within || embedded < 0 || isolated < 0) {
        return false;
      }
    }
    return embedded + isolated == 0;
  }
}
