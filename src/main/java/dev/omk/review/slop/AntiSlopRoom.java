package dev.omk.review.slop;

import dev.omk.review.ChangeRule;
import dev.omk.review.LineRule;
import dev.omk.review.ReviewInput;
import dev.omk.review.ReviewRule;
import dev.omk.review.Room;
import dev.omk.review.Rule;
import java.util.List;

/** The section {@code anti-slop}. */
public final class AntiSlopRoom implements Room {
  @Override
  public List<Rule> rules() {
    return SlopRules.ALL;
  }

  @Override
  public List<LineRule> lines() {
    return DebugPatterns.ALL;
  }

  @Override
  public List<ReviewRule> files(ReviewInput input) {
    return List.of(new Comments(input), new Churn());
  }

  @Override
  public List<ChangeRule> change() {
    return List.of(new RepeatedBlocks(), new NamedFiles(), new Changelog());
  }
}
