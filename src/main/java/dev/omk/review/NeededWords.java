package dev.omk.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Words of which at least one is in every ASCII text that a pattern is found in, so that a quick
 * search for them tells where the pattern is worth trying (after Cox, "Regular Expression Matching
 * with a Trigram Index", 2012). They are in lower case where the pattern does not care for case.
 *
 * <p>Understands the syntax of RE2. What it is not sure of needs no word.
 */
final class NeededWords {
  private static final int MOST = 40;
  private static final int LEAST = 2;

  private final String pattern;
  private final boolean folds;
  private int at;

  /**
   * What a part of a pattern may be.
   *
   * @param exact every text that it matches, or empty where there are too many
   * @param needed sets of words, of each of which every match has one
   */
  private record Part(Set<String> exact, List<Set<String>> needed) {
    static final Part NOTHING = new Part(Set.of(""), List.of());
    static final Part ANYTHING = new Part(Set.of(), List.of());

    Set<String> best() {
      Set<String> best = exact;
      for (Set<String> words : needed) {
        best = length(words) > length(best) ? words : best;
      }
      return best;
    }

    /** All that is known of it: where every text is known, that is of itself enough. */
    List<Set<String>> known() {
      return length(exact) < 1 ? needed : with(needed, exact);
    }
  }

  private NeededWords(String pattern) {
    this.pattern = pattern;
    this.folds = ignoreCase(pattern);
  }

  /** Whether some letters of a pattern count in either case. */
  static boolean ignoreCase(String pattern) {
    return pattern.contains("(?i");
  }

  /** Such words; empty where the pattern may match without any. */
  static Set<String> of(String pattern) {
    Set<String> words = joined(new NeededWords(pattern).branches()).best();
    return length(words) < LEAST ? Set.of() : words;
  }

  /**
   * The same more closely: for each alternative of the pattern sets of words, of each of which
   * every match has one. An alternative without a set may match anything.
   */
  static List<List<Set<String>>> alternatives(String pattern) {
    return new NeededWords(pattern)
        .branches().stream().map(part -> part.known().stream().distinct().toList()).toList();
  }

  /** Of the shortest word: what is short is everywhere. */
  private static int length(Set<String> words) {
    return words.stream().mapToInt(String::length).min().orElse(-1);
  }

  private static List<Set<String>> with(List<Set<String>> sets, Set<String> more) {
    List<Set<String>> all = new ArrayList<>(sets);
    all.add(more);
    return all;
  }

  private List<Part> branches() {
    List<Part> branches = new ArrayList<>();
    branches.add(sequence());
    while (at < pattern.length() && pattern.charAt(at) == '|') {
      at++;
      branches.add(sequence());
    }
    return branches;
  }

  private static Part joined(List<Part> branches) {
    if (branches.size() == 1) {
      return branches.getFirst();
    }
    Set<String> exact = new TreeSet<>();
    Set<String> needed = new TreeSet<>();
    boolean allExact = true;
    boolean allNeeded = true;
    for (Part branch : branches) {
      allExact &= !branch.exact().isEmpty();
      exact.addAll(branch.exact());
      Set<String> best = branch.best();
      allNeeded &= length(best) >= 1;
      needed.addAll(best);
    }
    return new Part(
        allExact && exact.size() <= MOST ? exact : Set.of(),
        allNeeded ? List.of(needed) : List.of());
  }

  private Part sequence() {
    Set<String> exact = Set.of("");
    boolean whole = true;
    List<Set<String>> needed = new ArrayList<>();
    while (at < pattern.length() && "|)".indexOf(pattern.charAt(at)) < 0) {
      Part next = repeated(single());
      Set<String> joined = joined(exact, next.exact());
      if (joined.isEmpty()) {
        whole = false;
        needed.addAll(new Part(exact, next.needed()).known());
        exact = next.exact().isEmpty() ? Set.of("") : next.exact();
      } else {
        exact = joined;
        needed.addAll(next.needed());
      }
    }
    return whole ? new Part(exact, needed) : new Part(Set.of(), new Part(exact, needed).known());
  }

  private static Set<String> joined(Set<String> starts, Set<String> ends) {
    Set<String> all = new TreeSet<>();
    if (starts.size() * ends.size() <= MOST) {
      starts.forEach(start -> ends.forEach(end -> all.add(start + end)));
    }
    return all;
  }

  private Part repeated(Part part) {
    Part result = part;
    while (at < pattern.length()) {
      char c = pattern.charAt(at);
      if (c == '*' || c == '?') {
        result = c == '?' ? optional(result) : Part.ANYTHING;
        at++;
      } else if (c == '+') {
        result = new Part(Set.of(), result.known());
        at++;
      } else if (c == '{' && at + 1 < pattern.length() && digit(pattern.charAt(at + 1))) {
        boolean may = pattern.charAt(at + 1) == '0';
        at = pattern.indexOf('}', at) + 1;
        result = may ? Part.ANYTHING : new Part(Set.of(), result.known());
      } else {
        break;
      }
    }
    return result;
  }

  private static Part optional(Part part) {
    if (part.exact().isEmpty()) {
      return Part.ANYTHING;
    }
    Set<String> either = new TreeSet<>(part.exact());
    either.add("");
    return new Part(either, List.of());
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  private Part single() {
    char c = pattern.charAt(at++);
    return switch (c) {
      case '(' -> group();
      case '[' -> characterClass();
      case '\\' -> escape();
      case '.' -> Part.ANYTHING;
      case '^', '$' -> Part.NOTHING;
      default -> literal(c);
    };
  }

  private Part literal(char c) {
    return c < 0x80
        ? new Part(Set.of(Character.toString(folds ? Character.toLowerCase(c) : c)), List.of())
        : Part.ANYTHING;
  }

  private Part group() {
    if (pattern.startsWith("?", at)) {
      int end = at + 1;
      while (":)>".indexOf(pattern.charAt(end)) < 0) {
        end++;
      }
      at = end + 1;
      if (pattern.charAt(end) == ')') {
        return Part.NOTHING; // Flags for what follows.
      }
    }
    Part inside = joined(branches());
    at++; // The parenthesis that closes it.
    return inside;
  }

  private Part escape() {
    char c = pattern.charAt(at++);
    return switch (c) {
      case 'b', 'B', 'A', 'z' -> Part.NOTHING;
      case 't' -> literal('\t');
      case 'n' -> literal('\n');
      case 'r' -> literal('\r');
      case 'p', 'P' -> property();
      case 'Q' -> throw new IllegalArgumentException("a quotation in " + pattern);
      default -> Character.isLetterOrDigit(c) ? other(c) : literal(c);
    };
  }

  private Part property() {
    at = pattern.charAt(at) == '{' ? pattern.indexOf('}', at) + 1 : at + 1;
    return Part.ANYTHING;
  }

  private Part other(char c) {
    if (c == 'x' || digit(c)) {
      at = c == 'x' && pattern.charAt(at) == '{' ? pattern.indexOf('}', at) + 1 : at + 2;
    }
    return Part.ANYTHING;
  }

  private Part characterClass() {
    Set<String> exact = new TreeSet<>();
    boolean known = pattern.charAt(at) != '^';
    int start = at + (known ? 0 : 1);
    at = start;
    while (pattern.charAt(at) != ']' || at == start) {
      char c = pattern.charAt(at++);
      if (c == '\\') {
        Part escaped = escape();
        known &= !escaped.exact().isEmpty();
        exact.addAll(escaped.exact());
      } else if (c == '[' && pattern.startsWith(":", at)) {
        known = false;
        at = pattern.indexOf(":]", at) + 2;
      } else {
        exact.addAll(literal(c).exact());
        known &= c < 0x80;
      }
      if (pattern.charAt(at) == '-' && pattern.charAt(at + 1) != ']') {
        known = false;
      }
    }
    at++;
    return known && exact.size() <= MOST ? new Part(exact, List.of()) : Part.ANYTHING;
  }
}
