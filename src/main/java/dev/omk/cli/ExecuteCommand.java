package dev.omk.cli;

import dev.omk.agent.AgentEnd;
import dev.omk.cli.render.GoalText;
import dev.omk.cli.render.GoalView;
import dev.omk.control.GoalController;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalId;
import dev.omk.goal.Pass;
import dev.omk.scope.Violation;
import dev.omk.task.Task;
import dev.omk.text.Count;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code omk goal execute}. */
final class ExecuteCommand implements Command {

  @Override
  public void declare(CommandSpec spec) {
    Flags.goalId(spec);
    spec.addOption(Flags.agent("--agent", "which agent takes the turn (that of the goal)"));
    Flags.help(spec, "goal execute [GOAL_ID] [flags]", "omk goal execute latest --agent fixer");
  }

  @Override
  public Answer run(Call call) throws InterruptedException {
    Optional<String> agent = call.agent("--agent");
    GoalId id = call.goal();
    GoalController.Executed executed = call.controller().execute(id, agent);
    GoalView view = Call.view(executed.outcome());
    // A program that is not there did nothing; how one that ran ended is the goal's affair.
    boolean started = !(executed.pass().end() instanceof AgentEnd.NotStarted);
    return call.answer(
        started ? ExitCode.OK : ExitCode.BLOCKED_ON_EXTERNAL,
        view,
        GoalText.step(
            "Execution: " + view.status(),
            lines(executed.outcome().goal(), executed.pass()),
            view));
  }

  private static List<String> lines(Goal goal, Pass pass) {
    List<String> lines =
        new ArrayList<>(Tasks.lines(goal, task -> task.id().equals(pass.taskId())));
    lines.add(
        pass.agent()
            + ": "
            + pass.end().summary()
            + ", "
            + Count.of(pass.changed().size(), "file")
            + " changed");
    for (Violation violation : pass.violations()) {
      lines.add(
          "violation: "
              + violation.path()
              + " ("
              + violation.action().name().toLowerCase(Locale.ROOT)
              + ")");
    }
    return lines;
  }

  /** Lines {@code <task-id>: <status>}. */
  static final class Tasks {
    private Tasks() {}

    static List<String> lines(Goal goal, java.util.function.Predicate<Task> which) {
      return goal.tasks().tasks().stream()
          .filter(which)
          .map(task -> task.id() + ": " + task.status().json())
          .toList();
    }
  }
}
