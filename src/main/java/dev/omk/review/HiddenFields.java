package dev.omk.review;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.omk.secret.TextLine;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Fields that were compared and are left out now: private ones of JavaScript, of which {@code
 * deepStrictEqual} and {@code toEqual} see nothing, and those of Python's data classes that say so
 * themselves. What compares two of the kind may take any two for equal.
 */
final class HiddenFields {
  private static final Pattern PUBLIC = Pattern.compile("\\bthis\\.([A-Za-z_$][\\w$]*)\\s*=[^=]");
  private static final Pattern PRIVATE = Pattern.compile("#([A-Za-z_$][\\w$]*)\\b");
  private static final Pattern NOT_LISTED =
      Pattern.compile("\\benumerable\\s*:\\s*(false|!1|0)\\b|\\b\\w+\\s*=\\s*new\\s+WeakMap\\b");
  private static final Pattern DECLARED = Pattern.compile("^\\s*(\\w+)\\s*[:=]");
  private static final Pattern NOT_COMPARED =
      Pattern.compile("^\\s*(\\w+)\\s*[:=].*\\b(?:compare|eq|cmp)\\s*=\\s*(?:False|0|None)\\b");

  private final FilePatch file;

  HiddenFields(FilePatch file) {
    this.file = file;
  }

  /** The first line that hides one. */
  List<TextLine> lines() {
    if (Suffixes.PYTHON.contains(file.suffix())) {
      return hiding(DECLARED, NOT_COMPARED);
    }
    return Suffixes.JAVASCRIPT.contains(file.suffix()) ? hiding(PUBLIC, PRIVATE) : List.of();
  }

  private List<TextLine> hiding(Pattern shown, Pattern hidden) {
    Set<String> before = new LinkedHashSet<>();
    file.removed().forEach(line -> before.addAll(names(shown, line.text())));
    if (before.isEmpty()) {
      return List.of();
    }
    boolean javascript = shown.equals(PUBLIC);
    if (javascript) {
      file.added().forEach(line -> before.removeAll(names(shown, line.text())));
    }
    return file.added().stream()
        .filter(
            line ->
                !before.isEmpty()
                    && (names(hidden, line.text()).stream().anyMatch(before::contains)
                        || (javascript && NOT_LISTED.matcher(line.text()).find())))
        .limit(1)
        .toList();
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
