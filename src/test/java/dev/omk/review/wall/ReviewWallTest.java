package dev.omk.review.wall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.review.Finding;
import dev.omk.review.Finding.Severity;
import dev.omk.review.ReviewContext;
import dev.omk.review.ReviewInput;
import dev.omk.review.ReviewPolicy;
import dev.omk.review.ReviewSection;
import dev.omk.review.UnifiedDiff;
import dev.omk.scope.TestFiles;
import dev.omk.scope.Violation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReviewWallTest {
  private static final String TOKEN = "npm" + "_" + "aB3dE5gH7jK9mN2pQ4".repeat(2);

  static Stream<Arguments> findings() {
    return Stream.of(
        Arguments.of("a.py", "t = '" + TOKEN + "'", "secret.npm-token", Severity.BLOCKING),
        Arguments.of(
            "a.py", "if admin: # \u202e\u2066x", "security.hidden-text", Severity.BLOCKING),
        Arguments.of("a.c", "ac\u200bcess()", "security.hidden-text", Severity.BLOCKING),
        Arguments.of("a.js", "x \udb40\udc41", "security.hidden-text", Severity.BLOCKING),
        Arguments.of("a.md", "see \u202eevil", "security.hidden-text", Severity.WARNING),
        Arguments.of(
            "a.py",
            "<<<<<<< ours\n=======\n>>>>>>> theirs",
            "code.conflict-marker",
            Severity.BLOCKING),
        Arguments.of("a.c", "<<<<<<< HEAD\nx\n>>>>>>>", "code.conflict-marker", Severity.BLOCKING),
        Arguments.of(
            "docs/git.md", "<<<<<<< HEAD\n=======", "code.conflict-marker", Severity.WARNING),
        Arguments.of("a.test.js", "it.only('x', f)", "test.focused", Severity.BLOCKING),
        Arguments.of("src/test/java/ATest.java", "  @Disabled", "test.skipped", Severity.WARNING),
        Arguments.of("tests/test_a.py", "@pytest.mark.skip", "test.skipped", Severity.WARNING));
  }

  static Stream<Arguments> lookAlikes() {
    return Stream.of(
        Arguments.of("a.py", "t = os.environ['NPM_TOKEN']"),
        Arguments.of("a.py", "flag = '🏴\udb40\udc67\udb40\udc62\udb40\udc7f 👩\u200d💻'"),
        Arguments.of("a.py", "name = 'می\u200cخواهم'"),
        Arguments.of("fa.json", "\"x\": \"\u2067שלום\u2069\""),
        Arguments.of("a.py", "s = 'schön'"),
        Arguments.of("README.md", "Title\n======="),
        Arguments.of("a.py", "x = 1 <<<<<<< 2\n======="),
        Arguments.of("a.cpp", "<<<<<<<"),
        Arguments.of("src/a.js", "test.only = 1"),
        Arguments.of("tests/test_a.py", "assert skip(1)"),
        Arguments.of("ATest.java", "stream.skip(2)"));
  }

  @ParameterizedTest
  @MethodSource("findings")
  void ruleFinds(String path, String lines, String rule, Severity severity) {
    assertThat(review(path, lines))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.rule()).isEqualTo(rule);
              assertThat(found.severity()).isEqualTo(severity);
              assertThat(found.path()).isEqualTo(path);
              assertThat(found.line()).isEqualTo(1);
              assertThat(found.hint()).isNotEmpty();
              assertThat(found.message()).doesNotContain(TOKEN);
            });
  }

  @ParameterizedTest
  @MethodSource("lookAlikes")
  void lookAlikeIsNoFinding(String path, String lines) {
    assertThat(review(path, lines)).isEmpty();
  }

  @Test
  void marksOfAConflictWithinATextAreAWarning() {
    List<Finding> findings =
        review("a.py", "TEXT = \"\"\"\n<<<<<<< HEAD\nours\n=======\n>>>>>>> topic\n\"\"\"");

    assertThat(findings).extracting(Finding::rule).containsExactly("code.conflict-marker");
    assertThat(ReviewWall.blocks(findings)).isFalse();
  }

  @Test
  void textThatBeganAboveTheChangeIsKnownFromTheFile() {
    String content = "\"\"\"Notes.\n\nrequests.get(url, verify=False)\n\"\"\"\n";
    String diff =
        """
        diff --git a/a.py b/a.py
        --- a/a.py
        +++ b/a.py
        @@ -2,0 +3 @@
        +requests.get(url, verify=False)
        """;
    ReviewInput unknown =
        new ReviewInput(UnifiedDiff.parse(diff), List.of(), "", TestFiles.of(List.of()));

    assertThat(ReviewWall.review(unknown))
        .extracting(Finding::rule)
        .containsExactly("code.tls-off");
    assertThat(ReviewWall.review(unknown.in(with(content)))).isEmpty();
    assertThat(ReviewWall.review(unknown.in(with(content.substring(1)))))
        .as("a file that is not the one of the diff")
        .isNotEmpty();
  }

  @Test
  void wordsOfTwoScriptsBetweenTagsAreAWarning() {
    assertThat(review("a.tsx", "  <p>PDF\u0430</p>"))
        .singleElement()
        .matches(found -> found.severity() == Severity.WARNING);
  }

  private static ReviewContext with(String content) {
    return new ReviewContext(
        "",
        Set.of(),
        Set.of(),
        path -> Optional.of(content),
        List.of(),
        ReviewPolicy.none(),
        List.of());
  }

  @Test
  void secretThatTheDiffTakesAwayIsNoFinding() {
    String diff =
        "diff --git a/a.py b/a.py\n--- a/a.py\n+++ b/a.py\n@@ -1 +1 @@\n-t='"
            + TOKEN
            + "'\n+t=''\n";

    assertThat(review(UnifiedDiff.parse(diff), List.of())).isEmpty();
  }

  @Test
  void violationsAreShownButNeverBlock() {
    Violation pending =
        new Violation(
            "Makefile",
            Violation.Kind.PROTECTED_PATH,
            Violation.Action.PENDING,
            "",
            "is protected");
    Violation undone =
        new Violation(
            "tests/a.py", Violation.Kind.TEST_REMOVED, Violation.Action.UNDONE, "", "is gone");

    List<Finding> findings = review(UnifiedDiff.parse(""), List.of(undone, pending));

    assertThat(findings)
        .extracting(Finding::rule)
        .containsExactly("scope.protected-path", "scope.test-removed");
    assertThat(ReviewWall.blocks(findings)).isFalse();
  }

  @Test
  void partThatCannotBeReadBlocks() {
    UnifiedDiff diff = UnifiedDiff.parse("diff --git a/a b/a\n@@ -1,9 +1,9 @@\n+x\n");

    assertThat(ReviewWall.blocks(review(diff, List.of()))).isTrue();
  }

  @Test
  void sixSectionsSayWhatWasNotLookedAt() {
    List<Finding> findings = review("a.py", "t = '" + TOKEN + "'");

    List<ReviewSection> sections =
        ReviewSections.of(
            new ReviewFacts(
                findings,
                List.of("a.py"),
                List.of("test=passed"),
                new Measures(List.of("b: took 1s"), List.of("b2 was not run"), "Run it."),
                "r.md",
                "s.md"));

    assertThat(sections)
        .extracting(ReviewSection::pass)
        .containsExactly("architect", "code", "test", "security", "performance", "anti-slop");
    assertThat(sections)
        .extracting(ReviewSection::status)
        .containsExactly("passed", "passed", "passed", "blocked", "passed", "passed");
    assertThat(sections).allMatch(section -> !section.knownGaps().isEmpty());
    assertThat(sections.get(3).toJson().toString())
        .contains("recommended_next_step", "known_gaps", "s.md")
        .doesNotContain(TOKEN);
    ReviewSection performance = sections.get(4);
    assertThat(performance.evidence()).contains("gate results: test=passed", "b: took 1s");
    assertThat(performance.knownGaps()).contains("b2 was not run");
    assertThat(performance.recommendedNextStep()).isEqualTo("Run it.");
  }

  @Test
  void whatMeasuresAndWasNotRunIsNotPassed() {
    Measures unmeasured = new Measures(List.of(), List.of("the benchmark was not run"), "Run it.");

    ReviewSection performance = ReviewSections.of(List.of(), unmeasured, "r.md").get(4);

    assertThat(performance.status()).isEqualTo("not_measured");
    assertThat(performance.summary()).contains("nothing was measured");
    assertThat(ReviewSections.markdown(List.of(), unmeasured, "r.md"))
        .contains("## performance: not_measured", "the benchmark was not run", "- next: Run it.");
  }

  @Test
  void cutDiffIsSaidAndBlocks() {
    ReviewInput input = ReviewInput.of(new byte[0], true, List.of(), "", TestFiles.of(List.of()));

    assertThat(ReviewWall.review(input)).extracting(Finding::rule).contains("wall.unreadable-diff");
  }

  @Test
  void writtenReviewNamesPlaceAndHintAndObeysNothing() {
    Finding finding =
        new Finding("code.x", Severity.WARNING, "a`\u001b[2J.py", 7, "odd", "Mend it.");

    assertThat(ReviewSections.markdown(List.of(finding), Measures.NONE, "r.md"))
        .contains("`a'\uFFFD[2J.py:7`", "odd", "Mend it.", "## security: passed", "not looked at");
  }

  @Test
  void hostileDiffIsReadInLinearTime() {
    String line = "key=\u202atoken" + "<<<<<<< @pytest.mark".repeat(50_000);

    assertThat(review("tests/test_a.py", line)).isNotEmpty();
  }

  private static List<Finding> review(String path, String lines) {
    List<String> added = lines.lines().toList();
    StringBuilder diff =
        new StringBuilder("diff --git a/" + path + " b/" + path + "\nnew file mode 100644\n")
            .append("--- /dev/null\n+++ b/" + path + "\n@@ -0,0 +1," + added.size() + " @@\n");
    added.forEach(line -> diff.append('+').append(line).append('\n'));
    return review(UnifiedDiff.parse(diff.toString()), List.of());
  }

  private static List<Finding> review(UnifiedDiff diff, List<Violation> violations) {
    return ReviewWall.review(new ReviewInput(diff, violations, "", TestFiles.of(List.of())));
  }
}
