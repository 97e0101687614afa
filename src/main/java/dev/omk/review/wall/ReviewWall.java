package dev.omk.review.wall;

import dev.omk.review.EvasionReview;
import dev.omk.review.FilePatch;
import dev.omk.review.Finding;
import dev.omk.review.Finding.Severity;
import dev.omk.review.ReviewInput;
import dev.omk.review.ReviewPolicy;
import dev.omk.review.ReviewRule;
import dev.omk.review.Room;
import dev.omk.scope.Violation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Runs every rule over a diff: files in parallel, on as many threads as there are cores. */
public final class ReviewWall {
  private static final int MOST_OF_A_RULE = 200;

  private ReviewWall() {}

  /**
   * The findings, the gravest first, then by path and line. Of one rule at most two hundred are
   * told; a further one says how many more there are.
   */
  public static List<Finding> review(ReviewInput input) {
    Suppressions suppressions = new Suppressions(input.diff());
    List<ReviewRule> rules = new ArrayList<>();
    rules.add(new EvasionReview(input.testFiles(), input.context().content()));
    rules.add(new LineReview(input));
    rules.add(suppressions);
    Rooms.ALL.forEach(room -> rules.addAll(room.files(input)));
    List<Finding> found = new ArrayList<>(input.context().imported());
    input.violations().forEach(violation -> found.add(violation(violation)));
    found.addAll(
        input.diff().files().parallelStream()
            .flatMap(file -> examine(file, rules).stream())
            .toList());
    for (Room room : Rooms.ALL) {
      room.change().forEach(rule -> found.addAll(rule.examine(input)));
    }
    if (!input.diff().whole()) {
      RuleCatalog.of("wall.unreadable-diff").ifPresent(rule -> found.add(rule.at("", 0)));
    }
    return told(found, input.context().policy(), suppressions);
  }

  private static List<Finding> examine(FilePatch file, List<ReviewRule> rules) {
    List<Finding> findings = new ArrayList<>();
    FilePatch atHand = file.atHand();
    rules.forEach(rule -> findings.addAll(rule.examine(atHand)));
    return findings;
  }

  private static List<Finding> told(
      List<Finding> found, ReviewPolicy policy, Suppressions suppressions) {
    List<Finding> sorted =
        found.stream()
            .flatMap(finding -> policy.apply(finding).stream())
            .filter(finding -> !suppressions.allow(finding))
            .sorted(
                Comparator.comparing(Finding::severity)
                    .thenComparing(Finding::path)
                    .thenComparingInt(Finding::line))
            .toList();
    Map<String, Integer> counts = new HashMap<>();
    Map<String, Finding> beyond = new LinkedHashMap<>();
    List<Finding> told = new ArrayList<>();
    for (Finding finding : sorted) {
      if (counts.merge(finding.rule(), 1, Integer::sum) <= MOST_OF_A_RULE) {
        told.add(finding);
      } else {
        beyond.putIfAbsent(finding.rule(), finding);
      }
    }
    beyond.forEach((rule, first) -> told.add(more(first, counts.getOrDefault(rule, 0))));
    return List.copyOf(told);
  }

  private static Finding more(Finding first, int count) {
    return new Finding(
        first.rule(),
        first.severity(),
        first.path(),
        first.line(),
        "and " + (count - MOST_OF_A_RULE) + " more like it, from here on",
        first.hint());
  }

  /** Whether a finding stands that nobody can approve. */
  public static boolean blocks(List<Finding> findings) {
    return findings.stream().anyMatch(Finding::blocks);
  }

  // Never blocking: a person may approve a protected path, but nobody a blocking finding.
  private static Finding violation(Violation violation) {
    String rule = "scope." + violation.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return switch (violation.action()) {
      case PENDING ->
          new Finding(
              rule,
              Severity.WARNING,
              violation.path(),
              0,
              violation.unnamed(),
              "Look at the change and accept or reject it.");
      case UNDONE ->
          new Finding(
              rule,
              Severity.NOTE,
              violation.path(),
              0,
              violation.unnamed() + " (undone)",
              "Nothing to do: it was put back as it was.");
    };
  }
}
