package dev.omk.review.wall;

import dev.omk.review.Finding;
import dev.omk.review.ReviewSection;
import dev.omk.text.Harmless;
import java.util.List;

/** A review as Markdown. Text that comes from files is shown as code on one line. */
final class ReviewText {
  private ReviewText() {}

  static String of(List<ReviewSection> sections, List<Finding> findings) {
    StringBuilder out = new StringBuilder("# Review\n\n");
    out.append(findings.isEmpty() ? "No findings.\n" : "## Findings\n\n");
    findings.forEach(finding -> append(out, finding));
    sections.forEach(section -> append(out, section));
    return out.toString();
  }

  private static void append(StringBuilder out, Finding finding) {
    out.append("- **").append(finding.severity().name().toLowerCase(java.util.Locale.ROOT));
    out.append("** ").append(code(finding.place())).append(' ');
    out.append(Harmless.oneLine(finding.message())).append(" (").append(finding.rule());
    out.append(")\n  ").append(finding.hint()).append('\n');
  }

  private static String code(String text) {
    return "`" + Harmless.oneLine(text).replace('`', '\'') + "`";
  }

  private static void append(StringBuilder out, ReviewSection section) {
    out.append("\n## ").append(section.pass()).append(": ").append(section.status());
    out.append("\n\n").append(section.summary()).append(".\n");
    out.append("\n- risk: ").append(String.join("; ", section.risks()));
    out.append("\n- not looked at: ").append(String.join("; ", section.knownGaps()));
    out.append("\n- next: ").append(section.recommendedNextStep()).append('\n');
  }
}
