package dev.omk.review;

import dev.omk.review.Finding.Severity;
import dev.omk.text.Count;
import java.util.ArrayList;
import java.util.List;

/** Sorts findings into the six sections and says for each what was not looked at. */
public final class ReviewSections {
  private static final int MOST_NAMED = 20;

  /** A section: the rules whose findings are its own, and what it does not see. */
  private record Plan(
      String pass, List<String> rules, boolean security, boolean gates, String risk, String gap) {}

  private static final List<Plan> PLANS =
      List.of(
          new Plan(
              "architect",
              List.of("scope.out-of-scope", "scope.special-file"),
              false,
              false,
              "whether the change fits the design is for a person to say",
              "no rule looks at public interfaces, dependencies or structure"),
          new Plan(
              "code",
              List.of("code.", "wall."),
              false,
              false,
              "rules find known patterns only",
              "no rule looks at dangerous calls, generated files or size"),
          new Plan(
              "test",
              List.of("test.", "scope.test-removed", "scope.test-skipped"),
              false,
              true,
              "gates show only what they test",
              "no rule looks at code that no test covers"),
          new Plan(
              "security",
              List.of("security.", "secret.", "scope."),
              true,
              false,
              "a secret in a format that nobody published is not found",
              "no rule looks at vulnerable dependencies or injection"),
          new Plan(
              "performance",
              List.of(),
              false,
              true,
              "a slowdown that no gate measures is not seen",
              "no rule compares benchmarks with the base"),
          new Plan(
              "anti-slop",
              List.of(),
              false,
              false,
              "needless code is for a person to see",
              "no rule looks at debug output, dead code or unrelated churn"));

  private ReviewSections() {}

  /** The six sections, always in the same order. */
  public static List<ReviewSection> of(ReviewFacts facts) {
    return PLANS.stream().map(plan -> section(plan, facts)).toList();
  }

  /** The same where nothing but the findings and the place of the written review is at hand. */
  public static List<ReviewSection> of(List<Finding> findings, String reviewPath) {
    return of(new ReviewFacts(findings, List.of(), List.of(), reviewPath, reviewPath));
  }

  /** The review for people, in Markdown. */
  public static String markdown(List<Finding> findings, String reviewPath) {
    return ReviewText.of(of(findings, reviewPath), findings);
  }

  private static ReviewSection section(Plan plan, ReviewFacts facts) {
    List<Finding> own =
        facts.findings().stream().filter(found -> owner(found).equals(plan)).toList();
    boolean blocked = ReviewWall.blocks(own);
    return new ReviewSection(
        plan.pass(),
        blocked ? "blocked" : "passed",
        plan.security() ? facts.securityReviewPath() : facts.reviewPath(),
        summary(plan, own),
        evidence(plan, own, facts),
        List.of(plan.risk()),
        List.of(plan.gap()),
        nextStep(own, blocked));
  }

  // A more particular prefix wins: a removed test belongs to the tests, not to security.
  private static Plan owner(Finding finding) {
    Plan best = PLANS.get(1); // code, for rules that nobody claims
    int longest = 0;
    for (Plan plan : PLANS) {
      for (String prefix : plan.rules()) {
        if (finding.rule().startsWith(prefix) && prefix.length() > longest) {
          best = plan;
          longest = prefix.length();
        }
      }
    }
    return best;
  }

  private static String summary(Plan plan, List<Finding> own) {
    if (plan.rules().isEmpty()) {
      return plan.pass() + " review has no rules yet";
    }
    long blocking = own.stream().filter(found -> found.severity() == Severity.BLOCKING).count();
    return own.isEmpty()
        ? plan.pass() + " review found nothing"
        : plan.pass()
            + " review: "
            + Count.of(own.size(), "finding")
            + ", "
            + blocking
            + " blocking";
  }

  private static List<String> evidence(Plan plan, List<Finding> own, ReviewFacts facts) {
    List<String> evidence = new ArrayList<>();
    List<String> seen = plan.gates() ? facts.gateResults() : facts.changedFiles();
    if (!seen.isEmpty()) {
      evidence.add((plan.gates() ? "gate results: " : "changed files: ") + joined(seen));
    }
    own.stream()
        .limit(MOST_NAMED)
        .map(
            found -> found.rule() + " " + found.path() + ":" + found.line() + " " + found.message())
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

  private static String nextStep(List<Finding> own, boolean blocked) {
    if (blocked) {
      return own.stream()
          .filter(found -> found.severity() == Severity.BLOCKING)
          .findFirst()
          .map(Finding::hint)
          .orElse("");
    }
    return own.isEmpty()
        ? "Look at the changed files before merging."
        : "Look at the findings before accepting.";
  }
}
