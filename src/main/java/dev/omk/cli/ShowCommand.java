package dev.omk.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.cli.render.ShowText;
import dev.omk.cli.render.Staleness;
import dev.omk.control.GoalReader;
import dev.omk.goal.GoalId;
import dev.omk.json.Json;
import picocli.CommandLine.Model.CommandSpec;

/** {@code omk goal show}. */
final class ShowCommand implements Command {

  @Override
  public void declare(CommandSpec spec) {
    Flags.goalId(spec);
    spec.addOption(Flags.format("text, json or md (text)", "text", "json", "md"));
    Flags.help(spec, "goal show [GOAL_ID] [flags]", "omk goal show latest -f md");
  }

  @Override
  public Answer run(Call call) throws InterruptedException {
    Format format = call.format();
    GoalId id = call.goal();
    GoalReader reader = call.reader();
    GoalReader.Read read = reader.goal(id);
    Recovery.tell(call, read.recovery());
    ObjectNode goal = Staleness.over(read.document(), reader.stale(read));
    goal.put("state_dir", call.workspace().directory(id).toString());
    Recovery.note(goal, read.recovery());
    return Recovery.answer(
        read,
        switch (format) {
          case TEXT -> ShowText.text(goal);
          case MARKDOWN -> ShowText.markdown(goal);
          case JSON -> Json.pretty(goal);
        });
  }
}
