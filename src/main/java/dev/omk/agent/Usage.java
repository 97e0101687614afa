package dev.omk.agent;

import dev.omk.config.TokenPrices;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a turn cost, with who says so and what it covers. Null is unknown, which is never the same
 * as 0.
 *
 * @param inputTokens read, cached ones included
 * @param outputTokens written
 * @param usd money
 * @param source of the tokens, for instance {@code none}, {@code unknown}, {@code prompt_response}
 * @param scope what the tokens cover: {@link #TURN}, {@link #LAST_CALL}, {@link #SESSION}, {@link
 *     #CONTEXT}
 * @param usdSource of the money, likewise, or {@code price_table}
 * @param usdScope what the money covers
 */
public record Usage(
    @Nullable Long inputTokens,
    @Nullable Long outputTokens,
    @Nullable BigDecimal usd,
    String source,
    String scope,
    String usdSource,
    String usdScope) {
  /** All of the turn. */
  public static final String TURN = "turn";

  /** The last request to the model only: at least so much. */
  public static final String LAST_CALL = "last_call";

  /** The session with its earlier turns: at most so much. */
  public static final String SESSION = "session";

  /** How full the model's window is, which is no spending. */
  public static final String CONTEXT = "context";

  private static final String UNKNOWN = "unknown";
  private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);

  /** Journals of earlier versions have one source and scope for everything. */
  @SuppressWarnings("RedundantNullCheck") // what Jackson does not find, it leaves null
  public Usage {
    usdSource = usdSource == null ? (usd == null ? UNKNOWN : source) : usdSource;
    usdScope = usdScope == null ? scope : usdScope;
  }

  /**
   * Whether a turn may have cost that much; what is below nothing or beyond a million is a fault.
   */
  public static boolean credible(BigDecimal usd) {
    return usd.signum() >= 0 && usd.compareTo(MOST) <= 0;
  }

  /** Nobody says what it cost. */
  public static Usage unknown() {
    return new Usage(null, null, null, UNKNOWN, TURN, UNKNOWN, TURN);
  }

  /** It cost nothing, because no model was asked. */
  public static Usage none() {
    return new Usage(0L, 0L, BigDecimal.ZERO, "none", TURN, "none", TURN);
  }

  /** Tokens that somebody tells, and no money. */
  public static Usage tokens(
      @Nullable Long inputTokens, @Nullable Long outputTokens, String source, String scope) {
    return new Usage(inputTokens, outputTokens, null, source, scope, UNKNOWN, TURN);
  }

  /** The same with money that somebody tells. */
  public Usage withUsd(BigDecimal amount, String from, String covering) {
    return new Usage(inputTokens, outputTokens, amount, source, scope, from, covering);
  }

  /** Whether any of it is known. */
  public boolean known() {
    return inputTokens != null || outputTokens != null || usd != null;
  }

  /** Whether all tokens of the turn are in it: what a sum may rely on. */
  public boolean tellsTokens() {
    return scope.equals(TURN) && (inputTokens != null || outputTokens != null);
  }

  /** Read tokens that were spent for certain; null if nobody knows. */
  public @Nullable Long spentInput() {
    return scope.equals(CONTEXT) ? null : inputTokens;
  }

  /** Written tokens that were spent for certain; null if nobody knows. */
  public @Nullable Long spentOutput() {
    return scope.equals(CONTEXT) ? null : outputTokens;
  }

  /** The same with money by the user's own table, if the agent tells tokens and no money. */
  public Usage priced(@Nullable TokenPrices prices) {
    if (prices == null || usd != null || scope.equals(CONTEXT) || !known()) {
      return this;
    }
    long in = inputTokens == null ? 0 : inputTokens;
    long out = outputTokens == null ? 0 : outputTokens;
    return withUsd(prices.cost(in, out), "price_table", scope);
  }
}
