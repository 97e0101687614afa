package dev.omk.goal;

import java.util.Locale;

/** What a goal is at. The words are those of omk 0.5.0. */
public enum GoalPhase {
  INTAKE,
  PLANNING,
  DECOMPOSITION,
  EXECUTION,
  VERIFICATION_DESIGN,
  PROOF;

  /** The word for documents. */
  public String json() {
    return name().toLowerCase(Locale.ROOT);
  }
}
