package dev.omk.review;

import dev.omk.review.Finding.Severity;
import dev.omk.scope.Violation;
import dev.omk.secret.SecretAllowList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Runs every rule over a diff. Stateless. */
public final class ReviewWall {
  private ReviewWall() {}

  /** The findings, the gravest first, then by path and line. */
  public static List<Finding> review(ReviewInput input) {
    List<ReviewRule> rules =
        List.of(
            new SecretReview(SecretAllowList.of(input.secretsAllow()), input.testFiles()),
            new HiddenTextReview(),
            new ConflictMarkerReview(input.testFiles()),
            new SkippedTestReview(input.testFiles()),
            new EvasionReview(input.testFiles()));
    List<Finding> findings = new ArrayList<>();
    input.violations().forEach(violation -> findings.add(violation(violation)));
    for (FilePatch file : input.diff().files()) {
      rules.forEach(rule -> findings.addAll(rule.examine(file)));
    }
    if (!input.diff().whole()) {
      findings.add(unreadable());
    }
    findings.sort(
        Comparator.comparing(Finding::severity)
            .thenComparing(Finding::path)
            .thenComparingInt(Finding::line));
    return List.copyOf(findings);
  }

  /** Whether a finding stands that nobody can approve. */
  public static boolean blocks(List<Finding> findings) {
    return findings.stream().anyMatch(finding -> finding.severity() == Severity.BLOCKING);
  }

  // Never blocking: a person may approve a protected path, but nobody a blocking finding.
  private static Finding violation(Violation violation) {
    String rule =
        "scope." + violation.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    return switch (violation.action()) {
      case PENDING ->
          new Finding(
              rule,
              Severity.WARNING,
              violation.path(),
              0,
              violation.message(),
              "Look at the change and accept or reject it.");
      case UNDONE ->
          new Finding(
              rule,
              Severity.NOTE,
              violation.path(),
              0,
              violation.message() + " (undone)",
              "Nothing to do: it was put back as it was.");
    };
  }

  private static Finding unreadable() {
    return new Finding(
        "wall.unreadable-diff",
        Severity.BLOCKING,
        "",
        0,
        "a part of the diff could not be read and was not reviewed",
        "Run the review again; if it stays, look at the diff by hand.");
  }
}
