package dev.omk.cli;

import dev.omk.cli.render.Replay;
import dev.omk.control.GoalLedger;
import dev.omk.goal.Goal;
import dev.omk.json.Json;
import dev.omk.store.JournalState;
import dev.omk.task.TaskGraph;
import picocli.CommandLine.Model.CommandSpec;

/** {@code omk goal replay}. */
final class ReplayCommand implements Command {

  @Override
  public void declare(CommandSpec spec) {
    Flags.goalId(spec);
    spec.addOption(Flags.format("text, json or md (text)", "text", "json", "md"));
    Flags.help(spec, "goal replay [GOAL_ID] [flags]", "omk goal replay latest --json");
  }

  @Override
  public Answer run(Call call) throws InterruptedException {
    Format format = call.format();
    GoalLedger ledger = GoalLedger.open(call.workspace(), call.goal());
    Goal goal = ledger.goal();
    String recovery = recovery(ledger.reading().state());
    Recovery.tell(call, recovery);
    TaskGraph.Summary tasks = goal.tasks().summary();
    Replay replay =
        new Replay(
            goal.id().value(),
            goal.status().json(),
            goal.phase().json(),
            tasks.done(),
            tasks.blocked(),
            tasks.total(),
            ledger.events(),
            recovery);
    String out =
        switch (format) {
          case TEXT -> replay.text();
          case MARKDOWN -> replay.markdown();
          case JSON -> Json.pretty(replay.json());
        };
    return new Answer(ledger.intact() ? ExitCode.OK : ExitCode.DAMAGED_STATE, out);
  }

  private static String recovery(JournalState state) {
    return switch (state) {
      case JournalState.Intact i -> "";
      case JournalState.Recovered r -> r.reason();
      case JournalState.Damaged d -> "damaged at line " + d.line() + ": " + d.reason();
    };
  }
}
