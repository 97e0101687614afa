package dev.omk.report;

import dev.omk.goal.Budget;
import dev.omk.goal.Checkpoint;
import dev.omk.goal.Spent;
import dev.omk.text.Dollars;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Small drawings: what got better and worse, and what was spent. */
final class Charts {
  private static final double COLUMN = 64;
  private static final double HALF = 70;
  private static final double WIDE = 1000;
  private static final double HIGH = 160;

  private Charts() {}

  /** What is drawn of one verification: up is good, down is bad. */
  record Column(String label, int up, int down) {}

  /** Columns above and below a line. */
  static void columns(Html html, String name, List<Column> columns) {
    int most =
        columns.stream().mapToInt(column -> Math.max(column.up(), column.down())).max().orElse(0);
    double width = Math.max(columns.size() * COLUMN, 200);
    int worst = columns.stream().mapToInt(Column::down).max().orElse(0);
    double foot = HALF + 18 + (worst == 0 ? 0 : (HALF - 16) * worst / most + 16);
    double height = foot + 12;
    html.open(
        "svg",
        "viewBox",
        "0 0 " + n(width) + " " + n(height),
        "class",
        "columns",
        "width",
        n(width),
        "height",
        n(height),
        "role",
        "img",
        "aria-label",
        name);
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      double x = i * COLUMN + 8;
      double up = most == 0 ? 0 : (HALF - 16) * column.up() / most;
      double down = most == 0 ? 0 : (HALF - 16) * column.down() / most;
      box(html, "ok", x, HALF - up, up);
      box(html, "bad", x, HALF, down);
      label(html, x, HALF - up - 5, column.up() == 0 ? "" : "+" + column.up(), "ok");
      label(html, x, HALF + down + 13, column.down() == 0 ? "" : "−" + column.down(), "bad");
      label(html, x, foot, column.label(), "time");
    }
    html.open("line", "x1", "0", "x2", n(width), "y1", n(HALF), "y2", n(HALF), "class", "axis")
        .closeInline("line");
    html.close("svg");
  }

  private static void box(Html html, String look, double x, double y, double height) {
    if (height > 0) {
      html.open(
              "rect",
              "x",
              n(x + 8),
              "y",
              n(y),
              "width",
              n(COLUMN - 32),
              "height",
              n(height),
              "rx",
              "2",
              "class",
              look)
          .closeInline("rect");
    }
  }

  private static void label(Html html, double x, double y, String text, String look) {
    html.open("text", "x", n(x + (COLUMN - 16) / 2), "y", n(y), "class", look + " middle")
        .text(text)
        .closeInline("text");
  }

  /** One line of the budget's drawing: how much of the limit was used at each checkpoint. */
  record Curve(String name, String look, String limit, List<Double> parts) {}

  static List<Curve> curves(Budget budget, List<Checkpoint> points) {
    List<Curve> curves = new ArrayList<>();
    Duration time = budget.time();
    Long tokens = budget.tokens();
    BigDecimal usd = budget.usd();
    if (time != null) {
      curves.add(
          curve(
              "time",
              dev.omk.time.Durations.human(time),
              points,
              point -> (double) point.spent().time().toMillis() / Math.max(1, time.toMillis())));
    }
    Spent last = points.isEmpty() ? Spent.NOTHING : points.getLast().spent();
    if (tokens != null && isTold(last, last.tokens() > 0)) {
      curves.add(
          curve(
              "tokens",
              String.valueOf(tokens),
              points,
              point -> (double) point.spent().tokens() / Math.max(1, tokens)));
    }
    if (usd != null && isTold(last, last.usd().signum() > 0)) {
      curves.add(
          curve(
              "usd",
              Dollars.human(usd),
              points,
              point -> point.spent().usd().doubleValue() / Math.max(1e-9, usd.doubleValue())));
    }
    return curves;
  }

  // A line at nothing would say that it cost nothing.
  private static boolean isTold(Spent spent, boolean something) {
    return something || spent.unknownRuns() == 0;
  }

  private static Curve curve(
      String name, String limit, List<Checkpoint> points, ToDoubleFunction<Checkpoint> part) {
    return new Curve(
        name, name, limit, points.stream().map(point -> part.applyAsDouble(point)).toList());
  }

  /** The curves over the time in which something ran. */
  static void budget(Html html, List<Curve> curves, List<Checkpoint> points, TimeScale scale) {
    html.open(
        "svg",
        "viewBox",
        "0 -14 " + n(WIDE + 60) + " " + n(HIGH + 40),
        "class",
        "budget",
        "role",
        "img",
        "aria-label",
        "What was used of the budget, in parts of each limit");
    int top = top(curves);
    for (double percent : new double[] {0, top / 2.0, top}) {
      double y = HIGH - HIGH * percent / top;
      html.open(
              "line",
              "x1",
              "0",
              "x2",
              n(WIDE),
              "y1",
              n(y),
              "y2",
              n(y),
              "class",
              percent == 100 ? "limit" : "tick")
          .closeInline("line");
      html.open("text", "x", n(WIDE + 8), "y", n(y + 4), "class", "lane")
          .text((percent == (int) percent ? "" + (int) percent : "" + percent) + " %")
          .closeInline("text");
    }
    for (Curve curve : curves) {
      StringBuilder path = new StringBuilder("M0 " + n(HIGH));
      double y = HIGH;
      for (int i = 0; i < points.size(); i++) {
        double x = scale.x(points.get(i).at()) * WIDE / scale.width();
        path.append(" L").append(n(x)).append(' ').append(n(y));
        y = HIGH - HIGH * Math.min(1.05, curve.parts().get(i) * 100 / top);
        path.append(" L").append(n(x)).append(' ').append(n(y));
      }
      path.append(" L").append(n(WIDE)).append(' ').append(n(y));
      html.open("path", "d", path.toString(), "class", "curve " + curve.look()).closeInline("path");
    }
    html.close("svg");
  }

  // What was used little of is drawn larger: the axis says how much.
  private static int top(List<Curve> curves) {
    double most =
        curves.stream().flatMap(curve -> curve.parts().stream()).reduce(0.0, Double::max) * 100;
    for (int top : new int[] {5, 10, 25, 50}) {
      if (most < top) {
        return top;
      }
    }
    return 100;
  }

  private static String n(double value) {
    return Gantt.number(value);
  }
}
