package dev.omk.cli;

import dev.omk.cli.render.BudgetReport;
import dev.omk.control.GoalLedger;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.json.Json;
import dev.omk.json.MalformedJsonException;
import java.time.Instant;
import picocli.CommandLine.Model.CommandSpec;

/** {@code omk goal budget}. */
final class BudgetCommand implements Command {

  @Override
  public void declare(CommandSpec spec) {
    Flags.goalId(spec);
    spec.addOption(Flags.format("text, json or md (text)", "-f", "--format"));
    Flags.help(spec, "goal budget [GOAL_ID] [flags]", "omk goal budget latest");
  }

  @Override
  public Answer run(Call call) throws InterruptedException {
    Format format = call.format();
    GoalLedger ledger = GoalLedger.open(call.workspace(), call.goal());
    ledger.reading().orThrow();
    BudgetReport report = report(ledger);
    return Answer.ok(
        switch (format) {
          case TEXT -> report.text();
          case MARKDOWN -> report.markdown();
          case JSON -> Json.pretty(report.json());
        });
  }

  private static BudgetReport report(GoalLedger ledger) {
    try {
      return BudgetReport.of(ledger.goal(), ledger.events(), Instant.now());
    } catch (MalformedJsonException e) {
      throw new OmkException(
          ErrorCode.DAMAGED_STATE, "an event cannot be read: " + e.getMessage(), "", e);
    }
  }
}
