package dev.omk.cli.render;

import java.io.Writer;
import java.util.function.Consumer;

/** Gathers text and gives it on in pieces of some size. */
final class Pieces extends Writer {
  private static final int SIZE = 64 * 1024;

  private final Consumer<String> pieces;
  private final StringBuilder gathered = new StringBuilder();

  Pieces(Consumer<String> pieces) {
    this.pieces = pieces;
  }

  /** Whole lines. */
  void lines(String lines) {
    gathered.append(lines);
    giveIfLarge();
  }

  @Override
  public void write(char[] text, int offset, int length) {
    gathered.append(text, offset, length);
    giveIfLarge();
  }

  private void giveIfLarge() {
    if (gathered.length() >= SIZE) {
      flush();
    }
  }

  @Override
  public void flush() {
    if (!gathered.isEmpty()) {
      pieces.accept(gathered.toString());
      gathered.setLength(0);
    }
  }

  @Override
  public void close() {
    flush();
  }
}
