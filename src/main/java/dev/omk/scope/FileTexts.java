package dev.omk.scope;

import java.util.Optional;

/**
 * The content of a path on both sides, asked for only when a rule needs it.
 *
 * <p>Different bytes must give different text: UTF-8 where it is valid, otherwise ISO-8859-1.
 */
public interface FileTexts {
  /** The content on the base (for a rename, of the old path); empty when there was no file. */
  Optional<String> base();

  /** The content in the candidate; empty when there is no file. */
  Optional<String> candidate();

  /** Two texts that are at hand. */
  static FileTexts of(Optional<String> base, Optional<String> candidate) {
    return new FileTexts() {
      @Override
      public Optional<String> base() {
        return base;
      }

      @Override
      public Optional<String> candidate() {
        return candidate;
      }
    };
  }
}
