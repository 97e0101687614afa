package dev.omk.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.cli.render.GoalText;
import dev.omk.cli.render.GoalView;
import dev.omk.cli.render.Hints;
import dev.omk.control.workspace.GoalLedger;
import dev.omk.control.workspace.Outcome;
import dev.omk.error.OmkException;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalId;
import dev.omk.goal.GoalStatus;
import dev.omk.json.Json;
import dev.omk.text.Harmless;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code omk goal resume}. */
final class ResumeCommand implements Command {
  private static final int LINE = 400;

  @Override
  public void declare(CommandSpec spec) {
    Flags.goalId(spec);
    spec.addOption(Flags.flag("--auto", "every goal whose controller is dead"));
    spec.addOption(Flags.flag("--continue", "go on with the until-ready loop where it stopped"));
    Flags.help(
        spec,
        "goal resume [GOAL_ID] [--auto] [--continue] [flags]",
        "omk goal resume latest --continue");
  }

  @Override
  public Answer run(Call call) throws InterruptedException {
    Values values = call.values();
    boolean goesOn = values.given("--continue");
    if (values.given("--auto")) {
      values.requireAlone("--auto", Flags.GOAL_ID);
      return auto(call, goesOn);
    }
    GoalId id = call.goal();
    GoalView view = resumed(call, id, goesOn);
    return call.answer(code(view, goesOn), view, text(view, goesOn));
  }

  private static GoalView resumed(Call call, GoalId id, boolean goesOn)
      throws InterruptedException {
    if (!goesOn) {
      Outcome outcome = call.decisions().resume(id);
      return Call.view(outcome).in(outcome.goal().created().projectDir());
    }
    Goal goal = GoalLedger.open(call.workspace(), id).goal();
    if (goal.status() == GoalStatus.PAUSED || goal.status() == GoalStatus.RUNNING) {
      call.decisions().resume(id);
    }
    return Call.view(call.controller().runUntilReady(id));
  }

  private static int code(GoalView view, boolean goesOn) {
    return goesOn ? ExitCode.ofStatus(view.status()) : ExitCode.OK;
  }

  private static String text(GoalView view, boolean goesOn) {
    return goesOn
        ? GoalText.ended(view)
        : GoalText.changed("Goal " + view.goalId() + " resumed", List.of(), view);
  }

  private static Answer auto(Call call, boolean goesOn) throws InterruptedException {
    call.values().check();
    List<GoalId> orphans = call.decisions().orphans();
    int worst = ExitCode.OK;
    StringBuilder text = new StringBuilder();
    List<ObjectNode> documents = new ArrayList<>();
    for (GoalId id : orphans) {
      int code;
      try {
        GoalView view = resumed(call, id, goesOn);
        code = code(view, goesOn);
        text.append(text(view, goesOn));
        documents.add(view.json(code));
      } catch (OmkException e) {
        code = ExitCode.of(e.code());
        text.append("Goal ")
            .append(id)
            .append(": ")
            .append(Harmless.line(e.line(), LINE))
            .append('\n');
        text.append("  next: ")
            .append(Hints.marked(Harmless.line(e.nextStep(), LINE)))
            .append('\n');
        documents.add(failed(id, e, code));
      }
      worst = Math.max(worst, code);
    }
    if (orphans.isEmpty()) {
      text.append("No orphaned goals\n");
    }
    return call.document(worst, json(documents, worst), text.toString());
  }

  private static ObjectNode failed(GoalId id, OmkException e, int code) {
    ObjectNode doc = Json.object();
    doc.put("goal_id", id.value());
    doc.put("exit_code", code);
    doc.put("reason", e.line());
    doc.put("next_step", e.nextStep());
    return doc;
  }

  private static ObjectNode json(List<ObjectNode> documents, int code) {
    ObjectNode doc = Json.object();
    doc.put("version", 1);
    doc.put("exit_code", code);
    ArrayNode goals = doc.putArray("goals");
    documents.forEach(goals::add);
    return doc;
  }
}
