package dev.omk.cli.render;

import dev.omk.control.GoalController.Reviewed;
import dev.omk.review.Finding;
import dev.omk.review.Finding.Severity;
import dev.omk.text.Harmless;
import java.util.List;

/** A review for GitHub Actions: an annotation a finding, and a table for the step summary. */
public final class GithubReview {
  private static final int MOST = 50;

  private GithubReview() {}

  /** {@code ::error file=…,line=…,title=…::…} and its like. */
  public static List<String> annotations(Reviewed reviewed) {
    return reviewed.review().findings().stream().limit(MOST).map(GithubReview::annotation).toList();
  }

  private static String annotation(Finding finding) {
    String command =
        switch (finding.severity()) {
          case BLOCKING -> "error";
          case WARNING -> "warning";
          case NOTE -> "notice";
        };
    StringBuilder line = new StringBuilder("::" + command + " ");
    if (!finding.path().isEmpty()) {
      line.append("file=").append(GithubText.property(finding.path())).append(',');
      if (finding.line() > 0) {
        line.append("line=").append(finding.line()).append(',');
      }
    }
    line.append("title=").append(GithubText.property(Harmless.line(finding.rule(), 100)));
    return line.append("::")
        .append(GithubText.data(finding.message() + "\n" + finding.hint()))
        .toString();
  }

  /** What a step summary shows. */
  public static String summary(Reviewed reviewed) {
    StringBuilder text = new StringBuilder("### Review: " + ReviewReport.word(reviewed) + "\n\n");
    if (!reviewed.review().findings().isEmpty()) {
      text.append("| severity | place | finding | what to change |\n|---|---|---|---|\n");
    }
    for (Finding finding : reviewed.review().findings().stream().limit(MOST).toList()) {
      text.append("| ").append(finding.severity().name().toLowerCase(java.util.Locale.ROOT));
      text.append(" | ").append(GithubText.cell(finding.place()));
      text.append(" | ").append(GithubText.cell(finding.message()));
      text.append(" | ").append(GithubText.cell(finding.hint())).append(" |\n");
    }
    return text.append('\n').toString();
  }

  /** What later steps of a job can ask for, {@code name=value} a line. */
  public static String outputs(Reviewed reviewed, int code) {
    return "status="
        + ReviewReport.word(reviewed)
        + "\nexit_code="
        + code
        + "\nblocking="
        + count(reviewed, Severity.BLOCKING)
        + "\nwarnings="
        + count(reviewed, Severity.WARNING)
        + "\nnotes="
        + count(reviewed, Severity.NOTE)
        + "\n";
  }

  private static long count(Reviewed reviewed, Severity severity) {
    return reviewed.review().findings().stream()
        .filter(finding -> finding.severity() == severity)
        .count();
  }
}
