package dev.omk.control.plan;

import dev.omk.goal.Budget;
import dev.omk.goal.Settings;
import org.jspecify.annotations.Nullable;

/**
 * A goal to make, with every value checked already.
 *
 * @param text as the user gave it
 * @param settings how it is to be worked on; null fields come from the configuration
 * @param budget its limits
 * @param options how it is to be planned
 * @param written the plan of a person, or null
 */
public record NewGoalRequest(
    String text,
    Settings settings,
    Budget budget,
    PlanOptions options,
    @Nullable WrittenPlan written) {

  /** A goal whose plan nobody wrote yet. */
  public NewGoalRequest(String text, Settings settings, Budget budget, PlanOptions options) {
    this(text, settings, budget, options, null);
  }

  /** The same in other words. */
  public NewGoalRequest saying(String other) {
    return new NewGoalRequest(other, settings, budget, options, written);
  }

  /** A goal that is planned by its words alone. */
  public NewGoalRequest(String text, Settings settings, Budget budget) {
    this(text, settings, budget, PlanOptions.PLAIN);
  }
}
