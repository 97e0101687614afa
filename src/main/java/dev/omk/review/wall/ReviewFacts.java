package dev.omk.review.wall;

import dev.omk.review.Finding;
import java.util.List;

/**
 * What the sections are written from.
 *
 * @param findings of the wall
 * @param changedFiles paths in the candidate's diff
 * @param gateResults one a gate, as {@code name=passed}
 * @param measures what is known of its speed
 * @param reviewPath where the review was written, relative to the goal directory
 * @param securityReviewPath where the security review was written
 */
public record ReviewFacts(
    List<Finding> findings,
    List<String> changedFiles,
    List<String> gateResults,
    Measures measures,
    String reviewPath,
    String securityReviewPath) {
  public ReviewFacts {
    findings = List.copyOf(findings);
    changedFiles = List.copyOf(changedFiles);
    gateResults = List.copyOf(gateResults);
  }
}
