package dev.omk.slice;

import dev.omk.goal.Standing;
import dev.omk.goal.Verification;

/** What came of working on a slice. */
public sealed interface SliceResult {

  /**
   * It has something to bring in.
   *
   * @param subject the tree of its worktree
   * @param agent who worked on it
   * @param verified what the gates said of that tree
   */
  record Done(String subject, String agent, Verification verified) implements SliceResult {}

  /**
   * It has nothing that could be brought in yet.
   *
   * @param why as its agent is to be told
   */
  record Unfinished(String why, String agent) implements SliceResult {}

  /** It cannot go on; the goal stands like this because of it. */
  record Stopped(Standing standing, String agent) implements SliceResult {}

  /** It was cut off: the goal was paused or cancelled, or its budget is used up. */
  record CutOff() implements SliceResult {}
}
