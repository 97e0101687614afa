package dev.omk.review.wall;

import dev.omk.review.Finding;
import dev.omk.review.Finding.Severity;
import dev.omk.review.ReviewSection;
import dev.omk.review.Section;
import dev.omk.text.Count;
import java.util.ArrayList;
import java.util.List;

/** Sorts findings into the six sections and says for each what was not looked at. */
public final class ReviewSections {
  private static final int MOST_NAMED = 20;

  /** What a section looks at beside its findings, and what it does not see. */
  private record Plan(boolean security, boolean gates, String risk, String gap) {}

  private ReviewSections() {}

  private static Plan plan(Section section) {
    return switch (section) {
      case ARCHITECT ->
          new Plan(
              false,
              false,
              "whether the change fits the design is for a person to say",
              "declarations are compared by their first line, licences only where a file says"
                  + " them");
      case CODE ->
          new Plan(
              false,
              false,
              "rules find known patterns on single lines only",
              "no rule follows a value from where it comes to where it is used");
      case TEST ->
          new Plan(
              false,
              true,
              "gates show only what they test",
              "no rule measures which lines the tests run");
      case SECURITY ->
          new Plan(
              true,
              false,
              "a secret in a format that nobody published is not found",
              "no rule knows which versions of dependencies are vulnerable");
      case PERFORMANCE ->
          new Plan(
              false,
              true,
              "a slowdown that no gate measures is not seen",
              "only gates and benchmarks that the goal compares are measured");
      case ANTI_SLOP ->
          new Plan(
              false,
              false,
              "needless code is for a person to see",
              "blocks are compared line by line: a copy with other names is not found");
    };
  }

  /** The six sections, always in the same order. */
  public static List<ReviewSection> of(ReviewFacts facts) {
    List<ReviewSection> sections = new ArrayList<>();
    for (Section section : Section.values()) {
      sections.add(section(section, facts));
    }
    return sections;
  }

  /** The same where neither the changed files nor the gates are at hand. */
  public static List<ReviewSection> of(
      List<Finding> findings, Measures measures, String reviewPath) {
    return of(new ReviewFacts(findings, List.of(), List.of(), measures, reviewPath, reviewPath));
  }

  /** The review for people, in Markdown. */
  public static String markdown(List<Finding> findings, Measures measures, String reviewPath) {
    return ReviewText.of(of(findings, measures, reviewPath), findings);
  }

  /** Whose finding one is. */
  public static Section sectionOf(Finding finding) {
    return RuleCatalog.section(finding.rule());
  }

  private static ReviewSection section(Section section, ReviewFacts facts) {
    Plan plan = plan(section);
    List<Finding> own =
        facts.findings().stream()
            .filter(found -> RuleCatalog.section(found.rule()) == section)
            .toList();
    boolean blocked = ReviewWall.blocks(own);
    Measures measures = section == Section.PERFORMANCE ? facts.measures() : Measures.NONE;
    boolean unmeasured = measures.seen().isEmpty() && !measures.missing().isEmpty();
    List<String> gaps = new ArrayList<>(measures.missing());
    gaps.add(plan.gap());
    return new ReviewSection(
        section.pass(),
        blocked ? "blocked" : unmeasured ? "not_measured" : "passed",
        plan.security() ? facts.securityReviewPath() : facts.reviewPath(),
        summary(section, own, unmeasured),
        evidence(section, plan, own, facts, measures),
        List.of(plan.risk()),
        gaps,
        nextStep(own, blocked, measures));
  }

  private static String summary(Section section, List<Finding> own, boolean unmeasured) {
    long blocking = own.stream().filter(Finding::blocks).count();
    String found =
        own.isEmpty()
            ? ""
            : section.pass()
                + " review: "
                + Count.of(own.size(), "finding")
                + ", "
                + blocking
                + " blocking";
    if (unmeasured) {
      return (found.isEmpty() ? section.pass() + " review: " : found + "; ")
          + "nothing was measured on the base and on the change";
    }
    return found.isEmpty() ? section.pass() + " review found nothing" : found;
  }

  private static List<String> evidence(
      Section section, Plan plan, List<Finding> own, ReviewFacts facts, Measures measures) {
    List<String> evidence = new ArrayList<>();
    List<String> seen = plan.gates() ? facts.gateResults() : facts.changedFiles();
    if (!seen.isEmpty()) {
      evidence.add((plan.gates() ? "gate results: " : "changed files: ") + joined(seen));
    }
    evidence.addAll(measures.seen());
    long rules = RuleCatalog.own().stream().filter(rule -> rule.section() == section).count();
    evidence.add(rules + " rules read what the change adds");
    own.stream()
        .limit(MOST_NAMED)
        .map(found -> (found.rule() + " " + found.place()).strip() + " " + found.message())
        .forEach(evidence::add);
    if (own.size() > MOST_NAMED) {
      evidence.add("and " + Count.of(own.size() - MOST_NAMED, "more finding"));
    }
    return evidence;
  }

  private static String joined(List<String> names) {
    String named = String.join(", ", names.subList(0, Math.min(MOST_NAMED, names.size())));
    return names.size() > MOST_NAMED
        ? named + " and " + (names.size() - MOST_NAMED) + " more"
        : named;
  }

  private static String nextStep(List<Finding> own, boolean blocked, Measures measures) {
    if (blocked) {
      return own.stream().filter(Finding::blocks).findFirst().map(Finding::hint).orElse("");
    }
    if (!measures.next().isEmpty()) {
      return measures.next();
    }
    return own.stream().anyMatch(found -> found.severity() == Severity.WARNING)
        ? "Look at the findings before accepting."
        : "Look at the changed files before merging.";
  }
}
