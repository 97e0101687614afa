package dev.omk.agent;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a turn cost. Null is unknown, which is never the same as 0.
 *
 * @param inputTokens read, cached ones included
 * @param outputTokens written
 * @param usd money
 * @param source who says so, for instance {@code none}, {@code unknown}, {@code prompt_response}
 * @param scope what the numbers cover: {@code turn last_call session context}
 */
public record Usage(
    @Nullable Long inputTokens,
    @Nullable Long outputTokens,
    @Nullable BigDecimal usd,
    String source,
    String scope) {

  /** Nobody says what it cost. */
  public static Usage unknown() {
    return new Usage(null, null, null, "unknown", "turn");
  }

  /** It cost nothing, because no model was asked. */
  public static Usage none() {
    return new Usage(0L, 0L, BigDecimal.ZERO, "none", "turn");
  }

  /** Whether any of it is known. */
  public boolean known() {
    return inputTokens != null || outputTokens != null || usd != null;
  }
}
