package dev.omk.cli;

import dev.omk.cli.render.GoalText;
import dev.omk.cli.render.GoalView;
import dev.omk.goal.GoalId;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code omk goal reject}. */
final class RejectCommand implements Command {
  private static final String EXAMPLE = "handle negative numbers, too";

  @Override
  public void declare(CommandSpec spec) {
    Flags.goalId(spec);
    spec.addOption(Flags.required("--reason", "TEXT", "why; the next turn of the agent is told"));
    Flags.help(
        spec,
        "goal reject [GOAL_ID] --reason TEXT [flags]",
        "omk goal reject latest --reason \"" + EXAMPLE + "\"");
  }

  @Override
  public Answer run(Call call) throws InterruptedException {
    String reason = call.values().words("--reason", EXAMPLE).orElse("");
    GoalId id = call.goal();
    GoalView view = Call.view(call.decisions().reject(id, reason, Person.here()));
    return call.answer(
        ExitCode.OK, view, GoalText.step("Acceptance: " + view.status(), List.of(), view));
  }
}
