package dev.omk.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Amounts of money, for people. */
public final class Dollars {
  private static final int DECIMALS = 6;
  private static final int DIGITS = 15;
  private static final BigDecimal LEAST = BigDecimal.ONE.movePointLeft(DECIMALS);
  private static final BigDecimal WRITTEN_OUT = BigDecimal.TEN.pow(DIGITS);

  private Dollars() {}

  /**
   * What was spent: {@code 0.250000 USD}, and {@code unknown} where nobody told and nothing is
   * known.
   */
  public static String spent(BigDecimal amount, int unknownRuns) {
    String told = told(amount, unknownRuns);
    return told.equals(Count.UNKNOWN) ? told : told + " USD";
  }

  /** The same without the currency. */
  public static String told(BigDecimal amount, long unknownRuns) {
    return unknownRuns > 0 && amount.signum() == 0 ? Count.UNKNOWN : human(amount);
  }

  /**
   * To six decimals: {@code 2.500000}. What is not nothing is never shown as nothing but as {@code
   * under 0.000001}, and what has over fifteen digits only by its first ones.
   */
  public static String human(BigDecimal amount) {
    if (amount.signum() > 0 && amount.compareTo(LEAST) < 0) {
      return "under " + LEAST.toPlainString();
    }
    return amount.abs().compareTo(WRITTEN_OUT) < 0
        ? amount.setScale(DECIMALS, RoundingMode.HALF_UP).toPlainString()
        : amount.round(new MathContext(DECIMALS)).toString();
  }
}
