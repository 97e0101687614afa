package dev.omk.agent;

/**
 * Hears what an agent says while it works: for a live line and for budgets, never for a decision
 * about the work.
 */
@FunctionalInterface
public interface TurnListener {

  /**
   * Takes the latest line that is not blank, redacted, harmless and at most 200 characters. Called
   * by the thread that takes the turn; must be quick and must not throw.
   */
  void said(String line);

  /**
   * Takes what the turn has cost so far, all of it together, as often as the agent tells. Called by
   * any thread; must be quick and must not throw. Who finds it too much cancels the turn.
   */
  default void used(Usage soFar) {}

  /**
   * Takes note that the answer is longer by now than what is kept of one, so that nobody will read
   * it. Called once, as {@link #said} is. Who asked for an answer alone cancels the turn.
   */
  default void saidTooMuch() {}

  /** Hears nothing. */
  static TurnListener silent() {
    return line -> {};
  }
}
