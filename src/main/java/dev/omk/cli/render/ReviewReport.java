package dev.omk.cli.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.control.GoalController.Reviewed;
import dev.omk.document.SpeedEvidence;
import dev.omk.goal.ReviewerVerdict;
import dev.omk.json.Json;
import dev.omk.review.Finding;
import dev.omk.review.ReviewSection;
import dev.omk.review.wall.ReviewSections;
import dev.omk.secret.TextLine;
import dev.omk.text.Count;
import dev.omk.text.Harmless;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a review found: as text with the lines it is about, and as JSON. */
public final class ReviewReport {
  private static final int MOST = 50;
  private static final int WIDTH = 160;

  private ReviewReport() {}

  /** {@code blocked}, {@code errored} when a reviewer gave no answer, or {@code passed}. */
  public static String word(Reviewed reviewed) {
    if (!reviewed.review().blocking().isEmpty()) {
      return "blocked";
    }
    return reviewed.review().reviewers().stream().allMatch(ReviewerVerdict::answered)
        ? "passed"
        : "errored";
  }

  /** The findings, the gravest first, each with its place, its line and what to change. */
  public static List<String> lines(Reviewed reviewed) {
    List<String> lines = new ArrayList<>();
    List<Finding> findings = reviewed.review().findings();
    for (Finding finding : findings.subList(0, Math.min(MOST, findings.size()))) {
      lines.add(
          Harmless.line(
              severity(finding) + " " + head(finding) + " (" + finding.rule() + ")", Text.LINE));
      lines.addAll(excerpt(finding, reviewed.lines().getOrDefault(finding, List.of())));
      lines.add(Harmless.line("fix: " + finding.hint(), Text.LINE).indent(4).stripTrailing());
    }
    if (findings.size() > MOST) {
      lines.add(
          "and "
              + Count.of(findings.size() - MOST, "more finding")
              + ": "
              + reviewed.outcome().directory().resolve(reviewed.review().artifact()));
    }
    return lines;
  }

  private static String head(Finding finding) {
    return finding.path().isEmpty()
        ? finding.message()
        : finding.place() + ": " + finding.message();
  }

  private static List<String> excerpt(Finding finding, List<TextLine> lines) {
    List<String> shown = new ArrayList<>();
    int digits =
        lines.stream().mapToInt(line -> Integer.toString(line.number()).length()).max().orElse(0);
    for (TextLine line : lines) {
      String number = Integer.toString(line.number());
      String text = Harmless.oneLine(line.text().replace("\t", "    ")).stripTrailing();
      String cut = text.length() <= WIDTH ? text : Harmless.cutBefore(text, WIDTH) + "…";
      String mark = line.number() == finding.line() ? "> " : "  ";
      String pad = " ".repeat(digits - number.length());
      shown.add(("  " + mark + pad + number + " | " + cut).stripTrailing());
    }
    return shown;
  }

  private static String severity(Finding finding) {
    return finding.severity().name().toLowerCase(Locale.ROOT);
  }

  /** The review as a part of the outcome. */
  public static ObjectNode json(Reviewed reviewed) {
    ObjectNode review = Json.object();
    review.put("status", word(reviewed));
    review.put("subject", reviewed.review().subject());
    ArrayNode findings = review.putArray("findings");
    for (Finding finding : reviewed.review().findings()) {
      ObjectNode node = findings.addObject();
      node.put("rule", finding.rule());
      node.put("severity", severity(finding));
      node.put("section", ReviewSections.sectionOf(finding).pass());
      node.put("path", finding.path());
      node.put("line", finding.line());
      node.put("message", finding.message());
      node.put("hint", finding.hint());
      reviewed.lines().getOrDefault(finding, List.of()).stream()
          .filter(line -> line.number() == finding.line())
          .forEach(line -> node.put("excerpt", line.text()));
    }
    ArrayNode sections = review.putArray("sections");
    ReviewSections.of(
            reviewed.review().findings(),
            SpeedEvidence.of(reviewed.outcome().goal()).measures(),
            reviewed.review().artifact())
        .stream()
        .map(ReviewSection::toJson)
        .forEach(sections::add);
    return review;
  }
}
