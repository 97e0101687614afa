package dev.omk.scope;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a test of a typed language compares, loosened by its type: a function gives a type that the
 * change itself brings ({@code Slug} where it was {@code String}), whose equality may say yes to
 * anything, or a type that had fields has none, and all of its values are equal.
 */
public final class LooserResults {
  private static final Set<String> TYPED =
      Set.of(
          "c", "h", "cc", "cpp", "cxx", "hpp", "hh", "hxx", "ipp", "inl", "java", "kt", "scala",
          "cs", "swift", "go", "rs");
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

  /** One of them is in whatever {@link #DECLARED} and {@link #EMPTY} find. */
  private static final List<String> KEYWORDS =
      List.of("struct", "class", "enum", "record", "union", "interface", "type", "using", "trait");

  private static final Pattern EMPTY =
      Pattern.compile(
          "\\b(?:struct|class|record|type)\\s+(\\w+)(?:\\s+struct)?\\s*(?:\\(\\s*\\))?\\s*(?:\\{\\s*\\}|;)\\s*;?\\s*$");
  private static final Set<String> NO_TYPES =
      Set.of("return", "else", "new", "throw", "case", "delete", "goto", "await", "yield", "using");

  private LooserResults() {}

  /** Whether a file is written in a language with types. */
  public static boolean has(String path) {
    return TYPED.contains(path.substring(path.lastIndexOf('.') + 1));
  }

  /** The functions that give a type of their own file: on the base it may not have been there. */
  public static Set<String> candidates(String candidate) {
    Set<String> own = declared(candidate);
    if (own.isEmpty()) {
      return new TreeSet<>();
    }
    Map<String, String> results = results(candidate);
    results.values().removeIf(type -> !own.contains(type) && !type.equals("auto"));
    return results.keySet();
  }

  /** The functions that give a type which is new. */
  public static Set<String> functions(String base, String candidate) {
    Set<String> brought = declared(candidate);
    brought.removeAll(declared(base));
    Map<String, String> before = results(base);
    Set<String> found = new TreeSet<>();
    results(candidate)
        .forEach(
            (function, type) -> {
              boolean other = !type.equals(before.getOrDefault(function, type));
              if (other
                  && (brought.contains(type) || (type.equals("auto") && !brought.isEmpty()))) {
                found.add(function);
              }
            });
    return found;
  }

  /** The types that have no fields. */
  public static Set<String> empty(String text) {
    Set<String> names = new TreeSet<>();
    for (String line : declarations(text)) {
      Matcher empty = EMPTY.matcher(line);
      if (empty.find()) {
        names.add(empty.group(1));
      }
    }
    return names;
  }

  /** The types that had fields and have none. */
  public static Set<String> emptied(String base, String candidate) {
    Set<String> emptied = empty(candidate);
    emptied.retainAll(declared(base));
    emptied.removeAll(empty(base));
    return emptied;
  }

  private static Set<String> declared(String text) {
    Set<String> names = new HashSet<>();
    for (String line : declarations(text)) {
      for (Matcher found = DECLARED.matcher(line); found.find(); ) {
        names.add(found.group(1) == null ? found.group(2) : found.group(1));
      }
    }
    return names;
  }

  // Words are much sooner looked for than patterns, and most lines have none of them.
  private static List<String> declarations(String text) {
    return text.lines().filter(line -> KEYWORDS.stream().anyMatch(line::contains)).toList();
  }

  private static Map<String, String> results(String text) {
    Map<String, String> results = new TreeMap<>();
    text.lines()
        .filter(line -> line.indexOf('(') >= 0)
        .forEach(line -> result(line).ifPresent(one -> results.put(one.function(), one.type())));
    return results;
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
