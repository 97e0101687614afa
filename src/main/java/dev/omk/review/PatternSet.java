package dev.omk.review;

import com.google.re2j.Pattern;
import dev.omk.secret.LiteralFinder;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;

/**
 * Many patterns behind one quick search for their words. Immutable and thread-safe.
 *
 * @param <T> what a pattern belongs to
 */
public final class PatternSet<T> {
  private final List<T> all;
  private final List<BitSet> byWord = new ArrayList<>();
  private final BitSet always = new BitSet();
  private final LiteralFinder finder;

  /**
   * @param all in the order in which they are tried
   * @param pattern of each
   */
  public PatternSet(List<T> all, Function<T, Pattern> pattern) {
    this.all = List.copyOf(all);
    List<LiteralFinder.Word> words = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      List<String> needed = List.copyOf(NeededWords.of(pattern.apply(all.get(i)).pattern()));
      if (needed.isEmpty()) {
        always.set(i);
      }
      for (String word : needed) {
        words.add(new LiteralFinder.Word(word, true));
        BitSet one = new BitSet();
        one.set(i);
        byWord.add(one);
      }
    }
    this.finder = new LiteralFinder(words);
  }

  /** Those whose pattern may match somewhere in a line; the others surely do not. */
  public List<T> candidates(String line) {
    byte[] bytes = LiteralFinder.bytes(line);
    if (bytes.length == 0 && !line.isEmpty()) {
      return all; // Letters beyond ASCII may stand for ASCII ones where case does not count.
    }
    int first = finder.first(bytes, 0, bytes.length);
    if (first < 0 && always.isEmpty()) {
      return List.of();
    }
    BitSet tried = (BitSet) always.clone();
    if (first >= 0) {
      finder.all(bytes, 0, bytes.length).stream().forEach(word -> tried.or(byWord.get(word)));
    }
    return tried.stream().mapToObj(all::get).toList();
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
