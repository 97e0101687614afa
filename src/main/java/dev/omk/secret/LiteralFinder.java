package dev.omk.secret;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/**
 * Finds any of many words in one pass over bytes (Aho and Corasick's automaton, as a dense table).
 *
 * <p>The automaton folds the case of ASCII letters; a word that compares case is checked when the
 * automaton ends in it.
 */
public final class LiteralFinder {
  /** A word to find; one that ignores case is in lower case. */
  public record Word(String latin1, boolean ignoreCase) {}

  private final List<Word> words;
  private final int[] classes = new int[256];
  private final int width;
  private int[] next;
  private final List<int[]> ends = new ArrayList<>();

  /** The numbers of the words that end in a state, without what its suffixes end. */
  private boolean[] ending = new boolean[0];

  /** Builds the automaton. */
  public LiteralFinder(Collection<Word> words) {
    this.words = List.copyOf(words);
    int used = 1; // class 0 is every byte that no word has
    for (Word word : this.words) {
      for (byte b : bytes(word)) {
        if (classes[b & 0xff] == 0) {
          classes[b & 0xff] = used++;
        }
      }
    }
    for (int upper = 'A'; upper <= 'Z'; upper++) {
      classes[upper] = classes[upper + 32];
    }
    this.width = used;
    this.next = new int[width];
    ends.add(new int[0]);
    for (int i = 0; i < this.words.size(); i++) {
      insert(bytes(this.words.get(i)), i);
    }
    link();
  }

  /** A text as bytes to find words of ASCII in; what is not in Latin-1 becomes a question mark. */
  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] bytes(Word word) {
    byte[] bytes = word.latin1().getBytes(StandardCharsets.ISO_8859_1);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] >= 'A' && bytes[i] <= 'Z') {
        bytes[i] = (byte) (bytes[i] + 32);
      }
    }
    return bytes;
  }

  private void insert(byte[] word, int number) {
    int state = 0;
    for (byte b : word) {
      int slot = state * width + classes[b & 0xff];
      if (next[slot] == 0) {
        int added = ends.size();
        ends.add(new int[0]);
        next = Arrays.copyOf(next, (added + 1) * width);
        next[slot] = added;
      }
      state = next[slot];
    }
    ends.set(state, with(ends.get(state), number));
  }

  private static int[] with(int[] numbers, int number) {
    int[] more = Arrays.copyOf(numbers, numbers.length + 1);
    more[numbers.length] = number;
    return more;
  }

  // Breadth first: where no edge leads on, take the edge of the longest suffix.
  private void link() {
    int[] suffix = new int[ends.size()];
    Deque<Integer> queue = new ArrayDeque<>();
    for (int c = 0; c < width; c++) {
      if (next[c] != 0) {
        queue.add(next[c]);
      }
    }
    while (!queue.isEmpty()) {
      int state = queue.remove();
      for (int number : ends.get(suffix[state])) {
        ends.set(state, with(ends.get(state), number));
      }
      for (int c = 0; c < width; c++) {
        int slot = state * width + c;
        int viaSuffix = next[suffix[state] * width + c];
        if (next[slot] == 0) {
          next[slot] = viaSuffix;
        } else {
          suffix[next[slot]] = viaSuffix;
          queue.add(next[slot]);
        }
      }
    }
    premultiply();
  }

  // States become offsets into the table, which saves a multiplication a byte.
  private void premultiply() {
    ending = new boolean[ends.size() * width];
    for (int state = 0; state < ends.size(); state++) {
      ending[state * width] = ends.get(state).length > 0;
    }
    for (int i = 0; i < next.length; i++) {
      next[i] *= width;
    }
  }

  /** The index of the last byte of the first word in the range, or -1. */
  public int first(byte[] text, int from, int to) {
    int[] table = next;
    int[] kinds = classes;
    boolean[] end = ending;
    int state = 0;
    for (int i = from; i < to; i++) {
      state = table[state + kinds[text[i] & 0xff]];
      if (end[state] && isConfirmed(text, from, i, state)) {
        return i;
      }
    }
    return -1;
  }

  /** The numbers of all words in the range. */
  public BitSet all(byte[] text, int from, int to) {
    BitSet found = new BitSet();
    int state = 0;
    for (int i = from; i < to; i++) {
      state = next[state + classes[text[i] & 0xff]];
      if (ending[state]) {
        for (int number : ends.get(state / width)) {
          if (is(words.get(number), text, from, i)) {
            found.set(number);
          }
        }
      }
    }
    return found;
  }

  private boolean isConfirmed(byte[] text, int from, int last, int state) {
    for (int number : ends.get(state / width)) {
      if (is(words.get(number), text, from, last)) {
        return true;
      }
    }
    return false;
  }

  private static boolean is(Word word, byte[] text, int from, int last) {
    return word.ignoreCase() || same(text, from, last, word.latin1());
  }

  private static boolean same(byte[] text, int from, int last, String word) {
    int start = last - word.length() + 1;
    for (int i = 0; i < word.length(); i++) {
      if (start + i < from || (text[start + i] & 0xff) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
