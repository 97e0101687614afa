package dev.omk.goal;

import dev.omk.agent.AgentSpec;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the passes of a goal get anywhere.
 *
 * @param idle so many passes in a row left a tree that was there before (unchanged, or back from
 *     one to the other) and failures that were there before
 * @param same so many passes in a row ended with the failures of the pass before, whatever they
 *     changed
 */
public record Headway(int idle, int same) {
  private static final int IDLE_ENDS = 3;
  private static final int SAME_ENDS = 6;

  /** What a pass is told after the ones before it. */
  public enum Strategy {
    /** Go on. */
    PLAIN,
    /** The last pass did not help: a smaller step, with the full output. */
    SMALLER_STEP,
    /** That did not help either: besides, nothing of the earlier session. */
    FRESH_START
  }

  /**
   * Looks at the passes of agents that think. Those that failed by what is around them, and those
   * that were not verified, do not count.
   *
   * @param since number of the last pass that does not count any more
   */
  public static Headway of(Goal goal, int since) {
    Set<String> trees = new HashSet<>(Set.of(goal.base()));
    Set<String> failures = new HashSet<>();
    String before = "";
    if (goal.baseline() != null) {
      before = FailureFingerprint.of(goal.baseline());
      failures.add(before);
    }
    int idle = 0;
    int same = 0;
    for (Pass pass : goal.passes()) {
      Optional<PassResult> result = goal.efforts().result(pass.number());
      boolean still = !trees.add(pass.after()) || pass.changed().isEmpty();
      if (result.isEmpty()) {
        continue;
      }
      String fingerprint = result.get().fingerprint();
      boolean known = !failures.add(fingerprint);
      if (pass.number() > since && !pass.agent().equals(AgentSpec.Fixer.NAME)) {
        idle = still && known ? idle + 1 : 0;
        same = fingerprint.equals(before) ? same + 1 : 0;
      }
      before = fingerprint;
    }
    return new Headway(idle, same);
  }

  /** Whether another pass like these is not worth it. */
  public boolean stalled() {
    return idle >= IDLE_ENDS || same >= SAME_ENDS;
  }

  /** What to try next. */
  public Strategy strategy() {
    if (idle >= IDLE_ENDS - 1 || same >= SAME_ENDS / 2) {
      return Strategy.FRESH_START;
    }
    return idle > 0 || same > 1 ? Strategy.SMALLER_STEP : Strategy.PLAIN;
  }

  /** What the passes did, for a reason. */
  public String words() {
    return idle >= IDLE_ENDS
        ? idle + " passes changed nothing, or went back and forth"
        : same + " passes ended where the one before had ended";
  }
}
