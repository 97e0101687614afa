package dev.omk.cli;

import dev.omk.cli.render.GoalText;
import dev.omk.cli.render.GoalView;
import dev.omk.config.Config;
import dev.omk.control.plan.PlanOptions;
import dev.omk.control.project.Project;
import dev.omk.control.workspace.Outcome;
import dev.omk.goal.GoalId;
import picocli.CommandLine.Model.CommandSpec;

/** {@code omk goal replan}. */
final class ReplanCommand implements Command {

  @Override
  public void declare(CommandSpec spec) {
    Flags.goalId(spec);
    PlanFlags.declareKind(spec, "as before");
    spec.addOption(Flags.flag("--no-llm-planner", "plan without asking an agent"));
    spec.addOption(
        Flags.value("--planner-token-budget", "N", "tokens for the planning agent (8000)"));
    Flags.help(
        spec,
        "goal replan [GOAL_ID] [flags]",
        "omk goal replan latest",
        "omk goal replan --kind docs");
  }

  @Override
  public Answer run(Call call) throws InterruptedException {
    PlanFlags flags = new PlanFlags(call, false);
    Config config = call.project().map(Project::config).orElse(Config.empty());
    PlanOptions options = flags.options(config);
    GoalId id = call.goal();
    Outcome outcome = call.controller().replan(id, options);
    GoalView view = Call.view(outcome);
    return call.answer(
        ExitCode.OK,
        view,
        GoalText.changed("Planned anew", outcome.goal().outline().learned(), view));
  }
}
