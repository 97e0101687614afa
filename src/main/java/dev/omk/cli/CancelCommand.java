package dev.omk.cli;

import dev.omk.cli.render.GoalText;
import dev.omk.cli.render.GoalView;
import dev.omk.goal.GoalId;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code omk goal cancel}. */
final class CancelCommand implements Command {

  @Override
  public void declare(CommandSpec spec) {
    Flags.goalId(spec);
    Flags.help(spec, "goal cancel [GOAL_ID] [flags]", "omk goal cancel latest");
  }

  @Override
  public Answer run(Call call) throws InterruptedException {
    GoalId id = call.goal();
    GoalView view = Call.view(call.decisions().cancel(id));
    return call.answer(
        ExitCode.OK, view, GoalText.changed("Goal " + id + " cancelled", List.of(), view));
  }
}
