package dev.omk.goal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.review.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReviewTest {
  private static final Finding BLOCKS =
      new Finding("secret.x", Finding.Severity.BLOCKING, "a.py", 1, "a secret", "");
  private static final Finding WARNS =
      new Finding("slop.x", Finding.Severity.WARNING, "a.py", 2, "a comment", "");

  @Test
  void onlyBlockingFindingsBlock() {
    assertThat(Goals.review(WARNS, BLOCKS).blocking()).containsExactly(BLOCKS);
    assertThat(Goals.verdict("one", "", WARNS, BLOCKS).blocks()).isTrue();
    assertThat(Goals.verdict("one", "", WARNS).blocks()).isFalse();
  }

  @Test
  void anErrorIsNoAnswer() {
    assertThat(Goals.verdict("one", "").answered()).isTrue();
    assertThat(Goals.verdict("one", "timed out").answered()).isFalse();
  }

  @Test
  void aVerdictIsFoundByTheNameOfItsAgent() {
    ReviewerVerdict one = Goals.verdict("one", "");
    ReviewerVerdict two = Goals.verdict("two", "", WARNS);
    Review review = new Review(Goals.CANDIDATE, List.of(), List.of(), List.of(one, two));
    assertThat(review.by("two")).contains(two);
    assertThat(review.by("three")).isEmpty();
  }

  @Test
  void theFilesOfAReviewAndAChangeAreNamedWhereThereAreAny() {
    assertThat(Goals.review().artifact()).isEqualTo("artifacts/reviews/goal-review.md");
    assertThat(new Review(Goals.CANDIDATE, List.of(), List.of(), List.of()).artifact()).isEmpty();
    assertThat(Goals.change().diff()).isEqualTo("artifacts/change.diff");
    assertThat(Change.NONE.diff()).isEmpty();
  }

  @Test
  void whatBlocksTwoReviewsIsTheSameWhateverElseTheyFound() {
    assertThat(FailureFingerprint.of(Goals.review(BLOCKS)))
        .isEqualTo(FailureFingerprint.of(Goals.review(WARNS, BLOCKS)))
        .isNotEqualTo(FailureFingerprint.of(Goals.review(WARNS)))
        .isNotEqualTo(FailureFingerprint.of(Goals.review(WARNS.as(Finding.Severity.BLOCKING))));
  }
}
