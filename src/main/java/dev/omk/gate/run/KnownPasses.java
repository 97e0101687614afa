package dev.omk.gate.run;

import dev.omk.gate.GateResult;
import java.util.Optional;

/**
 * Passes of earlier runs, by a key that changes with everything that decides a gate's result. Asked
 * and told from several threads. May forget anything; must never know a pass that was none.
 */
public interface KnownPasses {

  /** The result that passed under that key. */
  Optional<GateResult> find(String key);

  /** Remembers one that passed. */
  void keep(String key, GateResult passed);

  /** Knows and keeps nothing. */
  static KnownPasses none() {
    return new KnownPasses() {
      @Override
      public Optional<GateResult> find(String key) {
        return Optional.empty();
      }

      @Override
      public void keep(String key, GateResult passed) {
        // Nobody will ask.
      }
    };
  }
}
