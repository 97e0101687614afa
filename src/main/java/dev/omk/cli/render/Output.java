package dev.omk.cli.render;

import java.util.function.Consumer;

/** What goes to standard output, made while it is written: it may be larger than memory. */
@FunctionalInterface
public interface Output {
  /**
   * Gives it in pieces, in order. A piece ends at the end of a line or, in JSON, anywhere; so no
   * colour is cut in two.
   */
  void write(Consumer<String> pieces);
}
