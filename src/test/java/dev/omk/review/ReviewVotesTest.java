package dev.omk.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.review.Finding.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReviewVotesTest {
  private static final List<Finding> NOTHING = List.of();

  private static List<Finding> blocks(String path, int line) {
    return List.of(new Finding("agent.a", Severity.BLOCKING, path, line, "wrong", "mend it"));
  }

  private static List<Severity> counted(List<List<Finding>> byReviewer) {
    return ReviewVotes.count(byReviewer).stream().map(Finding::severity).toList();
  }

  @Test
  void oneOrTwoReviewersEachBlock() {
    assertThat(counted(List.of(blocks("a", 1)))).containsExactly(Severity.BLOCKING);
    assertThat(counted(List.of(blocks("a", 1), NOTHING))).containsExactly(Severity.BLOCKING);
  }

  @Test
  void ofThreeTwoHaveToBlockTheSamePlace() {
    assertThat(counted(List.of(blocks("a", 1), blocks("a", 4), NOTHING)))
        .containsExactly(Severity.BLOCKING, Severity.BLOCKING);
    assertThat(counted(List.of(blocks("a", 0), blocks("a", 90), NOTHING)))
        .containsExactly(Severity.BLOCKING, Severity.BLOCKING);
    assertThat(counted(List.of(blocks("a", 1), blocks("a", 5), NOTHING)))
        .containsExactly(Severity.WARNING, Severity.WARNING);
    assertThat(counted(List.of(blocks("a", 1), blocks("b", 1), NOTHING)))
        .containsExactly(Severity.WARNING, Severity.WARNING);
  }

  @Test
  void oneReviewerHasOneVoteAndAWarningIsNone() {
    List<Finding> twice = List.of(blocks("a", 1).getFirst(), blocks("a", 2).getFirst());
    assertThat(counted(List.of(twice, NOTHING, NOTHING)))
        .containsExactly(Severity.WARNING, Severity.WARNING);
    List<Finding> warning = List.of(blocks("a", 1).getFirst().as(Severity.WARNING));
    assertThat(counted(List.of(blocks("a", 1), warning, NOTHING)))
        .containsExactly(Severity.WARNING, Severity.WARNING);
  }

  @Test
  void ofFourThreeHaveToAgree() {
    assertThat(counted(List.of(blocks("a", 1), blocks("a", 1), NOTHING, NOTHING)))
        .containsOnly(Severity.WARNING);
    assertThat(counted(List.of(blocks("a", 1), blocks("a", 1), blocks("a", 1), NOTHING)))
        .containsOnly(Severity.BLOCKING);
  }
}
