package dev.omk.review;

import dev.omk.review.Finding.Severity;
import java.util.ArrayList;
import java.util.List;

/**
 * What several reviewers mean together. Where there are fewer than three, each one can block. From
 * three on, two of three have to block the same place: the same file, at most {@value #NEAR} lines
 * apart or as a whole. What a minority blocks is a warning then.
 */
public final class ReviewVotes {
  private static final int QUORUM = 3;
  private static final int OF = 3;
  private static final int AGREE = 2;
  private static final int NEAR = 3;

  private ReviewVotes() {}

  /**
   * The findings that count.
   *
   * @param byReviewer what each reviewer found
   */
  public static List<Finding> count(List<List<Finding>> byReviewer) {
    List<Finding> all = new ArrayList<>();
    for (List<Finding> found : byReviewer) {
      for (Finding finding : found) {
        boolean overruled =
            finding.blocks()
                && byReviewer.size() >= QUORUM
                && votes(finding, byReviewer) * OF < byReviewer.size() * (long) AGREE;
        all.add(overruled ? finding.as(Severity.WARNING) : finding);
      }
    }
    return all;
  }

  private static long votes(Finding finding, List<List<Finding>> byReviewer) {
    return byReviewer.stream()
        .filter(found -> found.stream().anyMatch(other -> other.blocks() && same(finding, other)))
        .count();
  }

  // Each says it in words of its own; what both mean is at one place.
  private static boolean same(Finding one, Finding other) {
    boolean whole = one.line() == 0 || other.line() == 0;
    return one.path().equals(other.path())
        && (whole || Math.abs(one.line() - other.line()) <= NEAR);
  }
}
