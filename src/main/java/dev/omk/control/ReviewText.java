package dev.omk.control;

import dev.omk.review.Finding;
import java.util.List;
import java.util.Locale;

/** A review as Markdown, for people. */
final class ReviewText {
  private ReviewText() {}

  static String of(List<Finding> findings) {
    StringBuilder out = new StringBuilder("# Review\n\n");
    if (findings.isEmpty()) {
      return out.append("No rule found anything in what the change adds.\n").toString();
    }
    for (Finding finding : findings) {
      out.append("- **").append(finding.severity().name().toLowerCase(Locale.ROOT)).append("** `");
      out.append(finding.path()).append(finding.line() > 0 ? ":" + finding.line() : "");
      out.append("` ").append(finding.message()).append(" (").append(finding.rule()).append(")");
      out.append(finding.hint().isEmpty() ? "" : "  \n  " + finding.hint()).append('\n');
    }
    return out.toString();
  }
}
