package dev.omk.goal;

import dev.omk.error.ErrorCode;
import dev.omk.goal.Fact.Refused;
import org.jspecify.annotations.Nullable;

/** Why a status forbids what is asked, and the command that helps. */
final class Refusal {
  private static final String REFINE =
      "refine the goal with a result that a gate can show: " + NextCommand.RUN;

  private Refusal() {}

  static String unblock(Goal goal) {
    return goal.outline().open().isEmpty()
        ? REFINE
        : "refine the goal, or answer: "
            + GoalMachine.waitsFor(goal.id(), goal.outline().open().getFirst()).nextStep();
  }

  // What is used up says which flag helps.
  static String moreBudget(Goal goal, @Nullable String source) {
    String flag =
        "tokens".equals(source)
            ? "--tokens 100000"
            : "cost".equals(source) ? "--usd 5" : "--time 30m";
    return "omk goal budget-add " + goal.id() + " " + flag + " && " + NextCommand.goOn(goal.id());
  }

  static Refused outOfBudget(Goal goal) {
    return new Refused(
        ErrorCode.NEEDS_MORE_BUDGET,
        "Goal '" + goal.id() + "' is out of budget: " + goal.reason(),
        moreBudget(goal, goal.budget().exhaustedBy(goal.spent())));
  }

  static Refused paused(Goal goal) {
    return new Refused(
        ErrorCode.PAUSED_OR_CANCELLED,
        "Goal '" + goal.id() + "' is paused",
        NextCommand.resume(goal.id()));
  }

  static Refused cancelledForGood(Goal goal) {
    return new Refused(
        ErrorCode.PAUSED_OR_CANCELLED,
        "Goal '" + goal.id() + "' is cancelled, and that is final",
        NextCommand.ANEW);
  }
}
