package dev.omk.control.workspace;

import dev.omk.gate.GateResult;
import dev.omk.gate.GateSpec;
import dev.omk.goal.Goal;
import dev.omk.store.Event;
import java.util.List;

/** Is told what happens while steps run. Called from several threads; must return soon. */
public interface Progress {

  /** A step or a pass began; one line. */
  default void said(String line) {}

  /** A gate was started. */
  default void gateStarted(GateSpec gate) {}

  /** A gate ended. */
  default void gateFinished(GateResult result) {}

  /**
   * An agent's turn began.
   *
   * @param agent its name; at work on a slice, with the slice's title
   */
  default void agentStarted(String agent) {}

  /** It ended, well or not. */
  default void agentEnded(String agent) {}

  /**
   * Something happened to the goal.
   *
   * @param goal as it is now
   * @param events those that were not told of yet, in order; none at the beginning
   */
  default void happened(Goal goal, List<Event> events) {}

  /** An agent or a gate wrote a line; harmless for a terminal, redacted. */
  default void output(String source, String line) {}

  /** Hears nothing. */
  Progress SILENT = new Progress() {};
}
