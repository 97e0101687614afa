package dev.omk.control;

import dev.omk.goal.Budget;
import dev.omk.goal.Settings;

/**
 * A goal to make, with every value checked already.
 *
 * @param text as the user gave it
 * @param settings how it is to be worked on; null fields come from the configuration
 * @param budget its limits
 * @param options how it is to be planned
 */
public record NewGoalRequest(String text, Settings settings, Budget budget, PlanOptions options) {

  /** A goal that is planned by its words alone. */
  public NewGoalRequest(String text, Settings settings, Budget budget) {
    this(text, settings, budget, PlanOptions.PLAIN);
  }
}
