package dev.omk.cli;

import dev.omk.cli.render.GoalText;
import dev.omk.cli.render.GoalView;
import dev.omk.control.NewGoalRequest;
import dev.omk.control.Outcome;
import dev.omk.goal.Budget;
import dev.omk.goal.Settings;
import picocli.CommandLine.Model.CommandSpec;

/** {@code omk goal plan}. */
final class PlanCommand implements Command {

  @Override
  public void declare(CommandSpec spec) {
    Flags.argument(spec, "GOAL", "what is to be done, in words; at most 64 KiB of UTF-8");
    spec.addOption(Flags.agent("--agent", "which agent is to work on it (that of config.toml)"));
    Flags.help(spec, "goal plan GOAL [flags]", "omk goal plan \"Add a --json flag to calc\"");
  }

  @Override
  public Answer run(Call call) throws InterruptedException {
    String text = call.values().goalText();
    Settings settings = call.agent("--agent").map(PlanCommand::with).orElse(Settings.DEFAULT);
    NewGoalRequest request = new NewGoalRequest(text, settings, Budget.UNLIMITED);
    return made(call, "Goal plan created", call.controller().plan(request));
  }

  private static Settings with(String agent) {
    Settings d = Settings.DEFAULT;
    return new Settings(
        d.untilReady(),
        agent,
        d.reviewer(),
        d.acceptAuto(),
        d.maxIterations(),
        d.maxAgents(),
        d.deliveryPolicy(),
        d.mergePolicy(),
        d.sliceExecution(),
        d.allow());
  }

  /** The answer for a goal that was made and not worked on. */
  static Answer made(Call call, String words, Outcome outcome) {
    GoalView view = Call.view(outcome);
    int code = view.decision().isEmpty() ? ExitCode.OK : ExitCode.BLOCKED_ON_HUMAN;
    return call.answer(code, view, GoalText.created(words, view));
  }
}
