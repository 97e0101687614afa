package dev.omk.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.cli.render.GoalText;
import dev.omk.cli.render.GoalView;
import dev.omk.control.tree.TreeRestore;
import dev.omk.goal.GoalId;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code omk goal restore}. */
final class RestoreCommand implements Command {

  @Override
  public void declare(CommandSpec spec) {
    Flags.argument(
        spec, Flags.PASS, "the number of a pass, base, or what an earlier restoring kept: saved-1");
    Flags.goalId(spec, 1);
    Flags.help(
        spec,
        "goal restore PASS [GOAL_ID] [flags]",
        "omk goal restore 1 latest",
        "omk goal restore base && omk goal restore saved-1");
  }

  @Override
  public Answer run(Call call) throws InterruptedException {
    String name = call.values().argument().orElse("");
    GoalId id = call.goal(call.values().argument(1));
    TreeRestore.Done done = new TreeRestore(call.workspace()).restore(id, name, Person.here());
    GoalView view = Call.view(done.outcome());
    return call.document(ExitCode.OK, json(done, view), text(done, name, view));
  }

  private static String text(TreeRestore.Done done, String name, GoalView view) {
    List<String> lines = new ArrayList<>(done.paths());
    done.left().forEach(path -> lines.add(path + ": left, for it is a submodule"));
    if (done.kept().isEmpty()) {
      return GoalText.changed("The work tree is that already: " + name, lines, view);
    }
    String undo = "undo it with: omk goal restore " + done.kept() + " " + view.goalId();
    return GoalText.changed("Work tree restored: " + name, lines, undo, view);
  }

  private static ObjectNode json(TreeRestore.Done done, GoalView view) {
    ObjectNode doc = view.json(ExitCode.OK);
    doc.put("kept", done.kept());
    ArrayNode restored = doc.putArray("restored");
    done.paths().forEach(restored::add);
    ArrayNode left = doc.putArray("left");
    done.left().forEach(left::add);
    return doc;
  }
}
