package dev.omk.control;

import dev.omk.gate.GateResult;
import dev.omk.gate.GateSpec;

/** Is told what happens while steps run. Called from several threads; must return soon. */
public interface Progress {

  /** A step or a pass began; one line. */
  default void said(String line) {}

  /** A gate was started. */
  default void gateStarted(GateSpec gate) {}

  /** A gate ended. */
  default void gateFinished(GateResult result) {}

  /** An agent's turn began. */
  default void agentStarted(String agent) {}

  /** It ended, well or not. */
  default void agentEnded(String agent) {}

  /** An agent or a gate wrote a line; harmless for a terminal, redacted. */
  default void output(String source, String line) {}

  /** Hears nothing. */
  Progress SILENT = new Progress() {};
}
