package dev.omk.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where moments lie on a drawing. Time in which nothing ran for long, a night before somebody
 * accepted for instance, is shortened to a gap.
 */
final class TimeScale {
  private static final double GAP = 36;
  private static final int TICKS = 6;
  private static final long[] STEPS = {
    1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 28800, 86400
  };

  private final List<Span> spans = new ArrayList<>();
  private final double width;

  /** Time in which something ran, and where it is drawn. */
  private record Span(Instant from, Instant to, double x, double width) {
    long millis() {
      return Duration.between(from, to).toMillis();
    }
  }

  /** A stretch of time. */
  record Interval(Instant from, Instant to) {}

  /**
   * A mark on the axis.
   *
   * @param since the time since the beginning
   */
  record Tick(double x, Duration since) {}

  /**
   * Makes a scale.
   *
   * @param busy when something ran; at least one
   * @param width of the drawing
   */
  TimeScale(List<Interval> busy, double width) {
    this.width = width;
    List<Interval> merged = merged(busy);
    long active =
        merged.stream().mapToLong(i -> Duration.between(i.from(), i.to()).toMillis()).sum();
    double room = width - GAP * (merged.size() - 1);
    double x = 0;
    for (Interval one : merged) {
      long millis = Duration.between(one.from(), one.to()).toMillis();
      double wide = active == 0 ? room / merged.size() : room * millis / active;
      spans.add(new Span(one.from(), one.to(), x, wide));
      x += wide + GAP;
    }
  }

  // What is no longer apart than a tenth of all that ran is drawn as it is.
  private static List<Interval> merged(List<Interval> busy) {
    List<Interval> sorted = busy.stream().sorted(Comparator.comparing(Interval::from)).toList();
    long ran = busy.stream().mapToLong(i -> Duration.between(i.from(), i.to()).toMillis()).sum();
    Duration bearable = Duration.ofMillis(Math.max(ran / 10, 5_000));
    List<Interval> merged = new ArrayList<>();
    for (Interval one : sorted) {
      Interval last = merged.isEmpty() ? one : merged.getLast();
      boolean near = !one.from().isAfter(last.to().plus(bearable)) && merged.size() > 0;
      if (near || merged.size() > 20) {
        Instant to = one.to().isAfter(last.to()) ? one.to() : last.to();
        merged.set(merged.size() - 1, new Interval(last.from(), to));
      } else {
        merged.add(one);
      }
    }
    return merged;
  }

  double width() {
    return width;
  }

  /** Where a moment lies; what is in a gap lies at its end. */
  double x(Instant at) {
    for (Span span : spans) {
      if (!at.isAfter(span.to())) {
        double part =
            span.millis() == 0
                ? 0
                : (double) Duration.between(span.from(), at).toMillis() / span.millis();
        return span.x() + span.width() * Math.clamp(part, 0, 1);
      }
    }
    return width;
  }

  /** Where time was left out, and how much. */
  List<Tick> gaps() {
    List<Tick> gaps = new ArrayList<>();
    for (int i = 1; i < spans.size(); i++) {
      Duration left = Duration.between(spans.get(i - 1).to(), spans.get(i).from());
      gaps.add(new Tick(spans.get(i).x() - GAP / 2, left));
    }
    return gaps;
  }

  /** Marks at round times. */
  List<Tick> ticks() {
    Instant first = spans.getFirst().from();
    long seconds = spans.stream().mapToLong(Span::millis).sum() / 1000;
    long step = STEPS[STEPS.length - 1];
    for (long one : STEPS) {
      if (seconds / one <= TICKS) {
        step = one;
        break;
      }
    }
    List<Tick> ticks = new ArrayList<>();
    for (Span span : spans) {
      long begin = Duration.between(first, span.from()).toSeconds();
      long end = Duration.between(first, span.to()).toSeconds();
      long from = span.x() == 0 ? 0 : (begin / step + 1) * step;
      for (long at = from; at <= end && ticks.size() < 4 * TICKS; at += step) {
        ticks.add(new Tick(x(first.plusSeconds(at)), Duration.ofSeconds(at)));
      }
    }
    return ticks;
  }
}
