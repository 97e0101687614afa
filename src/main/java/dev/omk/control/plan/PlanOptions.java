package dev.omk.control.plan;

import dev.omk.plan.GoalKind;
import java.math.BigDecimal;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How a goal is to be planned.
 *
 * @param kind of goal that the user named, or null to go by the words
 * @param minSpeedup how many times as fast a candidate has to be, or null
 * @param agentPlans whether an agent may be asked for the plan
 * @param plannerTokens what that may cost
 * @param edit what a person makes of the plan's text before it is pinned, or null
 */
public record PlanOptions(
    @Nullable GoalKind kind,
    @Nullable BigDecimal minSpeedup,
    boolean agentPlans,
    long plannerTokens,
    @Nullable UnaryOperator<String> edit) {
  /** Tokens that an agent may use for a plan when nobody says otherwise. */
  public static final long PLANNER_TOKENS = 8000;

  /** By the words of the goal, and without asking an agent. */
  public static final PlanOptions PLAIN = new PlanOptions(null, null, false, PLANNER_TOKENS, null);
}
