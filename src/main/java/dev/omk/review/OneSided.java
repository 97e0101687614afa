package dev.omk.review;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.omk.secret.TextLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Definitions of equality in which nobody can see that what is there is compared with what it is
 * compared with: they look at one side alone, change it, ask only what type it is, or leave the
 * usual forms.
 */
final class OneSided {
  private static final int BODY = 60;
  private static final Pattern PYTHON =
      Pattern.compile(
          "^(\\s*)def\\s+__(?:eq|ne)__\\s*\\(\\s*(\\w+)\\s*,\\s*\\*?(\\w+)[^)]*\\)[^:]*:(.*)$");
  private static final Pattern NUMBER =
      Pattern.compile(
          "^(\\s*)class\\s+\\w+\\s*\\(\\s*(int|float|complex|bytes|Decimal|Fraction|str|list|tuple|dict|set|frozenset|UserList|UserDict)\\s*\\)");
  private static final Pattern ARITHMETIC =
      Pattern.compile(
          "^\\s+def\\s+__(lt|le|gt|ge|sub|rsub|bool|abs|round|contains|int|float|index)__");
  private static final Set<String> PLAIN_NUMBERS =
      Set.of("int", "float", "complex", "bytes", "Decimal", "Fraction");
  private static final Pattern EQUALITY = Pattern.compile("^\\s+def\\s+__(eq|ne)__");

  /** One object for whatever it is made of. */
  private static final Pattern MADE =
      Pattern.compile("^(\\s+)def\\s+__new__\\s*\\(\\s*\\w+\\s*,\\s*(?:[a-z]|_\\w)");

  private static final Pattern KEPT = Pattern.compile("^\\s+return\\s+(?:cls|\\w+)\\._?\\w+\\s*$");

  /** The last operand is the one that has to be looked at. */
  private static final Pattern OPERATOR =
      Pattern.compile(
          "^(\\s+)def\\s+__(?:r?sub|lt|le|gt|ge|r?mod|abs|round)__\\s*\\((?:\\s*\\w+\\s*,)?\\s*(\\w+)[^),]*\\)[^:]*:(.*)$");

  private static final Pattern OTHERS =
      Pattern.compile(
          "\\bfn\\s+(?:eq|ne)\\s*\\(\\s*&self|\\boperator\\s*(?:==|!=)\\s*\\(|\\bboolean\\s+equals\\s*\\("
              + "|\\bfun\\s+equals\\s*\\(|\\bbool\\s+Equals\\s*\\(|\\bfunc\\s+\\([^)]*\\)\\s*Equals?\\s*\\("
              + "|\\bfunc\\s+==\\s*\\(");
  private static final PatternSet<Pattern> EQUALITIES = PatternSet.of(OTHERS);
  private static final Pattern TYPES_ONLY =
      Pattern.compile(
          "\\bthis\\s*==+\\s*\\w+|\\b\\w+\\s*==+\\s*(this|null|nil|nullptr)\\b|\\b\\w+\\s*!=+\\s*(null|nil)\\b"
              + "|\\bgetClass\\s*\\(\\s*\\)\\s*[!=]=\\s*\\w+\\.getClass\\s*\\(\\s*\\)|operator\\s*(==|!=)"
              + "|\\b(fn\\s+(eq|ne)|boolean\\s+equals|fun\\s+equals|bool\\s+Equals|\\)\\s*Equals?)\\s*\\(");
  private static final Pattern COMPARES =
      Pattern.compile(
          "==|!=|(?i)\\b\\w*(equals?|compare|compareto|cmp|eq|ne|isequal)(_?ignore\\w*)?\\s*\\(|<=>|default");

  private static final Pattern WHOLE =
      Pattern.compile("\\breturn\\s+\\*?\\w+\\s*==\\s*\\*?\\w+\\s*;?\\s*\\}?\\s*$");
  private static final Pattern FIELD = Pattern.compile("(?:\\.|->|::)\\s*_?(\\w+)");
  private static final Set<String> CALLS =
      Set.of("equals", "Equals", "Equal", "eq", "getClass", "compareTo", "compare", "hash", "get");

  private final FilePatch file;
  private final List<String> lines;
  private final Set<Integer> added;

  /**
   * @param content of a file as it is now, where it can be read
   */
  OneSided(FilePatch file, Function<String, Optional<String>> content) {
    this.file = file;
    this.added =
        file.added().stream().map(TextLine::number).collect(Collectors.toCollection(TreeSet::new));
    this.lines = content.apply(file.path()).map(text -> text.lines().toList()).orElse(List.of());
  }

  /** Where such a definition begins, of those that have a line that is new. */
  List<TextLine> lines() {
    if (file.added().stream().noneMatch(line -> mayCompare(line.text())) && lines.isEmpty()) {
      return List.of();
    }
    boolean whole = !lines.isEmpty();
    boolean oneGone =
        file.removed().stream()
            .anyMatch(line -> mayCompare(line.text()) && end(List.of(line.text()), 0) >= 0);
    List<String> all = whole ? lines : file.added().stream().map(TextLine::text).toList();
    List<TextLine> found = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      int end = mayCompare(all.get(i)) ? suspicious(all, i) : -1;
      if (end < 0 && whole && mayCompare(all.get(i)) && (!added.contains(i + 1) || oneGone)) {
        int last = end(all, i); // One that was there before and is another one now.
        end = last >= 0 && isNarrower(all.subList(i, Math.min(last, all.size()))) ? last : -1;
      }
      if (end >= 0 && (!whole || isNew(i + 1, end))) {
        found.add(whole ? new TextLine(i + 1, all.get(i)) : file.added().get(i));
      }
    }
    return found;
  }

  // Something that was compared is not any more; where all was, one thing alone is.
  private boolean isNarrower(List<String> definition) {
    Set<String> now = fields(definition);
    List<String> gone = file.removed().stream().map(TextLine::text).toList();
    boolean whole = gone.stream().anyMatch(text -> WHOLE.matcher(text).find());
    Set<String> before = fields(gone.stream().filter(OneSided::comparesFields).toList());
    return !now.containsAll(before) || (whole && now.size() < 2);
  }

  private static boolean comparesFields(String text) {
    return text.contains("==")
        || text.contains("!=")
        || text.contains("qual")
        || text.contains("eq(");
  }

  private static Set<String> fields(List<String> lines) {
    Set<String> fields = new TreeSet<>();
    for (String line : lines) {
      Matcher field = FIELD.matcher(line);
      while (field.find()) {
        fields.add(field.group(1));
      }
    }
    fields.removeAll(CALLS);
    return fields;
  }

  private boolean isNew(int first, int last) {
    return added.stream().anyMatch(number -> number >= first && number <= last);
  }

  private static boolean mayCompare(String text) {
    return text.contains("__")
        || text.contains("class")
        || text.contains("qual")
        || text.contains("fn ")
        || text.contains("==")
        || text.contains("operator");
  }

  // The number of the last line of the definition, or -1 where it is in order.
  private int suspicious(List<String> all, int at) {
    if (!file.suffix().toLowerCase(Locale.ROOT).startsWith("py")) {
      return isEquality(all.get(at)) ? braces(all, at) : -1;
    }
    String line = all.get(at);
    Matcher equality = PYTHON.matcher(line);
    if ((line.contains("__eq__") || line.contains("__ne__")) && equality.find()) {
      List<String> body = body(all, at, equality.group(1).length());
      boolean fine =
          new PythonEquality(
                  equality.group(2),
                  equality.group(3),
                  marker(all, at),
                  new PythonDefinitions(all, !lines.isEmpty()))
              .holds(equality.group(4).strip(), body);
      return fine ? -1 : at + 1 + body.size();
    }
    Matcher number = NUMBER.matcher(line);
    if (line.contains("class ") && number.find()) {
      List<String> body = body(all, at, number.group(1).length());
      boolean ownEquality = PLAIN_NUMBERS.contains(number.group(2));
      return body.stream()
              .anyMatch(
                  text ->
                      ARITHMETIC.matcher(text).find()
                          || (ownEquality && EQUALITY.matcher(text).find()))
          ? at + 1 + body.size()
          : -1;
    }
    Matcher made = MADE.matcher(line);
    if (line.contains("__new__") && made.find()) {
      List<String> body = body(all, at, made.group(1).length());
      return body.stream().anyMatch(text -> KEPT.matcher(text).find()) ? at + 1 + body.size() : -1;
    }
    Matcher operator = OPERATOR.matcher(line);
    if (line.contains("def __") && operator.find()) {
      List<String> body = body(all, at, operator.group(1).length());
      return isBlind(operator.group(2), operator.group(3), body) ? at + 1 + body.size() : -1;
    }
    return -1;
  }

  // It gives something, and never looks at what it is given.
  private static boolean isBlind(String operand, String inline, List<String> body) {
    String text = (inline + "\n" + String.join("\n", body)).replaceAll("isinstance\\([^)]*\\)", "");
    boolean gives =
        text.lines()
            .anyMatch(
                line -> line.strip().startsWith("return ") && !line.contains("NotImplemented"));
    return gives && !Pattern.compile("\\b" + operand + "\\b").matcher(text).find();
  }

  // The number of the last line of a definition of equality that begins there, or -1.
  private int end(List<String> all, int at) {
    String line = all.get(at);
    if (file.suffix().toLowerCase(Locale.ROOT).startsWith("py")) {
      Matcher equality = PYTHON.matcher(line);
      return equality.find() ? at + 1 + body(all, at, equality.group(1).length()).size() : -1;
    }
    return isEquality(line) ? Braced.from(all, at).last() + 1 : -1;
  }

  private static boolean isEquality(String line) {
    return EQUALITIES.mayMatch(line) && OTHERS.matcher(line).find();
  }

  private static List<String> body(List<String> all, int at, int indent) {
    List<String> body = new ArrayList<>();
    for (int i = at + 1; i < Math.min(all.size(), at + BODY); i++) {
      String text = all.get(i);
      if (!text.isBlank() && text.length() - text.stripLeading().length() <= indent) {
        break;
      }
      body.add(text);
    }
    return body;
  }

  // The class that a definition is in, if nothing is ever kept in it: all of its kind are equal.
  private static Optional<String> marker(List<String> all, int at) {
    int indent = all.get(at).length() - all.get(at).stripLeading().length();
    for (int i = at - 1; i >= 0; i--) {
      String text = all.get(i);
      int depth = text.length() - text.stripLeading().length();
      if (depth < indent && text.strip().startsWith("class ")) {
        String inside = String.join("\n", body(all, i, depth));
        boolean keeps = inside.contains("self.") || inside.contains("__slots__");
        String name = text.strip().substring("class ".length()).replaceFirst("\\W.*", "");
        return keeps || text.contains("(") ? Optional.empty() : Optional.of(name);
      }
    }
    return Optional.empty();
  }

  private static int braces(List<String> all, int at) {
    Braced definition = Braced.from(all, at);
    String rest = TYPES_ONLY.matcher(definition.text()).replaceAll(" ");
    // "a == b || b != a" is true of any two.
    boolean either = rest.contains("||") && rest.contains("!=");
    if (new BracedEquality(definition.text()).isOneSided()) {
      return definition.last() + 1;
    }
    boolean compares =
        COMPARES.matcher(rest).find() || (!definition.opened() && !rest.contains("return"));
    return compares && !either ? -1 : definition.last() + 1;
  }

  /**
   * A definition up to where its braces are closed.
   *
   * @param last the index of its last line
   * @param opened whether there was a brace at all
   */
  private record Braced(String text, int last, boolean opened) {
    static Braced from(List<String> all, int at) {
      StringBuilder text = new StringBuilder();
      int depth = 0;
      boolean opened = false;
      int i = at;
      for (; i < Math.min(all.size(), at + BODY); i++) {
        String line = all.get(i);
        text.append(line).append('\n');
        for (int k = 0; k < line.length(); k++) {
          depth += line.charAt(k) == '{' ? 1 : line.charAt(k) == '}' ? -1 : 0;
          opened |= line.charAt(k) == '{';
        }
        if ((opened && depth <= 0) || (!opened && line.contains(";"))) {
          break;
        }
      }
      return new Braced(text.toString(), Math.min(i, all.size() - 1), opened);
    }
  }
}
