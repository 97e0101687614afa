package dev.omk.compare;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * How many times as fast a candidate is: the geometric mean of the ratios of pairs of runs that lay
 * next to each other, and Student's 95 % interval of its logarithm. Pairs take out what slows the
 * whole machine down for a while.
 *
 * @param ratio the mean
 * @param lower end of the interval
 * @param upper end of the interval
 */
public record Speedup(double ratio, double lower, double upper) {
  private static final double[] STUDENT = {
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160,
    2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056,
    2.052, 2.048, 2.045, 2.042
  };
  private static final double STUDENT_BEYOND = 2.0;

  /** The speed-up that pairs of runs show; there must be two pairs at least. */
  public static Speedup of(List<Duration> base, List<Duration> candidate) {
    int n = base.size();
    if (n < 2 || candidate.size() != n) {
      throw new IllegalArgumentException("not pairs: " + n + ", " + candidate.size());
    }
    double[] logs = new double[n];
    double sum = 0;
    for (int i = 0; i < n; i++) {
      logs[i] = Math.log(nanos(base.get(i)) / nanos(candidate.get(i)));
      sum += logs[i];
    }
    double mean = sum / n;
    double squares = 0;
    for (double log : logs) {
      squares += (log - mean) * (log - mean);
    }
    double t = n - 2 < STUDENT.length ? STUDENT[n - 2] : STUDENT_BEYOND;
    double half = t * Math.sqrt(squares / (n - 1) / n);
    return new Speedup(Math.exp(mean), Math.exp(mean - half), Math.exp(mean + half));
  }

  private static double nanos(Duration duration) {
    return Math.max(1, duration.toNanos());
  }

  /** Whether it is at least that, with the confidence of the interval. */
  public boolean atLeast(BigDecimal required) {
    return lower >= required.doubleValue();
  }

  /** Whether the mean would be enough, and only the interval is too wide. */
  public boolean unclear(BigDecimal required) {
    return !atLeast(required) && ratio >= required.doubleValue();
  }

  /** For people: {@code 1.52 times as fast (95 %: 1.45 to 1.60)}. */
  public String words() {
    return String.format(
        Locale.ROOT, "%.2f times as fast (95 %%: %.2f to %.2f)", ratio, lower, upper);
  }
}
