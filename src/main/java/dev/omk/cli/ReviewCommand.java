package dev.omk.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.cli.render.GoalText;
import dev.omk.cli.render.GoalView;
import dev.omk.cli.render.ReviewReport;
import dev.omk.cli.render.ReviewSarif;
import dev.omk.control.GoalController;
import dev.omk.goal.GoalId;
import dev.omk.goal.ReviewerVerdict;
import dev.omk.plan.StandardTasks;
import dev.omk.text.Count;
import dev.omk.text.Harmless;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;

/** {@code omk goal review}. */
final class ReviewCommand implements Command {
  private static final int LINE = 400;
  private static final Set<String> TASKS =
      Set.of(StandardTasks.REVIEW, StandardTasks.SECURITY_REVIEW);

  @Override
  public void declare(CommandSpec spec) {
    Flags.goalId(spec);
    spec.addOption(
        Flags.agent("--agent", "also ask these agents, with commas between them (none)"));
    spec.addOption(Flags.value("--sarif", Flags.FILE, "write the findings as SARIF 2.1.0 (none)"));
    Flags.help(
        spec,
        "goal review [GOAL_ID] [flags]",
        "omk goal review latest --agent claude",
        "omk goal review --sarif ../review.sarif");
  }

  @Override
  public Answer run(Call call) throws InterruptedException {
    List<String> agents = call.reviewers("--agent");
    Optional<OutputFile> sarif = OutputFile.of(call, "--sarif", "../review.sarif");
    GoalId id = call.goal();
    GoalController.Reviewed reviewed = call.controller().review(id, agents);
    if (sarif.isPresent()) {
      sarif.get().write(ReviewSarif.of(reviewed, Version.text()));
      sarif.get().tellIfInside(call, id);
    }
    // As with execute: a program that is not there did nothing.
    int code = reviewed.missing().isEmpty() ? ExitCode.OK : ExitCode.BLOCKED_ON_EXTERNAL;
    int shown = Interrupts.exitCode().orElse(code);
    GithubActions.of(call).ifPresent(github -> github.tell(reviewed, shown));
    GoalView view = Call.view(reviewed.outcome());
    List<String> lines = new ArrayList<>();
    ExecuteCommand.Tasks.lines(reviewed.outcome().goal(), task -> TASKS.contains(task.id()))
        .forEach(line -> lines.add(Harmless.line(line, LINE)));
    lines.addAll(ReviewReport.lines(reviewed));
    reviewed.review().reviewers().forEach(verdict -> lines.add(Harmless.line(line(verdict), LINE)));
    ObjectNode outcome = view.json(shown);
    outcome.set("review", ReviewReport.json(reviewed));
    return call.document(
        code, outcome, GoalText.stepAsIs("Review: " + ReviewReport.word(reviewed), lines, view));
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
}
