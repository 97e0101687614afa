package dev.omk.cli;

import dev.omk.cli.render.GoalText;
import dev.omk.cli.render.GoalView;
import dev.omk.control.workspace.Outcome;
import dev.omk.goal.Budget;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalId;
import dev.omk.goal.Spent;
import dev.omk.text.Count;
import dev.omk.text.Dollars;
import dev.omk.time.Durations;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code omk goal budget-add}. */
final class BudgetAddCommand implements Command {
  @Override
  public void declare(CommandSpec spec) {
    Flags.goalId(spec);
    spec.addOption(Flags.value("--time", "D", "more time: 90, 30s, 15m, 8h, 7d (none)"));
    spec.addOption(Flags.value("--tokens", "N", "more tokens of all agents (none)"));
    spec.addOption(Flags.value("--usd", "X", "more dollars of all agents (none)"));
    Flags.help(
        spec,
        "goal budget-add [GOAL_ID] (--time D | --tokens N | --usd X)...",
        "omk goal budget-add latest --time 30m --tokens 2000");
  }

  @Override
  public Answer run(Call call) throws InterruptedException {
    Values values = call.values();
    Optional<Duration> time = values.positiveDuration("--time");
    Optional<Long> tokens = values.count("--tokens");
    Optional<BigDecimal> usd = values.money("--usd");
    boolean nothing =
        !values.given("--time") && !values.given("--tokens") && !values.given("--usd");
    if (nothing && values.understood()) {
      values.problems().rule("Provide at least one budget extension", "for instance: --time 30m");
    }
    GoalId id = call.goal();
    Budget more = new Budget(time.orElse(null), tokens.orElse(null), usd.orElse(null));
    Outcome outcome = call.decisions().addBudget(id, more);
    GoalView view = Call.view(outcome);
    List<String> lines = new ArrayList<>();
    time.ifPresent(added -> lines.add("Time added: " + Durations.exact(added)));
    tokens.ifPresent(count -> lines.add("Tokens added: " + count));
    usd.ifPresent(amount -> lines.add("USD added: " + Dollars.human(amount)));
    lines.addAll(limits(more, outcome.goal()));
    return call.answer(
        ExitCode.OK, view, GoalText.changed("Budget added to goal " + id, lines, view));
  }

  private static String spent(String told) {
    return told.equals(Count.UNKNOWN)
        ? "; how much is spent is not known"
        : ", of which " + told + " are spent";
  }

  // What was without a limit has one now, beside what was spent: that must be seen.
  private static List<String> limits(Budget more, Goal goal) {
    Budget limit = goal.budget();
    Spent spent = goal.spent();
    List<String> lines = new ArrayList<>();
    if (more.time() != null && limit.time() != null) {
      lines.add(
          "Time limit: "
              + Durations.exact(limit.time())
              + ", of which "
              + Durations.human(spent.time())
              + " are spent");
    }
    if (more.tokens() != null) {
      lines.add(
          "Token limit: "
              + limit.tokens()
              + spent(Count.told(spent.tokens(), spent.unknownRuns())));
    }
    if (more.usd() != null && limit.usd() != null) {
      lines.add(
          "USD limit: "
              + Dollars.human(limit.usd())
              + spent(Dollars.told(spent.usd(), spent.unknownRuns())));
    }
    return lines;
  }
}
