package dev.omk.time;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.text.Harmless;
import java.time.Duration;
import java.util.List;

/** Durations as they are given on the command line and in files, and as people read them. */
public final class Durations {
  private static final long MINUTE = 60;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;
  private static final long FOREVER = 365_000 * DAY;
  private static final List<Unit> UNITS =
      List.of(new Unit("d", DAY), new Unit("h", HOUR), new Unit("m", MINUTE), new Unit("s", 1));

  private record Unit(String name, long seconds) {}

  private Durations() {}

  /**
   * Reads digits with an optional suffix {@code s m h d} in either case; no suffix means seconds.
   * Blanks around are ignored. The result may be zero, and as long as 2^63-1 seconds: too long for
   * {@link Duration#toNanos} and {@link Duration#toMillis}.
   *
   * @throws OmkException {@code INVALID_VALUE} with the message {@code invalid duration '...'}
   */
  public static Duration parse(String text) {
    String trimmed = text.strip();
    int digits = 0;
    while (digits < trimmed.length() && isDigit(trimmed.charAt(digits))) {
      digits++;
    }
    long unit = unit(trimmed.substring(digits));
    if (digits == 0 || unit == 0) {
      throw invalid(text);
    }
    try {
      long count = Long.parseLong(trimmed.substring(0, digits));
      return Duration.ofSeconds(Math.multiplyExact(count, unit));
    } catch (NumberFormatException | ArithmeticException e) {
      throw invalid(text);
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static long unit(String suffix) {
    return switch (suffix) {
      case "", "s", "S" -> 1;
      case "m", "M" -> MINUTE;
      case "h", "H" -> HOUR;
      case "d", "D" -> DAY;
      default -> 0;
    };
  }

  private static OmkException invalid(String text) {
    return new OmkException(
        ErrorCode.INVALID_VALUE,
        "invalid duration '" + Harmless.line(text, 60) + "'",
        "write digits with an optional s, m, h or d, for instance 90s, 30m or 8h");
  }

  /**
   * Writes it compactly, as {@link #parse} reads it, in the largest unit that gives a whole number:
   * {@code 8h}, {@code 90s}, {@code 3612s}, {@code 0s}. A part of a second is dropped.
   */
  public static String format(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds == 0 || seconds % MINUTE != 0) {
      return seconds + "s";
    }
    if (seconds % HOUR != 0) {
      return seconds / MINUTE + "m";
    }
    return seconds % DAY == 0 ? seconds / DAY + "d" : seconds / HOUR + "h";
  }

  /**
   * Writes one that somebody gave for people: to the second, without units that are zero at its
   * end, {@code 30m}, {@code 1h 00m 03s}, {@code 5d}. One of over a thousand years is {@code over
   * 365000d}: nobody means it to the second. A part of a second is dropped.
   */
  public static String exact(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds >= FOREVER) {
      return "over " + FOREVER / DAY + "d";
    }
    StringBuilder text = new StringBuilder();
    long rest = seconds;
    for (Unit unit : UNITS) {
      long count = rest / unit.seconds();
      rest %= unit.seconds();
      if (!text.isEmpty()) {
        text.append(count < 10 ? " 0" : " ").append(count).append(unit.name());
      } else if (count > 0) {
        text.append(count).append(unit.name());
      }
      if (rest == 0 && !text.isEmpty()) {
        return text.toString();
      }
    }
    return "0s";
  }

  /**
   * Writes one that was measured for people, to two units: {@code 0.3s}, {@code 12s}, {@code 1m
   * 05s}, {@code 2h 03m}, {@code 3d 04h}.
   */
  public static String human(Duration duration) {
    if (duration.isNegative()) {
      return "-" + human(duration.negated());
    }
    long seconds = duration.toSeconds();
    if (seconds < 10) {
      long tenths = duration.toMillis() / 100;
      return tenths % 10 == 0 ? seconds + "s" : seconds + "." + tenths % 10 + "s";
    }
    if (seconds < MINUTE) {
      return seconds + "s";
    }
    if (seconds < HOUR) {
      return pair(seconds, MINUTE, "m", 1, "s");
    }
    return seconds < DAY
        ? pair(seconds, HOUR, "h", MINUTE, "m")
        : pair(seconds, DAY, "d", HOUR, "h");
  }

  private static String pair(long seconds, long big, String bigName, long small, String smallName) {
    long rest = seconds % big / small;
    return seconds / big + bigName + (rest < 10 ? " 0" : " ") + rest + smallName;
  }
}
