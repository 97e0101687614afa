package dev.omk.goal;

import dev.omk.agent.Usage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What one step cost. Null is not known.
 *
 * @param step which
 * @param startedAt when it began
 * @param endedAt when it ended, or the last that was heard of it
 * @param elapsed the time that counts
 * @param inputTokens the sum of what agents reported; 0 if none took a turn
 * @param outputTokens likewise
 * @param usd likewise
 */
public record Charge(
    Step step,
    Instant startedAt,
    Instant endedAt,
    Duration elapsed,
    @Nullable Long inputTokens,
    @Nullable Long outputTokens,
    @Nullable BigDecimal usd) {

  /** The charge of a step in which agents took these turns. */
  static Charge of(
      Step step, Instant startedAt, Instant endedAt, Duration elapsed, List<Pass> turns) {
    return new Charge(
        step,
        startedAt,
        endedAt,
        elapsed,
        sum(turns, Usage::spentInput, 0L, Math::addExact),
        sum(turns, Usage::spentOutput, 0L, Math::addExact),
        sum(turns, Usage::usd, BigDecimal.ZERO, BigDecimal::add));
  }

  private static <T> @Nullable T sum(
      List<Pass> turns,
      Function<Usage, @Nullable T> part,
      T zero,
      java.util.function.BinaryOperator<T> plus) {
    List<T> known =
        turns.stream().map(pass -> part.apply(pass.usage())).filter(Objects::nonNull).toList();
    return turns.isEmpty() || !known.isEmpty() ? known.stream().reduce(zero, plus) : null;
  }
}
