package dev.omk.goal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.error.ErrorCode;
import dev.omk.gate.Comparisons;
import dev.omk.plan.GoalKind;
import dev.omk.plan.Oracle;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What every status allows: {@code ok}, {@code nothing} (done, no event), or the refusal's code.
 */
class TransitionsTest {
  private static final Standing ORPHANED = new Standing(GoalStatus.NOT_READY, "orphaned", "next");

  private static Goal standing(String status) {
    Goal planned = Goals.planned(Goals.gate("tests"));
    if (status.equals("vague")) {
      GoalEvent.Planned plan =
          new GoalEvent.Planned(
              GoalKind.BUGFIX,
              "test",
              Oracle.of(GoalKind.BUGFIX, List.of(), Comparisons.NONE),
              planned.tasks().tasks(),
              List.of(),
              List.of(),
              "too vague",
              null,
              null);
      return Goals.after(Goals.apply(planned, plan), stood(GoalStatus.BLOCKED_ON_HUMAN));
    }
    if (status.equals("paused")) {
      return Goals.after(planned, new Fact.PauseAsked("by hand"));
    }
    return Goals.after(planned, stood(GoalStatus.valueOf(status.toUpperCase(Locale.ROOT))));
  }

  private static Fact stood(GoalStatus status) {
    return new Fact.Stood(new Standing(status, "reason", "next"));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # status,            step,                pause,   resume, cancel,  budget-add, reject, approve, restore
          running,             ok,                  ok,      ok,     ok,      ok,         ok,     ok,      ok
          ready,               ok,                  ok,      1,      ok,      ok,         ok,     ok,      ok
          not_ready,           ok,                  ok,      1,      ok,      ok,         ok,     ok,      ok
          blocked_on_human,    ok,                  ok,      1,      ok,      ok,         ok,     ok,      ok
          vague,               4,                   ok,      1,      ok,      ok,         ok,     ok,      ok
          blocked_on_external, ok,                  ok,      1,      ok,      ok,         ok,     ok,      ok
          needs_more_budget,   6,                   ok,      6,      ok,      ok,         6,      ok,      ok
          failed_infra,        ok,                  ok,      1,      ok,      ok,         ok,     ok,      ok
          paused,              7,                   nothing, ok,     ok,      ok,         7,      ok,      7
          cancelled,           7,                   7,       7,      nothing, 7,          7,      7,      7
          """)
  void everyStatusAllowsTheseAndSaysWhatIsLegalNow(
      String status,
      String step,
      String pause,
      String resume,
      String cancel,
      String budgetAdd,
      String reject,
      String approve,
      String restore) {
    Goal goal = standing(status);
    for (Step one : List.of(Step.VERIFY, Step.EXECUTE, Step.REVIEW, Step.ACCEPT)) {
      expect(goal, new Fact.StepBegan(one), step);
    }
    expect(goal, new Fact.PauseAsked("by hand"), pause);
    expect(goal, new Fact.ResumeAsked(ORPHANED), resume);
    expect(goal, new Fact.CancelAsked("by hand"), cancel);
    expect(goal, new Fact.BudgetAdded(new Budget(Duration.ofMinutes(1), null, null)), budgetAdd);
    expect(goal, new Fact.RejectionGiven("no", "somebody"), reject);
    expect(
        goal, new Fact.GatesApproved(goal.pins(), goal.oracle(), goal.gaps(), "somebody"), approve);
    expect(goal, new Fact.TreeKept("saved-1", goal.base(), "base", "somebody"), restore);
  }

  private static void expect(Goal goal, Fact fact, String expected) {
    String what = goal.status() + " " + fact;
    switch (GoalMachine.decide(goal, fact)) {
      case Fact.Follows follows ->
          assertThat(follows.events().isEmpty() ? "nothing" : "ok").as(what).isEqualTo(expected);
      case Fact.Refused refused -> {
        assertThat(code(refused.code())).as(what).isEqualTo(expected);
        assertThat(refused.message()).contains(goal.id().value());
        assertThat(refused.nextStep()).as(what).contains("omk goal ");
      }
    }
  }

  private static String code(ErrorCode code) {
    return switch (code) {
      case INVALID_VALUE -> "1";
      case BLOCKED_ON_HUMAN -> "4";
      case NEEDS_MORE_BUDGET -> "6";
      case PAUSED_OR_CANCELLED -> "7";
      default -> code.name();
    };
  }
}
