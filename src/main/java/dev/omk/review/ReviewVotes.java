package dev.omk.review;

import dev.omk.review.Finding.Severity;
import java.util.ArrayList;
import java.util.List;

/**
 * What several reviewers mean together. Where there are fewer than three, each one can block. From
 * three on, two of three have to agree that the change must not pass; the blocking findings of a
 * minority are warnings then.
 */
public final class ReviewVotes {
  private static final int QUORUM = 3;
  private static final int OF = 3;
  private static final int AGREE = 2;

  private ReviewVotes() {}

  /**
   * The findings that count.
   *
   * @param byReviewer what each reviewer found
   */
  public static List<Finding> count(List<List<Finding>> byReviewer) {
    long votes =
        byReviewer.stream().filter(found -> found.stream().anyMatch(Finding::blocks)).count();
    boolean overruled =
        byReviewer.size() >= QUORUM && votes * OF < byReviewer.size() * (long) AGREE;
    List<Finding> all = new ArrayList<>();
    for (List<Finding> found : byReviewer) {
      for (Finding finding : found) {
        all.add(overruled && finding.blocks() ? finding.as(Severity.WARNING) : finding);
      }
    }
    return all;
  }
}
