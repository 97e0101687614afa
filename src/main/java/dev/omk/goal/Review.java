package dev.omk.goal;

import dev.omk.review.Finding;
import java.util.List;

/**
 * One review of a candidate.
 *
 * @param subject the tree that was reviewed
 * @param findings what was found
 * @param artifacts the review for people
 */
public record Review(String subject, List<Finding> findings, List<Artifact> artifacts) {
  public Review {
    findings = List.copyOf(findings);
    artifacts = List.copyOf(artifacts);
  }

  /** The path of the review relative to the goal directory. */
  public String artifact() {
    return artifacts.isEmpty() ? "" : artifacts.getFirst().path();
  }

  /** The findings that keep a goal from being ready. */
  public List<Finding> blocking() {
    return findings.stream().filter(f -> f.severity() == Finding.Severity.BLOCKING).toList();
  }
}
