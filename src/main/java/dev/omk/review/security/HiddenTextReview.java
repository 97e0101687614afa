package dev.omk.review.security;

import dev.omk.review.FilePatch;
import dev.omk.review.Finding;
import dev.omk.review.Finding.Severity;
import dev.omk.review.ReviewRule;
import dev.omk.secret.TextLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Characters that make a line read differently from what it is (after "Trojan Source", Boucher and
 * Anderson, 2021): bidirectional controls, invisible characters within a word, and tag characters.
 *
 * <p>Joiners belong to emoji and to several scripts, so they count only between ASCII letters. In
 * prose and translations a direction control that is closed on its line is ordinary.
 */
final class HiddenTextReview implements ReviewRule {
  private static final Set<String> PROSE =
      Set.of(
          "md",
          "txt",
          "rst",
          "adoc",
          "po",
          "pot",
          "arb",
          "strings",
          "resx",
          "xlf",
          "srt",
          "html",
          "json",
          "yml",
          "yaml",
          "properties",
          "csv");

  @Override
  public List<Finding> examine(FilePatch file) {
    String suffix =
        file.path().substring(file.path().lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    boolean prose = PROSE.contains(suffix);
    List<Finding> findings = new ArrayList<>();
    for (TextLine line : file.added()) {
      hidden(line, prose).ifPresent(severity -> findings.add(finding(file.path(), line, severity)));
    }
    return findings;
  }

  private static Finding finding(String path, TextLine line, Severity severity) {
    return SecurityRules.HIDDEN.as(severity).at(path, line.number());
  }

  private static Optional<Severity> hidden(TextLine line, boolean prose) {
    String text = line.text();
    Severity worst = null;
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        continue;
      }
      depth += opens(c) ? 1 : closes(c) ? -1 : 0;
      if (isTag(text, i) || invisibleInWord(text, i, line.number()) || (isTurning(c) && !prose)) {
        return Optional.of(prose ? Severity.WARNING : Severity.BLOCKING);
      }
      worst = isTurning(c) && depth != 0 ? Severity.WARNING : worst;
    }
    return depth == 0 ? Optional.empty() : Optional.ofNullable(worst);
  }

  private static boolean opens(char c) {
    return c == 0x202a || c == 0x202b || c == 0x202d || c == 0x202e || (c >= 0x2066 && c <= 0x2068);
  }

  private static boolean closes(char c) {
    return c == 0x202c || c == 0x2069;
  }

  private static boolean isTurning(char c) {
    return opens(c) || closes(c);
  }

  // Tags of flags follow an emoji; alone they are text that nobody sees.
  private static boolean isTag(String text, int i) {
    boolean tag = text.charAt(i) == 0xdb40 && i + 1 < text.length() && text.charAt(i + 1) <= 0xdc7f;
    return tag && (i == 0 || text.charAt(i - 1) < 0x80);
  }

  private static boolean invisibleInWord(String text, int i, int line) {
    char c = text.charAt(i);
    boolean mark = c == 0xfeff && !(i == 0 && line == 1);
    boolean invisible =
        (c >= 0x200b && c <= 0x200d) || c == 0x2060 || c == 0x00ad || c == 0x180e || c == 0x3164;
    boolean between =
        i > 0 && i + 1 < text.length() && isWord(text.charAt(i - 1)) && isWord(text.charAt(i + 1));
    return mark || (invisible && between);
  }

  private static boolean isWord(char c) {
    return c < 0x80 && (Character.isLetterOrDigit(c) || c == '_');
  }
}
