package dev.omk.goal;

import dev.omk.review.Finding;
import java.util.List;
import java.util.Optional;

/**
 * One review of a candidate.
 *
 * @param subject the tree that was reviewed
 * @param findings what was found
 * @param artifacts the review for people, and what agents answered
 * @param reviewers what the agents said that were asked
 */
public record Review(
    String subject,
    List<Finding> findings,
    List<Artifact> artifacts,
    List<ReviewerVerdict> reviewers) {
  public Review {
    findings = List.copyOf(findings);
    artifacts = List.copyOf(artifacts);
    // A journal of before there were any has none.
    reviewers = reviewers == null ? List.of() : List.copyOf(reviewers);
  }

  /** The verdict of an agent, if it was asked. */
  public Optional<ReviewerVerdict> by(String agent) {
    return reviewers.stream().filter(verdict -> verdict.agent().equals(agent)).findFirst();
  }

  /** The path of the review relative to the goal directory. */
  public String artifact() {
    return artifacts.isEmpty() ? "" : artifacts.getFirst().path();
  }

  /** The findings that keep a goal from being ready. */
  public List<Finding> blocking() {
    return of(Finding.Severity.BLOCKING);
  }

  /** The findings that a person should read before they accept. */
  public List<Finding> warnings() {
    return of(Finding.Severity.WARNING);
  }

  private List<Finding> of(Finding.Severity severity) {
    return findings.stream().filter(finding -> finding.severity() == severity).toList();
  }
}
