package dev.omk.config;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The {@code [run]} table: defaults for flags of {@code run} of the same name, each null when the
 * file does not name it.
 *
 * @param untilReady go on until the goal is proven ready
 * @param budgetTime time in which steps run; may be zero
 * @param budgetTokens tokens of all agents, greater than zero
 * @param budgetUsd dollars of all agents, greater than zero
 * @param maxAgents slices that are worked on at once, greater than zero
 * @param policy of delivery: {@code local}, {@code draft-pr} or {@code auto-pr}
 * @param mergePolicy who merges: {@code disabled}, {@code manual} or {@code gated}
 * @param sliceExecution work in slices
 * @param enforceProtection require branch protection
 * @param noLlmPlanner never ask an agent for a plan
 * @param plannerTokenBudget tokens for a plan by an agent, greater than zero
 * @param accept {@code manual}, or {@code auto} where no evidence is weak
 * @param maxIterations most turns of the agent, greater than zero
 * @param jobs gates at once, greater than zero
 * @param retries of a turn that failed by what is around the work; may be zero
 * @param retryWait before the first of them; each further one waits four times as long
 * @param planner name of the agent that is asked for plans
 */
public record RunDefaults(
    @Nullable Boolean untilReady,
    @Nullable Duration budgetTime,
    @Nullable Long budgetTokens,
    @Nullable BigDecimal budgetUsd,
    @Nullable Integer maxAgents,
    @Nullable String policy,
    @Nullable String mergePolicy,
    @Nullable Boolean sliceExecution,
    @Nullable Boolean enforceProtection,
    @Nullable Boolean noLlmPlanner,
    @Nullable Long plannerTokenBudget,
    @Nullable String accept,
    @Nullable Integer maxIterations,
    @Nullable Integer jobs,
    @Nullable Integer retries,
    @Nullable Duration retryWait,
    @Nullable String planner) {

  /** An empty table. */
  public static RunDefaults none() {
    return new RunDefaults(
        null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
        null, null);
  }

  RunDefaults over(RunDefaults lower) {
    return new RunDefaults(
        Layers.first(untilReady, lower.untilReady),
        Layers.first(budgetTime, lower.budgetTime),
        Layers.first(budgetTokens, lower.budgetTokens),
        Layers.first(budgetUsd, lower.budgetUsd),
        Layers.first(maxAgents, lower.maxAgents),
        Layers.first(policy, lower.policy),
        Layers.first(mergePolicy, lower.mergePolicy),
        Layers.first(sliceExecution, lower.sliceExecution),
        Layers.first(enforceProtection, lower.enforceProtection),
        Layers.first(noLlmPlanner, lower.noLlmPlanner),
        Layers.first(plannerTokenBudget, lower.plannerTokenBudget),
        Layers.first(accept, lower.accept),
        Layers.first(maxIterations, lower.maxIterations),
        Layers.first(jobs, lower.jobs),
        Layers.first(retries, lower.retries),
        Layers.first(retryWait, lower.retryWait),
        Layers.first(planner, lower.planner));
  }
}
