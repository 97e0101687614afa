package dev.omk.proof;

import dev.omk.goal.Goal;
import dev.omk.goal.Verification;

/** What is missing because nobody has looked yet, which says nothing against the work. */
public final class Awaited {
  private Awaited() {}

  /** Whether a claim about a goal waits for the first look at what is there. */
  public static boolean is(Goal goal, Claim claim) {
    if (claim.strength() != Claim.Strength.MISSING || goal.unpinned()) {
      return false;
    }
    Verification last = goal.verification();
    return switch (claim.rule()) {
      case "gates" -> goal.gated() && (last == null || last.green());
      case "work" -> last == null || !goal.change().subject().equals(last.subject());
      case "tests" -> last == null;
      case "review" ->
          last == null || goal.review() == null || !goal.review().subject().equals(last.subject());
      case "oracle" -> last == null || goal.baseline() == null;
      default -> false;
    };
  }
}
