package dev.omk.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The files that the words of a goal point to, best first. A path that the goal spells out counts
 * most, then a file's own name, then what it defines, then what it mentions.
 */
public final class PointedFiles {
  private static final int SHOWN = 8;
  private static final int MENTIONS = 5;
  private static final int WHY = 3;
  private static final Pattern ASIDE =
      Pattern.compile("(^|/)(bench|benches|benchmark|benchmarks|example|examples|demo)/");

  private final GoalWords words;
  private final Predicate<String> isTest;
  private final Function<String, Optional<String>> read;

  /**
   * A file and why it is named.
   *
   * @param path relative to the root
   * @param score only for the order
   * @param why one line
   * @param product whether it is the program itself, and no test, benchmark or example
   */
  public record Pointed(String path, int score, String why, boolean product) {}

  /**
   * @param text of the goal
   * @param isTest which files are tests
   * @param read the text of a file, as far as somebody is willing to read it
   */
  public PointedFiles(
      String text, Predicate<String> isTest, Function<String, Optional<String>> read) {
    this.words = GoalWords.of(text);
    this.isTest = isTest;
    this.read = read;
  }

  /** Ranks them; a file that nothing points to is not among them. */
  public List<Pointed> among(List<String> paths) {
    if (words.isEmpty()) {
      return List.of();
    }
    List<Pointed> found = new ArrayList<>();
    for (String path : paths) {
      Pointed pointed = look(path);
      if (pointed.score() > 0) {
        found.add(pointed);
      }
    }
    found.sort(Comparator.comparingInt(Pointed::score).reversed().thenComparing(Pointed::path));
    int floor = found.isEmpty() ? 0 : found.getFirst().score() / 12;
    return found.stream().filter(file -> file.score() > floor).limit(SHOWN).toList();
  }

  private Pointed look(String path) {
    Set<String> why = new LinkedHashSet<>();
    int score = byPath(path, why);
    boolean source = Language.of(path).isPresent();
    if (source || score > 0) {
      score += read.apply(path).map(text -> byContent(text, why)).orElse(0);
    }
    boolean product = source && !isTest.test(path) && !ASIDE.matcher(path).find();
    return new Pointed(
        path,
        product ? score * 2 : score,
        String.join(", ", why.stream().limit(WHY).toList()),
        product);
  }

  private int byPath(String path, Set<String> why) {
    int score = 0;
    for (String named : words.paths()) {
      if (path.equals(named) || path.endsWith("/" + named)) {
        score += 200;
        why.add("the goal names it");
      }
    }
    String name = path.substring(path.lastIndexOf('/') + 1);
    String stem = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
    Set<String> parts = parts(stem);
    for (String word : words.words()) {
      if (stem.equalsIgnoreCase(word)) {
        score += 60;
        why.add("its name is '" + word + "'");
      } else if (parts.contains(word) || parts.contains(singular(word))) {
        score += 25;
        why.add("its name has '" + word + "'");
      } else if (("/" + path.toLowerCase(Locale.ROOT)).contains("/" + word + "/")) {
        score += 10;
        why.add("it is below '" + word + "'");
      }
    }
    for (String identifier : words.names()) {
      if (stem.equalsIgnoreCase(identifier)) {
        score += 80;
        why.add("its name is '" + identifier + "'");
      }
    }
    return score;
  }

  private int byContent(String text, Set<String> why) {
    int score = 0;
    for (String identifier : words.names()) {
      int times = count(text, identifier);
      if (times > 0) {
        boolean defines = defines(text, identifier);
        score += (defines ? 50 : 10) + times;
        why.add((defines ? "defines '" : "mentions '") + identifier + "'");
      }
    }
    String lower = words.words().isEmpty() ? "" : text.toLowerCase(Locale.ROOT);
    for (String word : words.words()) {
      int times = count(lower, word);
      if (times > 0) {
        boolean defines = word.length() > 2 && defines(lower, word);
        score += (defines ? 30 : 0) + times;
        why.add((defines ? "defines '" : "mentions '") + word + "'");
      }
    }
    return score;
  }

  private static boolean defines(String text, String name) {
    for (String keyword :
        List.of("def ", "class ", "func ", "fn ", "function ", "struct ", "interface ", "const ")) {
      int at = text.indexOf(keyword + name);
      int end = at + keyword.length() + name.length();
      if (at >= 0 && (end == text.length() || !isWord(text.charAt(end)))) {
        return true;
      }
    }
    return text.startsWith(name + "()") || text.contains("\n" + name + "()");
  }

  private static int count(String text, String word) {
    int times = 0;
    for (int at = text.indexOf(word); at >= 0 && times < MENTIONS; ) {
      boolean begins = at == 0 || !isWord(text.charAt(at - 1));
      int end = at + word.length();
      boolean ends = end == text.length() || !isWord(text.charAt(end));
      times += begins && ends ? 1 : 0;
      at = text.indexOf(word, end);
    }
    return times;
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c);
  }

  private static String singular(String word) {
    return word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
  }

  private static Set<String> parts(String stem) {
    Set<String> parts = new LinkedHashSet<>();
    String apart = stem.replaceAll("(\\p{Ll})(\\p{Lu})", "$1 $2").toLowerCase(Locale.ROOT);
    for (String part : apart.split("[^\\p{L}\\p{N}]+", -1)) {
      if (!part.isEmpty()) {
        parts.add(part);
      }
    }
    return parts;
  }
}
