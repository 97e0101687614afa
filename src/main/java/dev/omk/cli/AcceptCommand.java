package dev.omk.cli;

import dev.omk.cli.render.GoalText;
import dev.omk.cli.render.GoalView;
import dev.omk.goal.GoalId;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;

/** {@code omk goal accept}. */
final class AcceptCommand implements Command {
  private static final String EXAMPLE = "read the diff, tried it";

  @Override
  public void declare(CommandSpec spec) {
    Flags.goalId(spec);
    spec.addOption(Flags.required("--summary", "TEXT", "what you saw and why it is good"));
    spec.addOption(
        Flags.repeated(
            "--approve",
            Flags.PATH,
            "a protected path, or a glob of such, that an agent changed and that may stand, such as"
                + " Makefile; may be repeated (none)"));
    Flags.help(
        spec,
        "goal accept [GOAL_ID] --summary TEXT [flags]",
        "omk goal accept latest --summary \"" + EXAMPLE + "\"",
        "omk goal accept latest --summary \"the new target is right\" --approve Makefile");
  }

  @Override
  public Answer run(Call call) throws InterruptedException {
    String summary = call.values().words("--summary", EXAMPLE).orElse("");
    Set<String> approve = call.values().paths("--approve");
    GoalId id = call.goal();
    GoalView view = Call.view(call.controller().accept(id, summary, approve, Person.here()));
    int code = view.ready() ? ExitCode.OK : ExitCode.ofStatus(view.status());
    return call.answer(code, view, GoalText.step("Acceptance: " + view.status(), List.of(), view));
  }
}
