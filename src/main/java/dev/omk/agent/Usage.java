package dev.omk.agent;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a turn cost, as far as it is known. Null is unknown, never zero.
 *
 * @param inputTokens tokens read
 * @param outputTokens tokens written
 * @param usd money
 * @param source who says so
 * @param scope what the numbers cover: {@code turn}, {@code last_call}, {@code session}
 */
public record Usage(
    @Nullable Long inputTokens,
    @Nullable Long outputTokens,
    @Nullable BigDecimal usd,
    String source,
    String scope) {

  /** Nothing is known. */
  public static Usage unknown() {
    return new Usage(null, null, null, "unknown", "turn");
  }
}
