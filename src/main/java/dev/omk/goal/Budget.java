package dev.omk.goal;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a goal may cost. Null is no limit.
 *
 * @param time in which steps run; pauses do not count
 * @param tokens of all agents together
 * @param usd of all agents together
 */
public record Budget(@Nullable Duration time, @Nullable Long tokens, @Nullable BigDecimal usd) {
  /** The word for the limit on time. */
  public static final String TIME = "time";

  /** No limit at all. */
  public static final Budget UNLIMITED = new Budget(null, null, null);

  /** This budget and more. What is added to no limit becomes a limit beside what was spent. */
  public Budget plus(Budget more, Spent spent) {
    return new Budget(
        more.time == null ? time : (time == null ? spent.time() : time).plus(more.time),
        more.tokens == null
            ? tokens
            : Long.valueOf(Math.addExact(tokens == null ? spent.tokens() : tokens, more.tokens)),
        more.usd == null ? usd : (usd == null ? spent.usd() : usd).add(more.usd));
  }

  /** Which limit is used up, or null: {@code time}, {@code tokens} or {@code cost}. */
  public @Nullable String exhaustedBy(Spent spent) {
    if (outOfTime(spent)) {
      return TIME;
    }
    if (tokens != null && spent.tokens() >= tokens) {
      return "tokens";
    }
    return usd != null && spent.usd().compareTo(usd) >= 0 ? "cost" : null;
  }

  /** Whether no time is left. */
  public boolean outOfTime(Spent spent) {
    return time != null && spent.time().compareTo(time) >= 0;
  }
}
