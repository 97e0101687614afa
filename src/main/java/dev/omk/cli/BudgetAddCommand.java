package dev.omk.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.cli.render.GoalText;
import dev.omk.cli.render.GoalView;
import dev.omk.control.workspace.Outcome;
import dev.omk.goal.Budget;
import dev.omk.goal.Checkpoint;
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
    spec.addOption(
        Flags.value(
            "--time",
            "D",
            "more time: 90, 30s, 15m, 8h, 7d; a first limit where there was none (none)"));
    spec.addOption(
        Flags.value("--tokens", "N", "more tokens of all agents, or a first limit of them (none)"));
    spec.addOption(
        Flags.value("--usd", "X", "more dollars of all agents, or a first limit of them (none)"));
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
    List<String> unlimited = unlimited(more, before(outcome.goal()));
    if (!unlimited.isEmpty()) {
      lines.add("The goal had no limit on " + String.join(" and ", unlimited) + ": it has one now");
    }
    lines.addAll(limits(more, outcome.goal()));
    ObjectNode document = view.json(Interrupts.exitCode().orElse(ExitCode.OK));
    unlimited.forEach(document.putArray("limits_set")::add);
    return call.document(
        ExitCode.OK, document, GoalText.changed("Budget added to goal " + id, lines, view));
  }

  // Each change of the budget has a checkpoint, so the one before this change has what was before.
  private static Budget before(Goal goal) {
    Budget before = goal.created().budget();
    List<Checkpoint> all = goal.chronicle().checkpoints();
    for (Checkpoint one : all.subList(0, Math.max(0, all.size() - 1))) {
      before = one.budget();
    }
    return before;
  }

  private static List<String> unlimited(Budget more, Budget before) {
    List<String> limits = new ArrayList<>();
    if (more.time() != null && before.time() == null) {
      limits.add("time");
    }
    if (more.tokens() != null && before.tokens() == null) {
      limits.add("tokens");
    }
    if (more.usd() != null && before.usd() == null) {
      limits.add("usd");
    }
    return limits;
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
