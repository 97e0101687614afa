package dev.omk.proof;

import dev.omk.goal.Goal;
import dev.omk.goal.GoalId;
import dev.omk.goal.GoalStatus;
import dev.omk.goal.NextCommand;
import dev.omk.goal.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Every claim about a goal at one moment.
 *
 * @param claims one a rule, or more
 * @param stale whether something was verified that is not there any more
 * @param accepted whether the integrator accepted exactly this, with all that is weak in it
 */
public record Assessment(List<Claim> claims, boolean stale, boolean accepted) {
  /** What is asked of the integrator when all else is there; scripts match on these words. */
  public static final String ACCEPTANCE_GAP =
      "manual integration acceptance is required before ready";

  private static final int SHOWN_WEAK = 4;

  public Assessment {
    claims = List.copyOf(claims);
  }

  /** What is not shown and cannot be waved through. */
  public List<Claim> missing() {
    return claims.stream().filter(c -> c.strength() == Claim.Strength.MISSING).toList();
  }

  /** What a person has to look at. */
  public List<Claim> weak() {
    return claims.stream().filter(c -> c.strength() == Claim.Strength.WEAK).toList();
  }

  /** Whether only the integrator's word is missing. */
  public boolean proven() {
    return missing().isEmpty();
  }

  /** Whether all of it holds: the one definition of ready. */
  public boolean ready() {
    return proven() && accepted && !stale;
  }

  /** What is missing, for {@code known_gaps}. */
  public List<String> gaps() {
    List<String> gaps = new ArrayList<>(missing().stream().map(Claim::detail).toList());
    if (proven() && !accepted) {
      gaps.add(ACCEPTANCE_GAP);
    }
    return List.copyOf(gaps);
  }

  /** What a person does about a goal that was planned without a gate that decides. */
  public static String firstGates(GoalId id) {
    return "write .omk/gates.toml: omk goal init && omk goal gates --approve " + id;
  }

  private static String rejected(Goal goal) {
    return goal.rejection() == null ? "" : "; rejected before: " + goal.rejection();
  }

  /** Where the goal stands after this, when nothing else stops it. */
  public Standing standing(Goal goal) {
    if (ready() && goal.acceptance() != null) {
      return new Standing(GoalStatus.READY, goal.acceptance().reason(), "");
    }
    if (goal.verification() != null && goal.verification().errored()) {
      return new Standing(
          GoalStatus.BLOCKED_ON_EXTERNAL,
          missing().getFirst().detail(),
          goal.verification().remedy() + ", then: " + NextCommand.goOn(goal.id()));
    }
    if (!proven()) {
      return new Standing(
          GoalStatus.NOT_READY,
          missing().stream().map(Claim::detail).collect(Collectors.joining("; ")) + rejected(goal),
          goal.gated() ? NextCommand.goOn(goal.id()) : firstGates(goal.id()));
    }
    return new Standing(
        GoalStatus.BLOCKED_ON_HUMAN,
        ACCEPTANCE_GAP + rejected(goal) + weakness(),
        weak().isEmpty() ? NextCommand.accept(goal.id()) : NextCommand.judge(goal.id()));
  }

  private String weakness() {
    List<String> weak = weak().stream().map(Claim::detail).toList();
    String more = weak.size() > SHOWN_WEAK ? "; and " + (weak.size() - SHOWN_WEAK) + " more" : "";
    return weak.isEmpty()
        ? ""
        : " (weak: "
            + weak.stream().limit(SHOWN_WEAK).collect(Collectors.joining("; "))
            + more
            + ")";
  }
}
