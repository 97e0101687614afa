package dev.omk.review;

import dev.omk.secret.TextLine;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.RandomAccess;

/**
 * Lines within the bytes of a diff. A line becomes a text when it is asked for, so that a large
 * diff is in memory once.
 */
final class DiffLines extends AbstractList<TextLine> implements RandomAccess {
  private static final int FIELDS = 3;
  private static final int FEW = 8;

  private final byte[] diff;
  private int[] places = new int[FEW * FIELDS];
  private int size;

  DiffLines(byte[] diff) {
    this.diff = diff;
  }

  /**
   * Takes a line while the diff is read; afterwards the list does not change any more.
   *
   * @param from its first byte
   * @param to behind its last one
   */
  void take(int number, int from, int to) {
    int at = size * FIELDS;
    if (at == places.length) {
      places = Arrays.copyOf(places, at * 2);
    }
    places[at] = number;
    places[at + 1] = from;
    places[at + 2] = to;
    size++;
  }

  @Override
  public TextLine get(int index) {
    if (index >= size) {
      throw new IndexOutOfBoundsException(index);
    }
    int at = index * FIELDS;
    int from = places[at + 1];
    return new TextLine(
        places[at], new String(diff, from, places[at + 2] - from, StandardCharsets.UTF_8));
  }

  @Override
  public int size() {
    return size;
  }
}
