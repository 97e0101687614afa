package dev.omk.cli;

import dev.omk.cli.render.GoalText;
import dev.omk.cli.render.GoalView;
import dev.omk.control.GoalController;
import dev.omk.goal.GoalId;
import dev.omk.plan.StandardTasks;
import dev.omk.review.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;

/** {@code omk goal review}. */
final class ReviewCommand implements Command {
  private static final Set<String> TASKS =
      Set.of(StandardTasks.REVIEW, StandardTasks.SECURITY_REVIEW);

  @Override
  public void declare(CommandSpec spec) {
    Flags.goalId(spec);
    spec.addOption(Flags.agent("--agent", "also ask this agent (not available yet)"));
    Flags.help(spec, "goal review [GOAL_ID] [flags]", "omk goal review latest");
  }

  @Override
  public Answer run(Call call) throws InterruptedException {
    if (call.agent("--agent").isPresent()) {
      call.values()
          .problems()
          .notAvailable("review --agent", "leave it out for the built-in review");
    }
    GoalId id = call.goal();
    GoalController.Reviewed reviewed = call.controller().review(id);
    GoalView view = Call.view(reviewed.outcome());
    List<String> lines =
        new ArrayList<>(
            ExecuteCommand.Tasks.lines(
                reviewed.outcome().goal(), task -> TASKS.contains(task.id())));
    reviewed.review().findings().forEach(finding -> lines.add(line(finding)));
    String word = reviewed.review().blocking().isEmpty() ? "passed" : "blocked";
    return call.answer(ExitCode.OK, view, GoalText.step("Review: " + word, lines, view));
  }

  private static String line(Finding finding) {
    return finding.severity().name().toLowerCase(Locale.ROOT)
        + " "
        + finding.path()
        + (finding.line() > 0 ? ":" + finding.line() : "")
        + ": "
        + finding.message();
  }
}
