package dev.omk.review;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.omk.secret.TextLine;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Fields of JavaScript that were public and are private now: what compares two objects field by
 * field ({@code deepStrictEqual}, {@code toEqual}) sees none of them, and takes any two for equal.
 */
final class HiddenFields {
  private static final Pattern PUBLIC = Pattern.compile("\\bthis\\.([A-Za-z_$][\\w$]*)\\s*=[^=]");
  private static final Pattern PRIVATE = Pattern.compile("#([A-Za-z_$][\\w$]*)\\b");
  private static final Pattern NOT_LISTED =
      Pattern.compile("\\benumerable\\s*:\\s*(false|!1|0)\\b|\\b\\w+\\s*=\\s*new\\s+WeakMap\\b");

  private final FilePatch file;

  HiddenFields(FilePatch file) {
    this.file = file;
  }

  /** The first line of each field that is hidden where it was not before. */
  List<TextLine> lines() {
    Set<String> before = new LinkedHashSet<>();
    for (TextLine line : file.removed()) {
      Matcher field = PUBLIC.matcher(line.text());
      while (field.find()) {
        before.add(field.group(1));
      }
    }
    if (before.isEmpty() || !Suffixes.JAVASCRIPT.contains(file.suffix())) {
      return List.of();
    }
    file.added().forEach(line -> before.removeAll(names(PUBLIC, line.text())));
    return file.added().stream().filter(line -> hides(before, line.text())).limit(1).toList();
  }

  private static boolean hides(Set<String> fields, String text) {
    return !fields.isEmpty()
        && (NOT_LISTED.matcher(text).find()
            || names(PRIVATE, text).stream().anyMatch(fields::contains));
  }

  private static Set<String> names(Pattern pattern, String text) {
    Set<String> names = new LinkedHashSet<>();
    Matcher found = pattern.matcher(text);
    while (found.find()) {
      names.add(found.group(1));
    }
    return names;
  }
}
