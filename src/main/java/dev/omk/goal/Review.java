package dev.omk.goal;

import dev.omk.review.Finding;
import java.util.List;

/**
 * One review of a candidate.
 *
 * @param subject the tree that was reviewed
 * @param findings what was found
 * @param artifact path of the review for people
 */
public record Review(String subject, List<Finding> findings, String artifact) {
  public Review {
    findings = List.copyOf(findings);
  }

  /** The findings that keep a goal from being ready. */
  public List<Finding> blocking() {
    return findings.stream().filter(f -> f.severity() == Finding.Severity.BLOCKING).toList();
  }
}
