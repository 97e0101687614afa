package dev.omk.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.cli.render.DiffText;
import dev.omk.cli.render.GraphDrawing;
import dev.omk.cli.render.ShowText;
import dev.omk.cli.render.Staleness;
import dev.omk.control.project.ProjectPlace;
import dev.omk.control.read.GoalDiff;
import dev.omk.control.read.GoalReader;
import dev.omk.control.workspace.GoalLedger;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalId;
import dev.omk.json.Json;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code omk goal show}. */
final class ShowCommand implements Command {

  @Override
  public void declare(CommandSpec spec) {
    Flags.goalId(spec);
    spec.addOption(Flags.format("text, json or md (text)", "text", "json", "md"));
    spec.addOption(
        Flags.optionalValue(
            "--diff",
            "PASS",
            "what a pass changed, by its number (without one: all that differs from the base)"));
    spec.addOption(Flags.flag("--graph", "draw the tasks; with -f md as a Mermaid flowchart"));
    Flags.help(
        spec,
        "goal show [GOAL_ID] [flags]",
        "omk goal show latest -f md",
        "omk goal show latest --diff 1",
        "omk goal show latest --graph");
  }

  @Override
  public Answer run(Call call) throws InterruptedException {
    Format format = call.format();
    call.values().requireApart("--diff", "--graph");
    if (call.values().given("--diff")) {
      return diff(call, format);
    }
    GoalId id = call.goal();
    if (call.values().given("--graph")) {
      return graph(call, id, format);
    }
    GoalReader reader = call.reader();
    GoalReader.Read read = reader.goal(id);
    Recovery.tell(call, read.recovery());
    ObjectNode goal = Staleness.over(reader.shown(id, read), reader.stale(read));
    goal.put("state_dir", call.workspace().directory(id).toString());
    if (!read.damaged()) {
      ProjectPlace.tell(goal);
    }
    Recovery.note(goal, read.recovery());
    call.hints().into(goal);
    return Recovery.answer(
        read,
        switch (format) {
          case TEXT -> ShowText.text(goal);
          case MARKDOWN -> ShowText.markdown(goal);
          case JSON -> Json.pretty(goal);
        });
  }

  private static Answer diff(Call call, Format format) throws InterruptedException {
    String given = call.values().raw("--diff").orElse("");
    Optional<String> asked = call.values().argument();
    // A goal's name is no number: then the number was left out.
    boolean goal =
        asked.isEmpty()
            && !given.isEmpty()
            && !given.matches("[+-]?[0-9].*")
            && !call.values().joined("--diff");
    Optional<Long> pass =
        given.isEmpty() || goal ? Optional.empty() : call.values().count("--diff");
    GoalId id = call.goal(goal ? Optional.of(given) : asked);
    GoalDiff diff = GoalDiff.of(call.workspace(), id, pass);
    if (diff.reach() == GoalDiff.Reach.VERIFIED_BEFORE) {
      call.note("this is what was verified, and the work tree is another one since");
    }
    return Answer.ok(
        switch (format) {
          case TEXT -> DiffText.text(diff);
          case MARKDOWN -> DiffText.markdown(diff);
          case JSON -> Json.pretty(DiffText.json(diff));
        });
  }

  private static Answer graph(Call call, GoalId id, Format format) throws InterruptedException {
    Goal goal = GoalLedger.open(call.workspace(), id).goal();
    GraphDrawing drawing = new GraphDrawing(id.value(), goal.tasks());
    return new Answer(
        ExitCode.OK,
        switch (format) {
          case TEXT -> drawing.text();
          case MARKDOWN -> drawing.markdown();
          case JSON -> Json.pretty(drawing.json());
        });
  }
}
