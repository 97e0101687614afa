package dev.omk.cli;

import dev.omk.cli.render.GoalText;
import dev.omk.cli.render.GoalView;
import dev.omk.config.Config;
import dev.omk.control.plan.NewGoalRequest;
import dev.omk.control.project.Project;
import dev.omk.control.workspace.Outcome;
import dev.omk.error.OmkException;
import dev.omk.goal.Budget;
import dev.omk.goal.Goal;
import dev.omk.goal.Settings;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code omk goal plan}. */
final class PlanCommand implements Command {

  @Override
  public void declare(CommandSpec spec) {
    GoalTextSource.declare(spec);
    spec.addOption(Flags.agent("--agent", "which agent is to work on it (that of config.toml)"));
    PlanFlags.declare(spec);
    spec.addOption(
        Flags.flag(
            "--edit",
            "change goal, kind, criteria, steps and tasks in VISUAL or EDITOR before they are pinned"));
    NewGoalFlags.slices(spec);
    Flags.help(
        spec,
        "goal plan GOAL [flags]",
        "omk goal plan \"Add a --json flag to calc\"",
        "omk goal plan \"Make parsing twice as fast\" --kind performance --min-speedup 2");
  }

  @Override
  public Answer run(Call call) throws InterruptedException {
    String text = GoalTextSource.read(call);
    PlanFlags flags = new PlanFlags(call);
    Optional<PlanEditor> editor =
        call.values().given("--edit") ? PlanEditor.of(call) : Optional.empty();
    Settings settings = settings(call);
    Config config = call.project().map(Project::config).orElse(Config.empty());
    NewGoalRequest request =
        new NewGoalRequest(
            text, settings, Budget.UNLIMITED, flags.options(config, editor.orElse(null)));
    return made(call, "Goal plan created", planned(call, request, editor));
  }

  private static Outcome planned(Call call, NewGoalRequest request, Optional<PlanEditor> editor)
      throws InterruptedException {
    try {
      return call.controller().plan(request);
    } catch (OmkException e) {
      throw editor.isPresent() ? editor.get().kept(e) : e;
    }
  }

  private static Settings settings(Call call) throws InterruptedException {
    Settings d = Settings.DEFAULT;
    return new Settings(
        d.untilReady(),
        call.agent("--agent").orElse(null),
        d.reviewer(),
        d.acceptAuto(),
        d.maxIterations(),
        call.values().smallCount("--max-agents").orElse(d.maxAgents()),
        d.deliveryPolicy(),
        d.mergePolicy(),
        call.values().given("--slice-execution"),
        d.allow(),
        call.values().given("--isolate"));
  }

  /** The answer for a goal that was made and not worked on. */
  static Answer made(Call call, String words, Outcome outcome) {
    GoalView view = Call.view(outcome);
    int code = view.decision().isEmpty() ? ExitCode.OK : ExitCode.BLOCKED_ON_HUMAN;
    Goal goal = outcome.goal();
    return call.answer(
        code,
        view,
        GoalText.created(
            words, view, goal.kind().json() + ", " + goal.kindReason(), goal.gaps(), goal.gated()));
  }
}
