package dev.omk.review.security;

import dev.omk.review.CodeText;
import dev.omk.review.FilePatch;
import dev.omk.review.Finding;
import dev.omk.review.Finding.Severity;
import dev.omk.review.ReviewInput;
import dev.omk.review.ReviewRule;
import dev.omk.secret.TextLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Characters that make a line read differently from what it is (after "Trojan Source", Boucher and
 * Anderson, 2021): bidirectional controls, invisible characters within a word, tag characters, and
 * names of code with letters that nobody sees or takes for what they are.
 *
 * <p>Joiners belong to emoji and to several scripts, so they count only between ASCII letters, and
 * within texts and comments they do not block. In prose and translations a direction control that
 * is closed on its line is ordinary; in translations that are code, where it is closed within its
 * text.
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

  /** Where lines between tags are prose. */
  private static final Set<String> TAGS = Set.of("jsx", "tsx", "vue", "svelte");

  /** Where a line without any of what code has may be prose. */
  private static final Set<String> MIXED = Set.of("js", "mjs", "cjs", "ts", "php", "rb");

  private static final String OF_CODE = "=(){};[]:$";

  private final ReviewInput input;

  HiddenTextReview(ReviewInput input) {
    this.input = input;
  }

  @Override
  public List<Finding> examine(FilePatch file) {
    boolean prose = PROSE.contains(file.suffix());
    List<TextLine> foreign = file.added().stream().filter(line -> !isAscii(line.text())).toList();
    if (foreign.isEmpty()) {
      return List.of();
    }
    boolean named = foreign.stream().anyMatch(line -> DeceptiveNames.mayBeIn(line.text()));
    boolean known = CodeText.knows(file.suffix());
    Translations translations = Translations.of(file);
    boolean translated = !prose && translations.isOne();
    CodeText texts = named || (translated && known) ? input.textsOf(file) : CodeText.unknown();
    boolean code = named && known;
    List<Finding> findings = new ArrayList<>();
    for (TextLine line : foreign) {
      boolean turns = translated && translations.turnsAndReturns(line, known, texts);
      Optional<Severity> severity = hidden(line, prose, turns, texts);
      if (severity.isEmpty()
          && code
          && !translations.isTagged(line)
          && DeceptiveNames.in(line.text(), column -> texts.isCode(line.number(), column))) {
        severity =
            Optional.of(
                mayBeProse(file.suffix(), line.text()) ? Severity.WARNING : Severity.BLOCKING);
      }
      severity.ifPresent(found -> findings.add(finding(file.path(), line, found)));
    }
    return findings;
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static boolean mayBeProse(String suffix, String text) {
    return TAGS.contains(suffix)
        || (MIXED.contains(suffix)
            && (text.matches("(?s).*<[^>]*>.*")
                || text.chars().noneMatch(c -> OF_CODE.indexOf(c) >= 0)));
  }

  private static Finding finding(String path, TextLine line, Severity severity) {
    return SecurityRules.HIDDEN.as(severity).at(path, line.number());
  }

  private static Optional<Severity> hidden(
      TextLine line, boolean prose, boolean turns, CodeText texts) {
    String text = line.text();
    Severity worst = null;
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        continue;
      }
      depth += opens(c) ? 1 : closes(c) ? -1 : 0;
      boolean inWord = invisibleInWord(text, i, line.number());
      if (isTag(text, i) || inWord || (isTurning(c) && !prose && !turns)) {
        boolean spoken = inWord && !texts.isCode(line.number(), i);
        return Optional.of(prose || spoken ? Severity.WARNING : Severity.BLOCKING);
      }
      worst = isTurning(c) && depth != 0 ? Severity.WARNING : worst;
    }
    return depth == 0 ? Optional.empty() : Optional.ofNullable(worst);
  }

  static boolean opens(char c) {
    return c == 0x202a || c == 0x202b || c == 0x202d || c == 0x202e || (c >= 0x2066 && c <= 0x2068);
  }

  static boolean closes(char c) {
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
    boolean invisible = (c >= 0x200b && c <= 0x200d) || c == 0x2060 || c == 0x180e || c == 0x3164;
    boolean between =
        i > 0 && i + 1 < text.length() && isWord(text.charAt(i - 1)) && isWord(text.charAt(i + 1));
    return mark || (invisible && between);
  }

  private static boolean isWord(char c) {
    return c < 0x80 && (Character.isLetterOrDigit(c) || c == '_');
  }
}
