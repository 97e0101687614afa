package dev.omk.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CriteriaTest {
  private static List<String> texts(String text) {
    return Criteria.in(text).stream().map(c -> c.id() + " " + c.text()).toList();
  }

  @Test
  void itemsOfAChecklistAreCriteriaWhereverTheyStand() {
    assertThat(texts("Do it\n\n- [ ] sums\n  over two lines\n- [x] old\n* no criterion\n"))
        .containsExactly("AC-1 sums over two lines", "AC-2 old");
  }

  @Test
  void itemsBelowAnAcceptanceHeadingAreCriteriaUntilTheNextHeading() {
    String text =
        """
        # Sum of numbers
        - background, no criterion
        ## Acceptance criteria
        1. `sum 2 3` prints 5
           - also with blanks
        2) AC-7: rejects letters
        ## Notes
        - nothing
        **Done when:**
        - it is documented
        """;
    assertThat(texts(text))
        .containsExactly(
            "AC-1 `sum 2 3` prints 5; also with blanks",
            "AC-7 rejects letters",
            "AC-2 it is documented");
  }

  @Test
  void codeIsNoCriterion() {
    assertThat(texts("x\n```\n- [ ] code\n```\n- [ ] real\n")).containsExactly("AC-1 real");
  }

  @Test
  void anIdIsGivenOnce() {
    assertThat(texts("- [ ] A-1: one\n- [ ] A-1: two\n- [ ] AC-1: three\n- [ ] four"))
        .extracting(line -> line.split(" ", -1)[0])
        .doesNotHaveDuplicates();
  }

  @Test
  void moreCriteriaGetIdsThatAreNotTakenYet() {
    List<Criterion> before = Criteria.in("- [ ] AC-2: one\n- [ ] two\n");
    assertThat(Criteria.numbered(List.of("three", "AC-1: four", "AC-7: five"), "x", before))
        .extracting(Criterion::id, Criterion::text)
        .containsExactly(
            tuple("AC-3", "three"), tuple("AC-4", "AC-1: four"), tuple("AC-7", "five"));
  }

  @Test
  void aHeadingEndsAnItemThatGoesOn() {
    assertThat(texts("- [ ] sums\n# Notes\nnot of it\n")).containsExactly("AC-1 sums");
    assertThat(texts("- [ ] sums\nDone when:\nnot of it\n")).containsExactly("AC-1 sums");
  }

  @Test
  void aFloodOfItemsIsBounded() {
    assertThat(texts("- [ ] item\n".repeat(5_000))).hasSize(100);
    assertThat(texts("- [ ] " + "word ".repeat(10_000)).getFirst()).hasSizeLessThan(500);
  }

  @ParameterizedTest
  @CsvSource({
    "test_ac_1_sum, true",
    "calc.SumTest::sumAc1, true",
    "AC-1 sums, true",
    "test_ac_12, false",
    "test_mac1, false",
    "ac1, true",
    "Ac1, true",
    "TestAC1, true",
    "TESTAC1, false",
    "sum, false"
  })
  void aTestNamesACriterionByItsId(String test, boolean names) {
    assertThat(new Criterion("AC-1", "x", Criterion.GOAL).isNamedBy(test)).isEqualTo(names);
  }
}
