package dev.omk.cli;

import dev.omk.error.OmkException;
import dev.omk.error.Problems;
import dev.omk.text.Harmless;
import dev.omk.time.Durations;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** What values of a command line measure: how long, how many, how much, how many times. */
final class Amounts {
  private static final Pattern COUNT = Pattern.compile("[+-]?[0-9]{1,100}");
  private static final Pattern MONEY =
      Pattern.compile("[+-]?([0-9]{1,30}(\\.[0-9]{0,30})?|\\.[0-9]{1,30})");
  private static final BigDecimal MOST_TIMES = BigDecimal.valueOf(1000);
  private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

  private final Problems problems;

  /**
   * @param problems where bad ones are noted
   */
  Amounts(Problems problems) {
    this.problems = problems;
  }

  /** Digits with an optional {@code s m h d}. */
  Optional<Duration> duration(String flag, String text) {
    try {
      return Optional.of(Durations.parse(text));
    } catch (OmkException e) {
      problems.rule(
          "invalid " + flag + ": " + e.line(), "for instance: " + flag + " " + someTime(flag));
      return Optional.empty();
    }
  }

  /** A whole number greater than zero, up to 2^63-1. */
  Optional<Long> count(String flag, String text) {
    String trimmed = text.strip();
    if (!COUNT.matcher(trimmed).matches()) {
      problems.usage(
          flag + " needs a whole number, not '" + Harmless.line(text, 40) + "'",
          "for instance: " + flag + " " + someCount(flag));
      return Optional.empty();
    }
    BigInteger number = new BigInteger(trimmed);
    if (number.compareTo(LARGEST) > 0) {
      problems.rule(
          flag + " must be at most " + LARGEST, "for instance: " + flag + " " + someCount(flag));
      return Optional.empty();
    }
    return positive(flag, number.signum() > 0, someCount(flag))
        ? Optional.of(number.longValueExact())
        : Optional.empty();
  }

  // An example is one that somebody would give: nothing is done for eight tokens, no plan takes
  // half a million, and goals are kept longer than half an hour.
  private static String someCount(String flag) {
    return switch (flag) {
      case "--budget-tokens", "--tokens" -> "500000";
      case "--planner-token-budget" -> "8000";
      default -> "8"; // Of whatever else there are few.
    };
  }

  private static String someTime(String flag) {
    return flag.equals("--older-than") ? "90d" : "30m";
  }

  /** An amount of dollars greater than zero. */
  Optional<BigDecimal> money(String flag, String text) {
    String trimmed = text.strip();
    if (!MONEY.matcher(trimmed).matches()) {
      problems.usage(
          flag + " needs an amount in dollars, not '" + Harmless.line(text, 40) + "'",
          "for instance: " + flag + " 2.50");
      return Optional.empty();
    }
    BigDecimal amount = new BigDecimal(trimmed);
    return positive(flag, amount.signum() > 0, "2.50") ? Optional.of(amount) : Optional.empty();
  }

  /** A number greater than {@code above}, up to a thousand. */
  Optional<BigDecimal> times(String flag, String text, BigDecimal above, String example) {
    String trimmed = text.strip();
    if (!MONEY.matcher(trimmed).matches()) {
      problems.usage(
          flag + " needs a number, not '" + Harmless.line(text, 40) + "'",
          "for instance: " + flag + " " + example);
      return Optional.empty();
    }
    BigDecimal times = new BigDecimal(trimmed);
    if (times.compareTo(above) <= 0 || times.compareTo(MOST_TIMES) > 0) {
      problems.rule(
          flag + " must be greater than " + above + " and at most 1000",
          "for instance: " + flag + " " + example);
      return Optional.empty();
    }
    return Optional.of(times);
  }

  /** Whether a duration is more than none; else that is noted. */
  boolean positive(String flag, Duration duration) {
    return positive(flag, duration.isPositive(), someTime(flag));
  }

  private boolean positive(String flag, boolean is, String example) {
    if (!is) {
      problems.rule(flag + " must be greater than zero", "for instance: " + flag + " " + example);
    }
    return is;
  }
}
