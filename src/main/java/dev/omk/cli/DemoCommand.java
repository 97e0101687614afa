package dev.omk.cli;

import dev.omk.cli.render.DemoText;
import dev.omk.cli.render.GoalView;
import dev.omk.control.GoalController;
import dev.omk.control.workspace.Outcome;
import dev.omk.control.workspace.Progress;
import dev.omk.control.workspace.Workspace;
import dev.omk.control.workspace.World;
import dev.omk.demo.DemoProject;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code omk demo}. */
final class DemoCommand implements Command {

  @Override
  public void declare(CommandSpec spec) {
    Flags.optionalArgument(
        spec, Flags.DIRECTORY, "a new or empty directory (omk-demo-N in the current directory)");
    spec.addOption(Flags.agent("--agent", "a real agent in place of the scripted stand-in"));
    Flags.help(spec, "demo [DIR] [flags]", "omk demo");
  }

  @Override
  public Answer run(Call call) throws InterruptedException {
    Optional<String> agent = call.values().text("--agent");
    Optional<String> directory = call.values().argument();
    call.values().check();
    World here = World.of(call.environment(), call.directory(), call.trace());
    DemoProject project = DemoProject.create(here, directory, agent);
    Progress progress = call.progress();
    progress.said("a project with two defects, in " + project.directory());
    if (agent.isEmpty()) {
      progress.said("the agent is a stand-in: a shell script that knows this one defect");
    }
    Optional<Path> state = call.globals().stateDirectory().map(Path::of);
    Workspace workspace = project.workspace(state);
    GoalController controller = new GoalController(workspace, progress, Interrupts.install());
    Outcome planned = controller.plan(project.request());
    Outcome ended = controller.runUntilReady(planned.goal().id());
    GoalView view = Call.view(ended);
    return call.answer(
        ExitCode.ofStatus(view.status()),
        view,
        DemoText.of(
            CalledAs.word(call.environment(), project.directory()),
            project.directory(),
            state.map(given -> workspace.state().root()), // From the project's directory.
            ended.goal(),
            view));
  }
}
