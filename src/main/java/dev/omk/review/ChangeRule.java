package dev.omk.review;

import java.util.List;

/** A rule that has to see the whole change. */
@FunctionalInterface
public interface ChangeRule {
  /** The findings in a change. */
  List<Finding> examine(ReviewInput input);
}
