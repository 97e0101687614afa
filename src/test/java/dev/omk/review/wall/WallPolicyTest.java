package dev.omk.review.wall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.review.Finding;
import dev.omk.review.Finding.Severity;
import dev.omk.review.ReviewContext;
import dev.omk.review.ReviewContext.Measured;
import dev.omk.review.ReviewContext.Pace;
import dev.omk.review.ReviewInput;
import dev.omk.review.ReviewPolicy;
import dev.omk.review.UnifiedDiff;
import dev.omk.scope.TestFiles;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the user and the base may say about findings, and what the change may not. */
class WallPolicyTest {
  private static final String EVAL = "x = eval(y)";
  private static final String ALLOW = "# omk:allow code.eval the value is ours";

  @Test
  void suppressionThatTheChangeBringsDoesNotCountAndIsTold() {
    List<Finding> findings = review("+" + EVAL + "  " + ALLOW, ReviewPolicy.none());

    assertThat(findings).extracting(Finding::rule).contains("code.eval", "wall.suppression");
  }

  @Test
  void suppressionAboveThatTheChangeBringsDoesNotCount() {
    assertThat(rules(review("+" + ALLOW + "\n+" + EVAL, ReviewPolicy.none())))
        .contains("code.eval");
  }

  @Test
  void lineOfTheBaseWithASuppressionMayMove() {
    String line = EVAL + "  " + ALLOW;

    assertThat(rules(review("-" + line + "\n+    " + line, ReviewPolicy.none())))
        .doesNotContain("code.eval", "wall.suppression");
  }

  @Test
  void suppressionOfTheBaseAboveCountsForWhatTakesThePlaceOfItsLine() {
    assertThat(rules(review(" " + ALLOW + "\n-x = eval(a)\n+x = eval(b)", ReviewPolicy.none())))
        .doesNotContain("code.eval");
  }

  @Test
  void suppressionOfTheBaseDoesNotCoverWhatIsPutBelowIt() {
    assertThat(rules(review(" " + ALLOW + "\n+" + EVAL + "\n x = eval(a)", ReviewPolicy.none())))
        .contains("code.eval");
  }

  @Test
  void suppressionOfAnotherRuleOrWithoutAReasonDoesNotCount() {
    String other = " # omk:allow code.tls-off ours\n-a\n+" + EVAL;
    String bare = " # omk:allow code.eval\n-a\n+" + EVAL;

    assertThat(rules(review(other, ReviewPolicy.none()))).contains("code.eval");
    assertThat(rules(review(bare, ReviewPolicy.none()))).contains("code.eval");
  }

  @Test
  void policySetsSeveritiesByTheLongestNameAndSwitchesOff() {
    ReviewPolicy policy =
        policy(
            Map.of("code", Optional.empty(), "code.eval", Optional.of(Severity.BLOCKING)),
            Map.of(),
            List.of());

    assertThat(review("+" + EVAL + "\n+except: pass", policy))
        .filteredOn(finding -> finding.rule().startsWith("code."))
        .singleElement()
        .extracting(Finding::severity)
        .isEqualTo(Severity.BLOCKING);
  }

  @Test
  void policyKeepsARuleOutOfPaths() {
    ReviewPolicy policy = policy(Map.of(), Map.of("code.eval", List.of("src/**")), List.of());

    assertThat(rules(review("+" + EVAL + "\n+except: pass", policy)))
        .contains("code.swallowed-error")
        .doesNotContain("code.eval");
  }

  @Test
  void ignoredPathsAreStillSearchedForHiddenText() {
    ReviewPolicy policy = policy(Map.of(), Map.of(), List.of("src/**"));

    assertThat(rules(review("+" + EVAL + "\n+y = 1 # \u202e", policy)))
        .contains("security.hidden-text")
        .doesNotContain("code.eval");
  }

  @Test
  void whatProofsRestOnCannotBeConfigured() {
    ReviewPolicy policy = policy(Map.of("evasion", Optional.empty()), Map.of(), List.of("src/**"));

    assertThat(rules(review("+os._exit(0)", policy))).contains("evasion.early-exit");
    assertThat(ReviewPolicy.mayConfigure("evasion.early-exit")).isFalse();
    assertThat(ReviewPolicy.mayConfigure("wall.unreadable-diff")).isFalse();
    assertThat(ReviewPolicy.mayConfigure("secret.npm-token")).isTrue();
  }

  @Test
  void ofARuleThatFindsTooMuchTheRestIsCounted() {
    List<Finding> findings = review(("+" + EVAL + "\n").repeat(900), ReviewPolicy.none());

    assertThat(findings).filteredOn(f -> f.rule().equals("code.eval")).hasSize(201);
    assertThat(findings).anyMatch(f -> f.message().equals("and 700 more like it, from here on"));
  }

  @Test
  void blockThatTheBaseHasIsFoundWithItsPlace() {
    String block =
        """
        total = sum(item.price for item in items)
        tax = total * rates[items[0].country]
        shipping = weight(items) * per_kilo
        discount = total * loyalty(items[0].customer)
        result = total + tax + shipping - discount
        store(result, items[0].customer.identity)
        notify(items[0].customer, result, "bought")
        return round(result, 2)
        """;
    ReviewContext context =
        new ReviewContext(
            "",
            Set.of("src/old.py"),
            Set.of("src/old.py", "src/a.py"),
            path ->
                path.equals("src/old.py") ? Optional.of("def f():\n" + block) : Optional.empty(),
            List.of(),
            ReviewPolicy.none(),
            List.of());

    assertThat(ReviewWall.review(input("+" + block.strip().replace("\n", "\n+")).in(context)))
        .filteredOn(finding -> finding.rule().equals("slop.repeated-block"))
        .singleElement()
        .extracting(Finding::message)
        .asString()
        .contains("src/old.py:2");
  }

  @Test
  void whatWasMeasuredWorseIsAFindingOfPerformance() {
    ReviewContext context =
        new ReviewContext(
            "",
            Set.of(),
            Set.of(),
            path -> Optional.empty(),
            List.of(
                new Measured("sort", Pace.WORSE, "2.1 times as long"),
                new Measured("find", Pace.KEPT, ""),
                new Measured("tree", Pace.SLOWER, "took 1s and 3s")),
            ReviewPolicy.none(),
            List.of());

    List<Finding> findings = ReviewWall.review(input("+x = 1").in(context));

    assertThat(findings)
        .filteredOn(finding -> finding.rule().equals("performance.regressed"))
        .singleElement()
        .extracting(Finding::message)
        .isEqualTo("sort: 2.1 times as long");
    assertThat(findings)
        .filteredOn(finding -> finding.rule().equals("performance.slower"))
        .singleElement()
        .extracting(Finding::message)
        .isEqualTo("tree: took 1s and 3s");
    assertThat(ReviewSections.of(findings, Measures.NONE, "r.md").get(4).summary())
        .contains("2 findings");
  }

  private static ReviewPolicy policy(
      Map<String, Optional<Severity>> severities,
      Map<String, List<String>> quiet,
      List<String> ignored) {
    return new ReviewPolicy(severities, quiet, ignored);
  }

  private static List<String> rules(List<Finding> findings) {
    return findings.stream().map(Finding::rule).toList();
  }

  private static List<Finding> review(String hunk, ReviewPolicy policy) {
    ReviewContext context =
        new ReviewContext(
            "", Set.of(), Set.of(), path -> Optional.empty(), List.of(), policy, List.of());
    return ReviewWall.review(input(hunk).in(context));
  }

  private static ReviewInput input(String hunk) {
    long before = hunk.lines().filter(line -> !line.startsWith("+")).count();
    long after = hunk.lines().filter(line -> !line.startsWith("-")).count();
    UnifiedDiff diff =
        UnifiedDiff.parse(
            "diff --git a/src/a.py b/src/a.py\n--- a/src/a.py\n+++ b/src/a.py\n@@ -1,%d +1,%d @@\n%s\n"
                .formatted(before, after, hunk.stripTrailing()));
    assertThat(diff.whole()).isTrue();
    return new ReviewInput(diff, List.of(), "", TestFiles.of(List.of()));
  }
}
