package dev.omk.review;

import java.util.List;

/** The rules of one section. */
public interface Room {
  /** Every rule that may give a finding. */
  List<Rule> rules();

  /** Patterns of single lines. */
  default List<LineRule> lines() {
    return List.of();
  }

  /** Rules that read one file at a time. */
  default List<ReviewRule> files(ReviewInput input) {
    return List.of();
  }

  /** Rules that read the whole change. */
  default List<ChangeRule> change() {
    return List.of();
  }
}
