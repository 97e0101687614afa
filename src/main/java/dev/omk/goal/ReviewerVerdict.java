package dev.omk.goal;

import dev.omk.agent.Usage;
import dev.omk.review.Finding;
import java.time.Duration;
import java.util.List;

/**
 * What an agent said that was asked to review. It can block, and never let anything pass.
 *
 * @param agent its name
 * @param error why it gave no valid answer, one line; empty when it did
 * @param findings what it answered, its own severities
 * @param note what a person should know, one line; may be empty
 * @param usage tokens and cost with their source
 * @param elapsed wall time
 */
public record ReviewerVerdict(
    String agent,
    String error,
    List<Finding> findings,
    String note,
    Usage usage,
    Duration elapsed) {
  public ReviewerVerdict {
    findings = List.copyOf(findings);
  }

  /** Whether it gave a valid answer. */
  public boolean answered() {
    return error.isEmpty();
  }

  /** Whether it wants the change blocked. */
  public boolean blocks() {
    return findings.stream().anyMatch(f -> f.severity() == Finding.Severity.BLOCKING);
  }
}
