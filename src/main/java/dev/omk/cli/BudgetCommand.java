package dev.omk.cli;

import dev.omk.cli.render.BudgetReport;
import dev.omk.control.GoalLedger;
import dev.omk.control.GoalReader;
import dev.omk.goal.GoalId;
import dev.omk.json.Json;
import java.time.Instant;
import picocli.CommandLine.Model.CommandSpec;

/** {@code omk goal budget}. */
final class BudgetCommand implements Command {

  @Override
  public void declare(CommandSpec spec) {
    Flags.goalId(spec);
    spec.addOption(Flags.format("text, json or md (text)", "text", "json", "md"));
    Flags.help(spec, "goal budget [GOAL_ID] [flags]", "omk goal budget latest");
  }

  @Override
  public Answer run(Call call) throws InterruptedException {
    Format format = call.format();
    GoalId id = call.goal();
    GoalReader.Read read = call.reader().goal(id);
    Recovery.tell(call, read.recovery());
    BudgetReport report =
        new BudgetReport(
            GoalLedger.open(call.workspace(), id).goal(), read.recovery(), Instant.now());
    return new Answer(
        read.damaged() ? ExitCode.DAMAGED_STATE : ExitCode.OK,
        switch (format) {
          case TEXT -> report.text();
          case MARKDOWN -> report.markdown();
          case JSON -> Json.pretty(report.json());
        });
  }
}
