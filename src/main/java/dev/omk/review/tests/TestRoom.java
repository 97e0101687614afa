package dev.omk.review.tests;

import dev.omk.review.ChangeRule;
import dev.omk.review.ReviewInput;
import dev.omk.review.ReviewRule;
import dev.omk.review.Room;
import dev.omk.review.Rule;
import java.util.List;

/** The section {@code test}. */
public final class TestRoom implements Room {
  @Override
  public List<Rule> rules() {
    return TestRules.ALL;
  }

  @Override
  public List<ReviewRule> files(ReviewInput input) {
    return List.of(
        new FocusedTests(input),
        new SkippedTestReview(input.testFiles()),
        new Assertions(input.testFiles()));
  }

  @Override
  public List<ChangeRule> change() {
    return List.of(new TestsBesideCode());
  }
}
