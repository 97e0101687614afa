package dev.omk.cli;

import dev.omk.cli.render.GoalText;
import dev.omk.cli.render.GoalView;
import dev.omk.goal.GoalId;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code omk goal accept}. */
final class AcceptCommand implements Command {

  @Override
  public void declare(CommandSpec spec) {
    Flags.goalId(spec);
    spec.addOption(Flags.required("--summary", "TEXT", "what you saw and why it is good"));
    Flags.help(
        spec,
        "goal accept [GOAL_ID] --summary TEXT [flags]",
        "omk goal accept latest --summary \"read the diff, tried it\"");
  }

  @Override
  public Answer run(Call call) throws InterruptedException {
    String summary = call.values().text("--summary").orElse("");
    GoalId id = call.goal();
    GoalView view = Call.view(call.controller().accept(id, summary, Person.here()));
    int code = view.ready() ? ExitCode.OK : ExitCode.ofStatus(view.status());
    return call.answer(code, view, GoalText.step("Acceptance: " + view.status(), List.of(), view));
  }
}
