package dev.omk.review;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.omk.secret.TextLine;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a test of a typed language compares, loosened by its type: a function gives a type that the
 * change itself brings ({@code Slug} where it was {@code String}), whose equality may say yes to
 * anything, or a type that had fields has none, and all of its values are equal.
 */
final class LooserResults {
  private static final Set<String> BRACED =
      Suffixes.of(
          List.of(
              Suffixes.C,
              Set.of("hh", "hxx", "ipp", "tcc", "inl"),
              Suffixes.JVM,
              Suffixes.CSHARP,
              Set.of("swift")));
  private static final String WORDS =
      "^\\s*(?:template\\s*<[^>]*>\\s*)?(?:(?:inline|static|constexpr|extern|virtual|public|protected|private|final"
          + "|override|abstract|synchronized|async|internal|friend|const|noexcept)\\s+)*";
  private static final Pattern TYPE_FIRST =
      Pattern.compile(WORDS + "([\\w:.]+(?:<[^(){}]*>)?)[\\s*&]+(?:\\w+::)*(\\w+)\\s*\\(");
  private static final Pattern TYPE_LAST =
      Pattern.compile(
          "\\b(?:fn|func|fun|def)\\s+(?:\\([^)]*\\)\\s*)?(\\w+)[^(]*\\(.*\\)\\s*(?:->|:)?\\s*[*&]?\\s*([A-Za-z_][\\w:.]*)");
  private static final Pattern DECLARED =
      Pattern.compile(
          "\\b(?:struct|class|enum|record|union|interface|type|using|trait)\\s+(\\w+)\\b|\\btypedef\\b.*\\b(\\w+)\\s*;");
  private static final Pattern EMPTY =
      Pattern.compile(
          "\\b(?:struct|class|record|type)\\s+(\\w+)(?:\\s+struct)?\\s*(?:\\(\\s*\\))?\\s*(?:\\{\\s*\\}|;)\\s*;?\\s*$");
  private static final Set<String> NO_TYPES =
      Set.of("return", "else", "new", "throw", "case", "delete", "goto", "await", "yield", "using");

  private final FilePatch file;

  LooserResults(FilePatch file) {
    this.file = file;
  }

  /** Where a function gives such a type, and where a type loses all of its fields. */
  List<TextLine> lines() {
    if (file.removed().isEmpty() || !isTyped(file.suffix())) {
      return List.of();
    }
    Map<String, String> before = new TreeMap<>();
    Set<String> known = new HashSet<>();
    for (TextLine line : file.removed()) {
      known.addAll(declared(line.text()));
      result(line.text()).ifPresent(result -> before.put(result.function(), result.type()));
    }
    Set<String> brought = new HashSet<>();
    file.added().forEach(line -> brought.addAll(declared(line.text())));
    brought.removeAll(known);
    return file.added().stream()
        .filter(line -> givesAnother(line.text(), before, brought) || empties(line.text(), known))
        .toList();
  }

  private static boolean isTyped(String suffix) {
    return BRACED.contains(suffix)
        || Suffixes.GO.contains(suffix)
        || Suffixes.RUST.contains(suffix);
  }

  private static boolean givesAnother(
      String line, Map<String, String> before, Set<String> brought) {
    return !brought.isEmpty()
        && result(line)
            .filter(
                now -> {
                  String then = before.getOrDefault(now.function(), now.type());
                  return !then.equals(now.type())
                      && (brought.contains(now.type()) || now.type().equals("auto"));
                })
            .isPresent();
  }

  // What a declaration of the same name says elsewhere is of no matter: it was one with fields.
  private boolean empties(String line, Set<String> known) {
    Matcher empty = EMPTY.matcher(line);
    return empty.find()
        && known.contains(empty.group(1))
        && file.removed().stream()
            .map(TextLine::text)
            .noneMatch(text -> EMPTY.matcher(text).find() && text.contains(empty.group(1)));
  }

  private static Set<String> declared(String line) {
    Set<String> names = new HashSet<>();
    for (Matcher found = DECLARED.matcher(line); found.find(); ) {
      names.add(found.group(1) == null ? found.group(2) : found.group(1));
    }
    return names;
  }

  /** What a function gives, as the line that begins it says. */
  private record Result(String function, String type) {}

  private static Optional<Result> result(String line) {
    Matcher last = TYPE_LAST.matcher(line);
    if (last.find()) {
      return Optional.of(new Result(last.group(1), last.group(2)));
    }
    Matcher first = TYPE_FIRST.matcher(line);
    return first.find() && !NO_TYPES.contains(first.group(1))
        ? Optional.of(new Result(first.group(2), first.group(1)))
        : Optional.empty();
  }
}
