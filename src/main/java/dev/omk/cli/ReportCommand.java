package dev.omk.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.cli.render.GoalView;
import dev.omk.control.read.GoalReport;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.goal.GoalId;
import dev.omk.json.Json;
import dev.omk.report.Report;
import dev.omk.report.ReportPage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code omk goal report}. */
final class ReportCommand implements Command {
  private static final String FILE = "report.html";

  @Override
  public void declare(CommandSpec spec) {
    Flags.goalId(spec);
    spec.addOption(
        Flags.value(
            "-o", "--output", Flags.FILE, "where to write it (report.html beside the proof)"));
    Flags.help(
        spec,
        "goal report [GOAL_ID] [flags]",
        "omk goal report latest",
        "omk goal report -o ../report.html");
  }

  @Override
  public Answer run(Call call) throws InterruptedException {
    Optional<OutputFile> output = OutputFile.of(call, "--output", "../" + FILE);
    GoalId id = call.goal();
    if (call.reader().legacy(id).isPresent()) {
      throw new OmkException(
          ErrorCode.NOT_AVAILABLE,
          "goal '" + id + "' was recorded by omk 0.5.0, which kept too little for a report",
          "see what there is: omk goal replay " + id);
    }
    GoalReport read = GoalReport.of(call.workspace(), id);
    GoalView view = GoalView.of(read.outcome());
    Path beside = view.proof().resolveSibling(FILE);
    OutputFile file = output.orElse(new OutputFile("--output", beside));
    Report report =
        new Report(
            read.outcome().goal(),
            new Report.Verdict(
                view.status(),
                view.ready(),
                view.stale(),
                view.reason(),
                view.nextStep(),
                view.gaps()),
            read.outcome().assessment().claims(),
            read.events(),
            read.diffs(),
            Links.from(file.path(), view.directory()),
            Version.text());
    String page = ReportPage.of(report);
    file.write(page);
    if (output.isPresent()) {
      file.tellIfInside(call, id);
    }
    return call.document(
        ExitCode.OK, document(view, file.path(), page), "Report: " + file.path() + "\n");
  }

  private static ObjectNode document(GoalView view, Path file, String page) {
    return Json.object()
        .put("version", 1)
        .put("goal_id", view.goalId())
        .put("status", view.status())
        .put("ready", view.ready())
        .put("file", file.toString())
        .put("bytes", page.getBytes(StandardCharsets.UTF_8).length);
  }
}
