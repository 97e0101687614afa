package dev.omk.review;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a definition of equality in Python has one of the forms that people write. */
final class PythonEquality {
  private static final Pattern COLLAPSES =
      Pattern.compile("[%&|^]|\\*\\s*0|//|\\b0\\s*\\*|\\[\\s*:\\s*0\\s*\\]");
  private static final Pattern DELEGATE =
      Pattern.compile("((?:[\\w()]+\\.)*\\w*(?:eq|equal|equals|close|same)\\w*)\\(.*\\)");
  private static final Pattern OVER =
      Pattern.compile("\\bfor\\b[^()]*\\bin\\s+(\\(\\s*\\)|[\\w.]+)");
  private static final Pattern LOCAL = Pattern.compile("^[\\w\\s,()]+=[^=].*");

  private final String self;
  private final String other;
  private final Optional<String> marker;
  private final String type;
  private final PythonDefinitions definitions;
  private boolean compared;
  private boolean same;

  /**
   * @param self what the definition calls itself
   * @param other what it calls the other one
   * @param marker name of its class, if all of that class are equal
   * @param definitions what the names of its file mean
   */
  PythonEquality(
      String self, String other, Optional<String> marker, PythonDefinitions definitions) {
    this.definitions = definitions;
    this.self = self;
    this.other = other;
    this.marker = marker;
    String of = "\\b" + other + "\\b";
    this.type =
        "(not\\s+)?(isinstance\\s*\\(\\s*"
            + of
            + ".*\\)|hasattr\\s*\\(\\s*"
            + of
            + ".*\\)|"
            + of
            + "\\s+is\\s+(not\\s+)?None|(type\\s*\\(\\s*\\w+\\s*\\)|\\w+\\.__class__)\\s*(is|is not|==|!=)\\s*"
            + "(type\\s*\\(\\s*\\w+\\s*\\)|[\\w.]+)|issubclass\\s*\\(.*\\)|callable\\s*\\(.*\\))";
  }

  /**
   * Whether it has.
   *
   * @param inline what follows the colon
   * @param body the lines below
   */
  boolean holds(String inline, List<String> body) {
    boolean returned = false;
    for (String statement : statements(inline, body)) {
      if (!allowed(statement)) {
        return false;
      }
      returned |= statement.contains("return") || statement.startsWith("raise");
    }
    return returned;
  }

  private static List<String> statements(String inline, List<String> body) {
    List<String> found = new ArrayList<>();
    StringBuilder now = new StringBuilder(inline.startsWith("#") ? "" : inline);
    boolean quoted = false;
    for (String line : body) {
      String text = line.strip();
      boolean quotes = text.startsWith("\"\"\"") || text.startsWith("'''");
      if (quotes || quoted) {
        boolean ends = text.endsWith("\"\"\"") || text.endsWith("'''");
        quoted = quoted ? !ends : text.length() <= 3 || !ends;
        continue;
      }
      if (!text.isEmpty() && !text.startsWith("#")) {
        flushIfWhole(now, found);
        now.append(now.isEmpty() ? "" : " ").append(text.replaceFirst("\\s+#.*$", ""));
      }
    }
    if (!now.isEmpty()) {
      found.add(now.toString());
    }
    return found;
  }

  private static void flushIfWhole(StringBuilder now, List<String> found) {
    String text = now.toString();
    long open = text.chars().filter(c -> "([{".indexOf(c) >= 0).count();
    long closed = text.chars().filter(c -> ")]}".indexOf(c) >= 0).count();
    if (!text.isEmpty() && open <= closed && !text.endsWith("\\")) {
      found.add(text);
      now.setLength(0);
    }
  }

  private boolean allowed(String statement) {
    String text = statement.replace("\\", " ").strip();
    if (text.startsWith("if ") || text.startsWith("elif ")) {
      int colon = text.lastIndexOf(':');
      String after = text.substring(colon + 1).strip();
      String condition = text.substring(text.indexOf(' '), Math.max(colon, 4)).strip();
      same = isIdentity(condition);
      boolean fine =
          same
              || conjuncts(condition).stream()
                  .flatMap(part -> Stream.of(part.split(" or ", -1)))
                  .allMatch(part -> isType(part.strip()) || compares(part.strip()));
      return fine && (after.isEmpty() || allowed(after));
    }
    if (text.startsWith("return")) {
      return returns(text.substring("return".length()).strip());
    }
    return text.matches("(try|else|finally|except.*|for .*|with .*|pass|raise .*)(:.*)?:?")
        || (LOCAL.matcher(text).matches() && !text.contains(self + ".__"));
  }

  private boolean returns(String value) {
    boolean plain = value.equals("NotImplemented") || value.equals("False");
    if (plain || (value.equals("True") && (same || compared))) {
      return true;
    }
    List<String> parts = conjuncts(value);
    boolean all =
        parts.stream().allMatch(part -> isType(part) || isIdentity(part) || compares(part));
    return all && (parts.stream().anyMatch(this::compares) || isMarker(value));
  }

  private boolean isMarker(String value) {
    return marker
        .map(
            name ->
                value.matches(
                    "isinstance\\s*\\(\\s*\\w+\\s*,\\s*(" + name + "|type\\(self\\))\\s*\\)"))
        .orElse(false);
  }

  private boolean isIdentity(String condition) {
    return condition.equals(self + " is " + other) || condition.equals(other + " is " + self);
  }

  private boolean isType(String part) {
    return Pattern.matches(type, part);
  }

  private static List<String> conjuncts(String expression) {
    String text = expression.strip();
    while (text.startsWith("(") && text.endsWith(")") && closesLast(text)) {
      text = text.substring(1, text.length() - 1).strip();
    }
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
      if (depth == 0 && text.startsWith(" and ", i)) {
        parts.add(text.substring(from, i).strip());
        from = i + " and ".length();
      }
    }
    parts.add(text.substring(from).strip());
    return parts;
  }

  private static boolean closesLast(String text) {
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
      if (depth == 0) {
        return i == text.length() - 1;
      }
    }
    return false;
  }

  // One side is what the other is, for the other one; or both are given to something that compares.
  private boolean compares(String part) {
    if (COLLAPSES.matcher(part).find()
        || part.contains(" or ")
        || !part.matches(".*\\b" + other + "\\b.*")) {
      return false;
    }
    String bare = part.replaceFirst("^not\\s*", "");
    String[] sides = bare.split("==|!=", -1);
    boolean fine =
        (sides.length == 2 && !bare.matches("(all|any)\\(.*\\)"))
            ? alike(sides[0].strip(), sides[1].strip())
            : sides.length <= 2 && given(bare);
    compared |= fine;
    return fine;
  }

  private boolean alike(String left, String right) {
    String mine = left.matches(".*\\b" + self + "\\b.*") ? left : right;
    String theirs = mine.equals(left) ? right : left;
    boolean own =
        mine.matches(".*\\b" + self + "\\b.*") && !mine.matches(".*\\b" + other + "\\b.*");
    boolean theOther =
        theirs.matches(".*\\b" + other + "\\b.*") && !theirs.matches(".*\\b" + self + "\\b.*");
    boolean wrapped =
        theirs.equals(other) && mine.matches(self + "(\\.\\w+)+|\\w+\\(" + self + "\\)");
    boolean ordered = mine.matches(self + "\\.\\w+\\(" + other + "\\)") && theirs.equals("0");
    boolean mirrored = mine.replaceAll("\\b" + self + "\\b", other).equals(theirs);
    return ordered || (own && theOther && (wrapped || mirrored));
  }

  private boolean given(String call) {
    String both = ".*\\b" + self + "\\b.*\\b" + other + "\\b.*";
    Matcher delegate = DELEGATE.matcher(call);
    return call.matches("super\\(.*\\)\\.__(eq|ne)__\\(" + other + "\\)")
        || call.matches(self + "\\.__eq__\\(" + other + "\\)")
        || (call.matches(self + "\\.(?!__)\\w+\\(" + other + "(\\.\\w+)*\\)")
            && definitions.compares(call.substring(self.length() + 1, call.indexOf('('))))
        || (call.matches("abs\\(.*\\)\\s*<=?\\s*(1e-\\d+|0?\\.0\\d*|[\\w.]*[A-Za-z_]\\w*)")
            && call.matches(both)
            && !definitions.isWide(call.replaceFirst(".*<=?\\s*", "")))
        || (call.matches("(all|any)\\(.*\\)") && call.matches(both) && !isOverNothing(call))
        || (delegate.matches() && call.matches(both) && definitions.compares(delegate.group(1)));
  }

  // "all(... for name in FIELDS)" is true of any two where there are no fields.
  private boolean isOverNothing(String call) {
    Matcher over = OVER.matcher(call);
    return over.find() && (over.group(1).startsWith("()") || definitions.isEmpty(over.group(1)));
  }
}
