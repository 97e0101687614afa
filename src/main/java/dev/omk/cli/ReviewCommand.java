package dev.omk.cli;

import dev.omk.cli.render.GoalText;
import dev.omk.cli.render.GoalView;
import dev.omk.control.GoalController;
import dev.omk.goal.GoalId;
import dev.omk.goal.ReviewerVerdict;
import dev.omk.plan.StandardTasks;
import dev.omk.review.Finding;
import dev.omk.text.Count;
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
    spec.addOption(
        Flags.agent("--agent", "also ask these agents, with commas between them (none)"));
    Flags.help(spec, "goal review [GOAL_ID] [flags]", "omk goal review latest --agent claude");
  }

  @Override
  public Answer run(Call call) throws InterruptedException {
    List<String> agents = call.reviewers("--agent");
    GoalId id = call.goal();
    GoalController.Reviewed reviewed = call.controller().review(id, agents);
    GoalView view = Call.view(reviewed.outcome());
    List<String> lines =
        new ArrayList<>(
            ExecuteCommand.Tasks.lines(
                reviewed.outcome().goal(), task -> TASKS.contains(task.id())));
    reviewed.review().findings().forEach(finding -> lines.add(line(finding)));
    reviewed.review().reviewers().forEach(verdict -> lines.add(line(verdict)));
    String word =
        reviewed.review().blocking().isEmpty()
            ? reviewed.review().reviewers().stream().allMatch(ReviewerVerdict::answered)
                ? "passed"
                : "errored"
            : "blocked";
    return call.answer(ExitCode.OK, view, GoalText.step("Review: " + word, lines, view));
  }

  private static String line(ReviewerVerdict verdict) {
    return "reviewer "
        + verdict.agent()
        + ": "
        + (verdict.answered()
            ? Count.of(verdict.findings().size(), "finding")
            : "errored: " + verdict.error())
        + (verdict.note().isEmpty() ? "" : " (" + verdict.note() + ")");
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
