package dev.omk.cli;

import dev.omk.cli.render.GoalText;
import dev.omk.cli.render.GoalView;
import dev.omk.config.Config;
import dev.omk.control.GoalController;
import dev.omk.control.deliver.ProtectionCheck;
import dev.omk.control.plan.NewGoalRequest;
import dev.omk.control.project.Project;
import dev.omk.control.workspace.Outcome;
import dev.omk.goal.GoalId;
import picocli.CommandLine.Model.CommandSpec;

/** {@code omk goal run}. */
final class RunCommand implements Command {

  @Override
  public void declare(CommandSpec spec) {
    NewGoalFlags.declare(spec);
    Flags.help(
        spec,
        "goal run GOAL [flags]",
        "omk goal run \"Fix the failing test in calc\" --until-ready --budget-time 30m",
        "omk goal run \"Fix the failing test in calc\" --agent fixer --budget-usd 2.50");
  }

  @Override
  public Answer run(Call call) throws InterruptedException {
    NewGoalFlags flags = new NewGoalFlags(call);
    Config config = call.project().map(Project::config).orElse(Config.empty());
    NewGoalRequest request = flags.request(config);
    GoalController controller = call.controller();
    call.values().check();
    if (call.values().given("--max-agents") && !request.settings().sliceExecution()) {
      call.note("--max-agents counts with --slice-execution: one agent works here");
    }
    if (flags.enforceProtection(config)) {
      ProtectionCheck.require(call.workspace());
    }
    Outcome planned = controller.plan(request);
    if (!request.settings().untilReady() || planned.goal().blocker() != null) {
      return PlanCommand.made(call, "Goal scaffold created", planned);
    }
    GoalId id = planned.goal().id();
    call.note("goal " + id);
    GoalView view = Call.view(controller.runUntilReady(id));
    return call.answer(ExitCode.ofStatus(view.status()), view, GoalText.ended(view));
  }
}
