package dev.omk.review;

import com.google.re2j.Pattern;
import dev.omk.secret.LiteralFinder;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Many patterns behind one quick search for their words. Immutable and thread-safe.
 *
 * @param <T> what a pattern belongs to
 */
public final class PatternSet<T> {
  private final List<T> all;
  private final int[] ofWord;
  private final List<List<List<List<String>>>> words = new ArrayList<>();
  private final BitSet always = new BitSet();
  private final LiteralFinder finder;

  /**
   * @param all in the order in which they are tried
   * @param pattern of each
   */
  public PatternSet(List<T> all, Function<T, Pattern> pattern) {
    this(all, pattern, one -> false);
  }

  /**
   * The same where a line may be a part only of what is matched.
   *
   * @param parts whether the other words of a pattern may stand in other lines
   */
  public PatternSet(List<T> all, Function<T, Pattern> pattern, Predicate<T> parts) {
    this.all = List.copyOf(all);
    List<LiteralFinder.Word> first = new ArrayList<>();
    List<Integer> owners = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      String text = pattern.apply(all.get(i)).pattern();
      boolean ignoreCase = NeededWords.ignoreCase(text);
      Set<String> needed = NeededWords.of(text);
      if (needed.isEmpty()) {
        always.set(i);
      }
      for (String word : needed) {
        first.add(new LiteralFinder.Word(word, ignoreCase));
        owners.add(i);
      }
      boolean whole = !ignoreCase && !parts.test(all.get(i));
      words.add(whole ? listed(NeededWords.alternatives(text)) : List.of());
    }
    this.ofWord = owners.stream().mapToInt(Integer::intValue).toArray();
    this.finder = new LiteralFinder(first);
  }

  // Lists are walked faster than sets.
  private static List<List<List<String>>> listed(List<List<Set<String>>> alternatives) {
    return alternatives.stream()
        .map(sets -> sets.stream().map(set -> List.copyOf(set)).toList())
        .toList();
  }

  /** Those whose pattern may match somewhere in a line; the others surely do not. */
  public List<T> candidates(String line) {
    if (hasOtherCases(line)) {
      return all;
    }
    byte[] bytes = LiteralFinder.bytes(line);
    int first = finder.first(bytes, 0, bytes.length);
    if (first < 0 && always.isEmpty()) {
      return List.of();
    }
    BitSet tried = (BitSet) always.clone();
    if (first >= 0) {
      finder.all(bytes, 0, bytes.length).stream().forEach(word -> tried.set(ofWord[word]));
    }
    List<T> candidates = new ArrayList<>();
    for (int i = tried.nextSetBit(0); i >= 0; i = tried.nextSetBit(i + 1)) {
      if (mayMatch(words.get(i), line)) {
        candidates.add(all.get(i));
      }
    }
    return candidates;
  }

  // Where case does not count, these two stand for an s and a k of ASCII, and no other letter does.
  private static boolean hasOtherCases(String line) {
    return line.indexOf('\u017f') >= 0 || line.indexOf('\u212a') >= 0;
  }

  // One of the first words is there. The others, too, where it is known which?
  private static boolean mayMatch(List<List<List<String>>> alternatives, String line) {
    for (List<List<String>> sets : alternatives) {
      if (hasOneOfEach(sets, line)) {
        return true;
      }
    }
    return alternatives.isEmpty();
  }

  private static boolean hasOneOfEach(List<List<String>> sets, String line) {
    for (List<String> set : sets) {
      if (!hasOne(set, line)) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasOne(List<String> words, String line) {
    for (String word : words) {
      if (line.contains(word)) {
        return true;
      }
    }
    return false;
  }

  /** The set of one pattern. */
  public static PatternSet<Pattern> of(Pattern pattern) {
    return new PatternSet<>(List.of(pattern), Function.identity());
  }

  /** Whether one of the patterns may match somewhere in a line. */
  public boolean mayMatch(String line) {
    return !candidates(line).isEmpty();
  }
}
