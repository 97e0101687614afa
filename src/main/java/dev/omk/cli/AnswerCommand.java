package dev.omk.cli;

import dev.omk.cli.render.GoalText;
import dev.omk.cli.render.GoalView;
import dev.omk.goal.GoalId;
import dev.omk.plan.GoalKind;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code omk goal answer}. */
final class AnswerCommand implements Command {
  private static final String EXAMPLE = "sum 2 3 prints 5";

  @Override
  public void declare(CommandSpec spec) {
    Flags.goalId(spec);
    spec.addOption(Flags.required("--question", "N", "number of the question, as show has it"));
    spec.addOption(Flags.required("--text", "TEXT", "the answer; the agent is told"));
    PlanFlags.declareKind(spec, "by the words, or as before");
    Flags.help(
        spec,
        "goal answer [GOAL_ID] --question N --text TEXT [flags]",
        "omk goal answer latest --question 1 --text \"" + EXAMPLE + "\"");
  }

  @Override
  public Answer run(Call call) throws InterruptedException {
    int number = call.values().smallCount("--question").orElse(1);
    String text = call.values().words("--text", EXAMPLE).orElse("");
    Optional<GoalKind> kind = PlanFlags.kind(call.values());
    GoalId id = call.goal();
    GoalView view = Call.view(call.decisions().answer(id, number, text, kind, Person.here()));
    return call.answer(
        ExitCode.OK, view, GoalText.changed("Question " + number + " answered", List.of(), view));
  }
}
