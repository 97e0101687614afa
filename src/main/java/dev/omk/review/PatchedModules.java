package dev.omk.review;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.omk.secret.TextLine;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Lines of Python that put something of their own into a module of its library, which tests compare
 * with as well: {@code import math as m} and then {@code m.isclose = f}.
 */
final class PatchedModules {
  private static final Pattern BOUND =
      Pattern.compile(
          "^\\s*import\\s+(math|cmath|json|operator|decimal|fractions|statistics|re|copy|difflib"
              + "|itertools|functools|collections|datetime|time|random|hashlib|subprocess|io|pathlib"
              + "|numbers|dataclasses|enum|os|string|struct|tempfile|textwrap|pprint)(?:\\s+as\\s+(\\w+))?\\s*$");

  /** What people set there to be used. */
  private static final Set<String> MEANT = Set.of("tempdir", "environ");

  private final FilePatch file;
  private final Function<String, Optional<String>> content;

  PatchedModules(FilePatch file, Function<String, Optional<String>> content) {
    this.file = file;
    this.content = content;
  }

  List<TextLine> lines() {
    if (!Suffixes.PYTHON.contains(file.suffix())
        || file.added().stream().noneMatch(line -> maySet(line.text()))) {
      return List.of();
    }
    Set<String> names = new LinkedHashSet<>();
    file.added().forEach(line -> bound(line.text(), names));
    content.apply(file.path()).ifPresent(text -> text.lines().forEach(line -> bound(line, names)));
    if (names.isEmpty()) {
      return List.of();
    }
    String any = "(?:" + String.join("|", names) + ")";
    Pattern sets =
        Pattern.compile(
            "^\\s*"
                + any
                + "\\.(\\w+)\\s*=[^=]|\\bsetattr\\s*\\(\\s*"
                + any
                + "\\s*,|(?:^|[^\\w.])"
                + any
                + "\\.__dict__\\b|\\bvars\\s*\\(\\s*"
                + any
                + "\\s*\\)");
    return file.added().stream()
        .filter(line -> maySet(line.text(), names) && sets(sets, line.text()))
        .toList();
  }

  private static boolean maySet(String text) {
    return text.indexOf('=') >= 0 || text.contains("attr") || text.contains("__dict__");
  }

  // Words are much sooner looked for than the pattern.
  private static boolean maySet(String text, Set<String> names) {
    return (maySet(text) || text.contains("vars")) && names.stream().anyMatch(text::contains);
  }

  private static boolean sets(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    return found.find() && (found.group(1) == null || !MEANT.contains(found.group(1)));
  }

  private static void bound(String line, Set<String> names) {
    if (!line.contains("import")) {
      return;
    }
    Matcher bound = BOUND.matcher(line);
    if (bound.find()) {
      names.add(bound.group(2) == null ? bound.group(1) : bound.group(2));
    }
  }
}
