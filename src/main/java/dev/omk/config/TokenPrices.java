package dev.omk.config;

import java.math.BigDecimal;

/**
 * What tokens cost, as the user configured it; nothing is built in, because prices change.
 *
 * @param input USD for a million tokens that are read, zero or more
 * @param output USD for a million tokens that are written, zero or more
 */
public record TokenPrices(BigDecimal input, BigDecimal output) {
  private static final int MILLION_DIGITS = 6;

  /** USD for so many tokens, exactly. */
  public BigDecimal cost(long inputTokens, long outputTokens) {
    return input
        .multiply(BigDecimal.valueOf(inputTokens))
        .add(output.multiply(BigDecimal.valueOf(outputTokens)))
        .movePointLeft(MILLION_DIGITS)
        .stripTrailingZeros();
  }
}
