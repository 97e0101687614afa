package dev.omk.review.wall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.review.Finding;
import dev.omk.review.ReviewContext;
import dev.omk.review.ReviewInput;
import dev.omk.review.ReviewPolicy;
import dev.omk.review.Rule;
import dev.omk.review.UnifiedDiff;
import dev.omk.scope.TestFiles;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule finds what it is for, and leaves alone what only looks like it. */
class RuleCasesTest {
  private static final int FEWEST = 3;

  static Stream<Rule> rules() {
    return RuleCatalog.own().stream()
        .filter(rule -> !Set.of("performance.regressed", "performance.slower").contains(rule.id()));
  }

  static Stream<Arguments> cases() {
    return rules()
        .flatMap(rule -> RuleCases.of(rule.id()).cases().stream().map(c -> Arguments.of(rule, c)));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void ruleHasEnoughTrueAndHonestCases(Rule rule) {
    List<RuleCases.Case> cases = RuleCases.of(rule.id()).cases();

    assertThat(cases)
        .filteredOn(RuleCases.Case::finds)
        .as("true cases of %s", rule.id())
        .hasSizeGreaterThanOrEqualTo(FEWEST);
    assertThat(cases)
        .filteredOn(c -> !c.finds())
        .as("honest cases of %s", rule.id())
        .hasSizeGreaterThanOrEqualTo(FEWEST);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("cases")
  void ruleTellsTheTrueFromTheHonest(Rule rule, RuleCases.Case one) {
    List<Finding> found =
        review(one).stream()
            .filter(
                finding ->
                    finding.rule().equals(rule.id()) || finding.rule().startsWith(rule.id() + "."))
            .toList();

    if (!one.finds()) {
      assertThat(found).as("%s, %s", rule.id(), one).isEmpty();
      return;
    }
    assertThat(found)
        .as("%s, %s", rule.id(), one)
        .isNotEmpty()
        .allSatisfy(f -> assertThat(f.hint()).isEqualTo(rule.hint()));
    if (!one.blocks()) {
      assertThat(found).as("%s, %s", rule.id(), one).noneMatch(Finding::blocks);
    }
    if (!one.expected().isEmpty()) {
      Set<Integer> lines = new TreeSet<>();
      found.forEach(finding -> lines.add(finding.line()));
      assertThat(lines).as("%s, %s", rule.id(), one).isEqualTo(one.expected());
    }
  }

  private static List<Finding> review(RuleCases.Case one) {
    ReviewContext context =
        new ReviewContext(
            one.goal(),
            one.base(),
            one.paths(),
            path -> Optional.ofNullable(one.contents().get(path)),
            List.of(),
            ReviewPolicy.none(),
            List.of());
    UnifiedDiff diff = UnifiedDiff.parse(one.diff());
    assertThat(diff.whole()).isTrue();
    return ReviewWall.review(
        new ReviewInput(diff, List.of(), "", TestFiles.of(List.of())).in(context));
  }
}
