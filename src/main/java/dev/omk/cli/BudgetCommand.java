package dev.omk.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.cli.render.BudgetReport;
import dev.omk.control.read.GoalReader;
import dev.omk.control.workspace.GoalLedger;
import dev.omk.goal.GoalId;
import dev.omk.json.Json;
import dev.omk.legacy.LegacyGoal;
import dev.omk.legacy.Part;
import dev.omk.legacy.RecordedBudget;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
    Optional<LegacyGoal> recorded = call.reader().legacy(id);
    if (recorded.isPresent()) {
      return recorded(call, recorded.get(), format);
    }
    GoalReader.Read read = call.reader().goal(id);
    Recovery.tell(call, read.recovery());
    BudgetReport report =
        new BudgetReport(
            GoalLedger.open(call.workspace(), id).goal(), read.recovery(), Instant.now());
    return Recovery.answer(
        read,
        switch (format) {
          case TEXT -> report.text();
          case MARKDOWN -> report.markdown();
          case JSON -> Json.pretty(report.json());
        });
  }

  private static Answer recorded(Call call, LegacyGoal goal, Format format) {
    Part<RecordedBudget> budget = goal.budget();
    Recovery.tell(call, budget.problem());
    RecordedBudget content = budget.content();
    List<String> lines = BudgetReport.lines(content.budget(), content.spent());
    String id = goal.id();
    String out =
        switch (format) {
          case TEXT -> BudgetReport.text(id, lines, content.checkpoints().size());
          case MARKDOWN -> BudgetReport.markdown(id, lines);
          case JSON -> {
            ObjectNode doc = content.json(id, Instant.now());
            Recovery.note(doc, budget.problem());
            yield Json.pretty(doc);
          }
        };
    return new Answer(budget.damaged() ? ExitCode.DAMAGED_STATE : ExitCode.OK, out);
  }
}
