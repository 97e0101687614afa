package dev.omk.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the names mean that a definition of equality in Python leaves the comparison to. */
final class PythonDefinitions {
  private static final Set<String> LIBRARIES =
      Set.of(
          "math",
          "cmath",
          "np",
          "numpy",
          "jnp",
          "torch",
          "tf",
          "pd",
          "operator",
          "hmac",
          "secrets",
          "filecmp",
          "super()",
          "itertools");
  private static final Pattern TYPES =
      Pattern.compile(
          "\\b(isinstance|issubclass|hasattr|type|id|callable|bool)\\s*\\([^()]*(\\([^()]*\\))?[^()]*\\)"
              + "|\\b\\w+\\s+is\\s+(not\\s+)?\\w+");
  private static final double WIDEST = 0.01;
  private static final int BODY = 60;

  private final List<String> lines;
  private final boolean whole;

  /**
   * @param lines of the file
   * @param whole whether they are all of them
   */
  PythonDefinitions(List<String> lines, boolean whole) {
    this.lines = lines;
    this.whole = whole;
  }

  /** Whether a function, or a method of the same file, compares what it is given. */
  boolean compares(String call) {
    int point = call.lastIndexOf('.');
    String name = call.substring(point + 1);
    Optional<Matcher> definition = definition(name);
    if (definition.isEmpty()) {
      return !whole || (point >= 0 && LIBRARIES.contains(call.substring(0, point)));
    }
    String[] given = definition.get().group(2).split(",", -1);
    if (given.length < 2) {
      return false;
    }
    String one = given[0].replaceFirst("[:=].*", "").strip();
    String other = given[1].replaceFirst("[:=].*", "").strip();
    String body = TYPES.matcher(body(definition.get())).replaceAll(" ");
    return names(body, one) && names(body, other);
  }

  private Optional<Matcher> definition(String name) {
    Pattern pattern =
        Pattern.compile("^(\\s*)def\\s+" + Pattern.quote(name) + "\\s*\\(([^()]*)\\)[^:]*:(.*)$");
    return lines.stream()
        .filter(line -> line.contains("def "))
        .map(pattern::matcher)
        .filter(Matcher::find)
        .findFirst();
  }

  private String body(Matcher definition) {
    List<String> body = new ArrayList<>(List.of(definition.group(3)));
    int indent = definition.group(1).length();
    int at = lines.indexOf(definition.group());
    for (int i = at + 1; i < Math.min(lines.size(), at + BODY); i++) {
      String text = lines.get(i);
      if (!text.isBlank() && text.length() - text.stripLeading().length() <= indent) {
        break;
      }
      body.add(text.replaceFirst("#.*$", ""));
    }
    return String.join("\n", body);
  }

  private static boolean names(String text, String name) {
    return !name.isEmpty()
        && Pattern.compile("\\b" + Pattern.quote(name) + "\\b").matcher(text).find();
  }

  /** Whether a name stands for no items at all. */
  boolean isEmpty(String name) {
    return value(name)
        .map(
            value ->
                value.matches(
                    "\\(\\s*\\)|\\[\\s*]|\\{\\s*}|''|\"\"|(tuple|list|set|frozenset|dict)\\(\\s*\\)"))
        .orElse(false);
  }

  /** Whether a name stands for a tolerance in which numbers that differ are equal. */
  boolean isWide(String name) {
    return value(name)
        .filter(value -> value.matches("[\\d_.]+([eE][+-]?\\d+)?"))
        .map(value -> Double.parseDouble(value.replace("_", "")) > WIDEST)
        .orElse(false);
  }

  private Optional<String> value(String name) {
    String bare = name.substring(name.lastIndexOf('.') + 1);
    Pattern pattern =
        Pattern.compile("^\\s*(?:self\\.)?" + Pattern.quote(bare) + "\\s*(?::[^=]+)?=\\s*([^#=]+)");
    return lines.stream()
        .filter(line -> line.contains(bare))
        .map(pattern::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1).strip())
        .findFirst();
  }
}
