package dev.omk.goal;

import java.util.Locale;

/** The steps that a controller takes, one at a time. */
public enum Step {
  PLAN(GoalPhase.PLANNING),
  VERIFY(GoalPhase.VERIFICATION_DESIGN),
  EXECUTE(GoalPhase.EXECUTION),
  REVIEW(GoalPhase.PROOF),
  DELIVER(GoalPhase.PROOF),
  ACCEPT(GoalPhase.PROOF);

  private final GoalPhase phase;

  Step(GoalPhase phase) {
    this.phase = phase;
  }

  /** The phase a goal is in while the step runs. */
  public GoalPhase phase() {
    return phase;
  }

  /** The word for documents. */
  public String json() {
    return name().toLowerCase(Locale.ROOT);
  }
}
