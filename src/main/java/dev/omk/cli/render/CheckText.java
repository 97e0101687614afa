package dev.omk.cli.render;

import java.util.List;

/** A proof that was verified again, as text. */
public final class CheckText {
  private CheckText() {}

  /**
   * One thing that was looked at.
   *
   * @param name what
   * @param strength {@code strong}, {@code weak} or {@code missing}
   * @param detail one line
   */
  public record Point(String name, String strength, String detail) {}

  /** Every point with its mark. */
  public static String of(String goalId, List<Point> points, String verdict) {
    Text text = new Text();
    text.line("Proof check " + goalId);
    for (Point point : points) {
      text.shown(
          "  " + ProofText.mark(point.strength()) + " ", point.name() + ": " + point.detail());
    }
    text.line("Verdict: " + verdict);
    return text.toString();
  }
}
