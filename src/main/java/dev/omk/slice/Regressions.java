package dev.omk.slice;

import dev.omk.gate.GateResult;
import dev.omk.goal.Goal;
import dev.omk.goal.Slice;
import dev.omk.goal.Verification;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What is worse with a slice than without it. What was red before is not its fault. */
public final class Regressions {
  private static final int NAMED = 10;

  private Regressions() {}

  /**
   * One entry for each gate that passed before and does not now, and for tests of the base that do
   * not hold any more, each with the useful part of what was printed.
   *
   * @param passing the gates that passed before
   * @param hidden names of gates of which nobody is to be told anything
   * @param baseline what the base's gates said
   * @param with the slice
   */
  public static List<String> of(
      Collection<String> passing,
      Collection<String> hidden,
      Verification baseline,
      Verification with) {
    List<String> worse = new ArrayList<>();
    for (GateResult red : with.red()) {
      if (passing.contains(red.gate())) {
        worse.add(
            hidden.contains(red.gate())
                ? "a hidden check failed that passed before"
                : "gate "
                    + red.gate()
                    + " passed before and does not now: "
                    + red.outcome().reason()
                    + (red.excerpt().isBlank() ? "" : "\n" + red.excerpt().strip()));
      }
    }
    if (with.tests().worse() && !baseline.tests().worse()) {
      tests("broken", with.tests().broke(), worse);
      tests("gone", with.tests().vanished(), worse);
      tests("newly skipped", with.tests().newlySkipped(), worse);
    }
    return worse;
  }

  private static void tests(String what, List<String> tests, List<String> worse) {
    if (!tests.isEmpty()) {
      worse.add(
          "tests of the base are "
              + what
              + ": "
              + String.join(", ", tests.stream().limit(NAMED).toList())
              + (tests.size() > NAMED ? ", …" : ""));
    }
  }

  /** The gates that pass on what the result of a goal is at now. */
  public static List<String> passing(Goal goal) {
    Verification baseline = goal.baseline();
    boolean landed = goal.efforts().isolation().slices().stream().anyMatch(Slice::hasLanded);
    return landed || baseline == null ? goal.efforts().isolation().passing() : passing(baseline);
  }

  /** The gates that passed. */
  public static List<String> passing(Verification verification) {
    return verification.gates().stream().filter(GateResult::passed).map(GateResult::gate).toList();
  }
}
