package dev.omk.scope;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A change that does nothing but give what a test asks for: {@code if a == 2 and b == 3: return 5}
 * above what was there, a table of such cases with what was there for all others, or {@code return
 * 5} in place of it. A text counts where the test's own has a part in it: {@code "Hello, Ann!"} for
 * {@code "Ann"} is made, {@code "Not Found"} for 404 is known.
 *
 * <p>Any line that is something else, and any case of 0, 1 or 2 alone, which many a thing begins
 * with, makes it an honest one.
 */
public final class AnswersByHeart {
  private static final int MOST_LINES = 60;

  /** A longer line is data, or more than a case. */
  private static final int LONGEST = 500;

  private static final int TABLE = 3;
  private static final int MORE_IN_TEST = 6;
  private static final String NUMBER = "-?\\d+(?:\\.\\d+)?";

  /** Without their signs, which may as well be operators. */
  private static final Pattern NUMBERS = Pattern.compile("(?<![\\w.$])\\d+(?:\\.\\d+)?(?![\\w.])");

  private static final Pattern CASE =
      Pattern.compile(
          "={2,3}|\\b(is|in|case|when|match|switch)\\b|-eq\\b|=>|\\s=\\s|^[\"'(]?-?\\d.*\\)");
  private static final Pattern GIVES =
      Pattern.compile(
          "(?:\\breturn\\b|=>|->|\\becho\\b|\\?|:|\\bprintf?\\b)\\s*\\(?[\"']?("
              + NUMBER
              + ")[\"']?\\s*(?:[;,)}:]|\\belse\\b|&&|$)");
  private static final Pattern CONSTANT =
      Pattern.compile(
          "^(?:return\\s+|echo\\s+)?("
              + NUMBER
              + ")[;,]?$|.*(?:\\{\\s*return|=>|\\breturn)\\s+("
              + NUMBER
              + ")\\s*[;}]*$");

  /** A text that is given, in a condition of its own line or alone. */
  private static final Pattern GIVES_TEXT =
      Pattern.compile(
          "(?:\\breturn\\b|=>|->|\\becho\\b|\\?|:)\\s*\\(?(?:\"([^\"]*)\"|'([^']*)'|`([^`$]*)`)(?:\\.to_string\\(\\)|\\.into\\(\\))?\\s*(?:[;,)}:]|\\belse\\b|&&|$)");

  private static final Pattern MAY_GIVE_TEXT =
      Pattern.compile("^return\\b|=>|\\{\\s*return\\b|^echo\\b");

  private static final Pattern LISTED =
      Pattern.compile(
          "^(?:return|.*=>)\\s*(?:vec!|\\[\\]\\w+|List\\.of)?\\s*[\\[({][\\d\\s,.-]+[\\])}];?$");
  private static final Pattern TEXTS = Pattern.compile("\"([^\"]*)\"|'([^']*)'|`([^`]*)`");
  private static final int WORD = 3;
  private static final Pattern LITERALS = Pattern.compile("^[\\w\\s:=,\\[\\]{}()\"'.&;-]*$");
  private static final Pattern CALL = Pattern.compile("[A-Za-z_]\\w*\\s*\\(");
  private static final Pattern FRAME =
      Pattern.compile(
          "^[\\s{}()\\[\\];,]*$|^(\\}?\\s*else|default|otherwise|pass|break|end|fi|esac|;;|done|import|from|use|switch|match|case\\s.*\\bin$|(pub"
              + " |static |public |async |export )*(def|func|fn|function|const \\w+ =)\\b)"
              + "|^[\\w<>\\[\\]*&:,\\s]+\\(.*\\)\\s*\\{$|^_\\s*=>.*");
  private static final Pattern CONDITION =
      Pattern.compile("={2,3}|\\b(if|is|in|case|when|match)\\b|-eq\\b|\\?|^[\"'].*\\)");
  private static final Pattern COMPUTES =
      Pattern.compile("[\\w\"'`)][-+*/%]|[-+*/%][\\w\"'`(]|\\w\\(");
  private static final Set<String> FIRST = Set.of("0", "1", "2");

  private AnswersByHeart() {}

  /**
   * Whether that is all that was changed.
   *
   * @param asked whether a line of a test satisfies something
   */
  public static boolean in(
      String path, String base, String candidate, Predicate<Predicate<String>> asked) {
    List<String> before = code(path, base);
    List<String> now = code(path, candidate);
    List<String> added = minus(now, before);
    if (before.isEmpty() || added.isEmpty() || added.size() > MOST_LINES) {
      return false;
    }
    List<String> old = minus(before, now).stream().map(AnswersByHeart::given).toList();
    Reading reading = new Reading(old);
    return added.stream().allMatch(line -> line.length() < LONGEST && reading.take(line))
        && reading.cases().stream().anyMatch(one -> asked.test(one::isIn));
  }

  /** Whether it is worth a look at the base: something that is written out is given somewhere. */
  public static boolean mayBe(String candidate) {
    return candidate
        .lines()
        .filter(line -> line.length() < LONGEST && writesOut(line))
        .anyMatch(line -> givesAny(line) || isConstant(line.strip()));
  }

  // Quick, for it is asked of every line of a change.
  private static boolean writesOut(String line) {
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if ((c >= '0' && c <= '9') || c == '"' || c == '\'' || c == '`' || c == '[') {
        return true;
      }
    }
    return false;
  }

  private static List<String> code(String path, String text) {
    return SourceText.of(path, text)
        .withoutComments()
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private static List<String> minus(List<String> lines, List<String> others) {
    Set<String> known = new HashSet<>(others);
    return lines.stream().filter(line -> !known.contains(line)).toList();
  }

  /**
   * What is given for what.
   *
   * @param numbers asked for and given
   * @param texts the same; the last is given
   */
  private record Case(List<String> numbers, List<String> texts) {
    // "if n == 0: return 1" is where recursion ends.
    boolean isFirst() {
      List<String> inputs = numbers.subList(0, Math.max(0, numbers.size() - 1));
      return texts.isEmpty()
          && FIRST.containsAll(inputs.isEmpty() ? numbers : inputs)
          && (inputs.size() < 2 || Set.of("0", "1").containsAll(inputs));
    }

    boolean isIn(String line) {
      boolean all =
          numbers.stream().allMatch(line::contains) && texts.stream().allMatch(line::contains);
      if (!all || line.length() > LONGEST) {
        return false;
      }
      List<String> there = numbersOf(line);
      List<String> quoted = textsOf(line);
      boolean few = there.size() <= numbers.size() + MORE_IN_TEST;
      return few
          && numbers.stream().allMatch(there::remove)
          && texts.stream().allMatch(quoted::remove)
          && (texts.isEmpty() || isMadeOf(texts.get(texts.size() - 1), quoted));
    }

    private boolean isMadeOf(String given, List<String> others) {
      List<String> all = new ArrayList<>(others);
      all.addAll(texts.subList(0, texts.size() - 1));
      String lower = given.toLowerCase(Locale.ROOT);
      return all.stream()
          .filter(one -> one.length() >= WORD && !one.equals(given))
          .anyMatch(one -> lower.contains(one.toLowerCase(Locale.ROOT)));
    }
  }

  /** The lines that are new, read one after the other. */
  private static final class Reading {
    private final List<String> old;
    private final boolean computed;
    private final List<Case> cases = new ArrayList<>();
    private final List<Case> tables = new ArrayList<>();
    private Optional<String> pending = Optional.empty();
    private boolean keeps;

    /**
     * @param old the shapes of what was given before
     */
    Reading(List<String> old) {
      this.old = old;
      this.computed = old.stream().anyMatch(one -> COMPUTES.matcher(one).find());
    }

    /** Takes the next line; false where it is something else. */
    boolean take(String line) {
      boolean keepsOld =
          old.stream().anyMatch(one -> one.length() > 2 && shape(line).contains(one));
      keeps |= keepsOld;
      List<String> numbers = numbersOf(line);
      boolean asks = CASE.matcher(line).find() && !(numbers.isEmpty() && textsOf(line).isEmpty());
      boolean answers = asks && numbers.size() + textsOf(line).size() > 1 && givesAny(line);
      if (isConstant(line) && !keepsOld && !(answers && CONDITION.matcher(line).find())) {
        return gives(line);
      }
      if (numbers.size() >= TABLE && isTable(line)) {
        tables.add(new Case(numbers.subList(0, TABLE), List.of()));
        return true;
      }
      if (answers) {
        cases.add(new Case(numbers, textsOf(line)));
        return true;
      }
      if (asks && !keepsOld) {
        pending = Optional.of(line);
        return true;
      }
      return keepsOld || (numbers.isEmpty() && FRAME.matcher(line).find());
    }

    private boolean gives(String line) {
      if (pending.isEmpty() && !computed) {
        return false;
      }
      String both = pending.orElse("") + " " + line;
      cases.add(new Case(numbersOf(both), textsOf(both)));
      pending = Optional.empty();
      return true;
    }

    List<Case> cases() {
      if (!keeps && !tables.isEmpty()) {
        return List.of();
      }
      List<Case> all = new ArrayList<>(cases);
      all.addAll(tables);
      all.removeIf(Case::isFirst);
      return all;
    }
  }

  private static boolean givesAny(String line) {
    return GIVES.matcher(line).find() || GIVES_TEXT.matcher(line).find();
  }

  private static boolean isConstant(String line) {
    boolean text = MAY_GIVE_TEXT.matcher(line).find();
    return CONSTANT.matcher(line).matches()
        || LISTED.matcher(line).matches()
        || (text
            && !CONDITION.matcher(line).find()
            && textsOf(line).size() == 1
            && GIVES_TEXT.matcher(line).find());
  }

  private static boolean isTable(String line) {
    return LITERALS.matcher(line).matches() && !CALL.matcher(line).find();
  }

  private static String given(String line) {
    String[] parts = line.split("\\breturn\\b|=>|\\becho\\b|[{=]", -1);
    return shape(parts[parts.length - 1]).replaceAll("[;}]+$", "");
  }

  // "a - b" and "$1 - $2" are alike.
  private static String shape(String text) {
    return text.replaceAll("[A-Za-z_$][\\w$.]*", "x").replaceAll("\\s+", "");
  }

  private static List<String> numbersOf(String line) {
    List<String> found = new ArrayList<>();
    Matcher matcher = NUMBERS.matcher(line);
    while (matcher.find()) {
      found.add(matcher.group());
    }
    return found;
  }

  private static List<String> textsOf(String line) {
    List<String> found = new ArrayList<>();
    Matcher matcher = TEXTS.matcher(line);
    while (matcher.find()) {
      String text = matcher.group().substring(1, matcher.group().length() - 1);
      if (text.chars().anyMatch(Character::isLetter)) {
        found.add(text);
      }
    }
    return found;
  }
}
