package dev.omk.agent;

/** Hears what an agent says while it works: for a live line, never for a decision. */
@FunctionalInterface
public interface TurnListener {

  /**
   * Takes the latest line that is not blank, redacted, harmless and at most 200 characters. Called
   * by the thread that takes the turn; must be quick and must not throw.
   */
  void said(String line);

  /** Hears nothing. */
  static TurnListener silent() {
    return line -> {};
  }
}
