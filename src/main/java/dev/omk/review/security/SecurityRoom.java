package dev.omk.review.security;

import dev.omk.review.LineRule;
import dev.omk.review.ReviewInput;
import dev.omk.review.ReviewRule;
import dev.omk.review.Room;
import dev.omk.review.Rule;
import dev.omk.secret.SecretAllowList;
import java.util.List;

/** The section {@code security}. */
public final class SecurityRoom implements Room {
  @Override
  public List<Rule> rules() {
    return SecurityRules.ALL;
  }

  @Override
  public List<LineRule> lines() {
    return SettingPatterns.ALL;
  }

  @Override
  public List<ReviewRule> files(ReviewInput input) {
    return List.of(
        new SecretReview(SecretAllowList.of(input.secretsAllow()), input.testFiles()),
        new HiddenTextReview(input),
        new WorkflowReview());
  }
}
