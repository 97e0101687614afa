package dev.omk.cli;

import dev.omk.cli.render.GoalText;
import dev.omk.cli.render.GoalView;
import dev.omk.goal.GoalId;
import dev.omk.goal.NextCommand;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code omk goal pause}. */
final class PauseCommand implements Command {

  @Override
  public void declare(CommandSpec spec) {
    Flags.goalId(spec);
    Flags.help(spec, "goal pause [GOAL_ID] [flags]", "omk goal pause latest");
  }

  @Override
  public Answer run(Call call) throws InterruptedException {
    GoalId id = call.goal();
    GoalView view = Call.view(call.decisions().pause(id));
    String undo = "Resume it with: " + NextCommand.resume(id);
    return call.answer(
        ExitCode.OK, view, GoalText.changed("Goal " + id + " paused", List.of(), undo, view));
  }
}
