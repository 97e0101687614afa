package dev.omk.cli;

import dev.omk.cli.render.GoalText;
import dev.omk.cli.render.GoalView;
import dev.omk.control.read.GoalReader;
import dev.omk.goal.GoalId;
import java.time.Instant;
import picocli.CommandLine.Model.CommandSpec;

/** {@code omk goal status}. */
final class StatusCommand implements Command {

  @Override
  public void declare(CommandSpec spec) {
    Flags.goalId(spec);
    spec.addOption(
        Flags.flag("--exit-code", "exit with the code of the goal's status, for scripts"));
    Flags.help(
        spec,
        "goal status [GOAL_ID] [flags]",
        "omk goal status",
        "omk goal status --exit-code || echo not ready");
  }

  @Override
  public Answer run(Call call) throws InterruptedException {
    GoalId id = call.goal();
    GoalReader reader = call.reader();
    GoalReader.Read read = reader.goal(id);
    Recovery.tell(call, read.recovery());
    GoalView view =
        GoalView.of(
                reader.shown(id, read),
                reader.stale(read),
                call.workspace().directory(id),
                read.recovery())
            .in(read.damaged() ? "" : read.document().path("project_dir").asText(""));
    int statusCode = statusCode(read, view);
    int code = call.values().given("--exit-code") ? statusCode : ExitCode.OK;
    Answer answer = call.answer(statusCode, view, GoalText.status(view, Instant.now()));
    return new Answer(read.damaged() ? ExitCode.DAMAGED_STATE : code, answer.out());
  }

  private static int statusCode(GoalReader.Read read, GoalView view) {
    if (read.damaged()) {
      return ExitCode.DAMAGED_STATE;
    }
    int code = ExitCode.ofStatus(view.status());
    return code == ExitCode.OK && view.stale() ? ExitCode.NOT_READY : code;
  }
}
