package dev.omk.gate.run;

import dev.omk.gate.GateResult;
import dev.omk.gate.GateSpec;

/**
 * Is told what happens while gates run. Called from several threads at once, for one gate in order;
 * must return soon, for the gate waits.
 */
public interface GateListener {

  /** A gate was started. Never called for one that is skipped. */
  default void started(GateSpec gate) {}

  /** It wrote something: the last whole line, redacted, without control characters, bounded. */
  default void output(GateSpec gate, String line) {}

  /** It is over, or was skipped. */
  default void finished(GateSpec gate, GateResult result) {}

  /** Hears nothing. */
  static GateListener none() {
    return new GateListener() {};
  }
}
