package dev.omk.goal;

import dev.omk.agent.Usage;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a goal has cost so far, as far as it is known.
 *
 * @param time in which steps ran
 * @param tokens the sum of what agents reported
 * @param usd the sum of what agents reported
 * @param unknownRuns turns of agents that did not report all of their tokens, or no money
 */
public record Spent(Duration time, long tokens, BigDecimal usd, int unknownRuns) {
  /** Nothing. */
  public static final Spent NOTHING = new Spent(Duration.ZERO, 0, BigDecimal.ZERO, 0);

  /** What one turn of an agent took. */
  public static Spent of(Pass pass) {
    return NOTHING.plus(pass);
  }

  /** What the turns of agents took, task by task, in the order in which the tasks began. */
  public static Map<String, Spent> byTask(List<Pass> passes) {
    Map<String, Spent> byTask = new LinkedHashMap<>();
    passes.forEach(pass -> byTask.merge(pass.taskId(), of(pass), (sum, one) -> sum.plus(pass)));
    return byTask;
  }

  private Spent plus(Pass pass) {
    return plus(pass.usage()).plusTime(pass.elapsed());
  }

  /** The same after a turn of an agent. */
  public Spent plus(Usage usage) {
    return new Spent(
        time,
        tokens + orZero(usage.spentInput()) + orZero(usage.spentOutput()),
        usage.usd() == null ? usd : usd.add(usage.usd()),
        unknownRuns + (usage.tellsTokens() && usage.usd() != null ? 0 : 1));
  }

  /** The same after a review, with what its agents reported. */
  public Spent plus(Review review) {
    Spent sum = this;
    for (ReviewerVerdict verdict : review.reviewers()) {
      sum = sum.plus(verdict.usage());
    }
    return sum;
  }

  private static long orZero(@Nullable Long tokens) {
    return tokens == null ? 0 : tokens;
  }

  /** The same after more time. */
  public Spent plusTime(Duration more) {
    return new Spent(time.plus(more), tokens, usd, unknownRuns);
  }
}
