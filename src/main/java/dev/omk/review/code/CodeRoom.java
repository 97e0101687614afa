package dev.omk.review.code;

import dev.omk.review.LineRule;
import dev.omk.review.ReviewInput;
import dev.omk.review.ReviewRule;
import dev.omk.review.Room;
import dev.omk.review.Rule;
import java.util.List;
import java.util.stream.Stream;

/** The section {@code code}. */
public final class CodeRoom implements Room {
  @Override
  public List<Rule> rules() {
    return CodeRules.ALL;
  }

  @Override
  public List<LineRule> lines() {
    return Stream.concat(InjectionPatterns.ALL.stream(), TrustPatterns.ALL.stream()).toList();
  }

  @Override
  public List<ReviewRule> files(ReviewInput input) {
    return List.of(
        new ConflictMarkerReview(input), new SwallowedErrors(input), new FileShapes(input));
  }
}
