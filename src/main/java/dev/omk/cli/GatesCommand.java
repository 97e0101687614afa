package dev.omk.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.cli.render.GatesText;
import dev.omk.control.Project;
import dev.omk.gate.GateSpec;
import dev.omk.json.Json;
import picocli.CommandLine.Model.CommandSpec;

/** {@code omk goal gates}. */
final class GatesCommand implements Command {

  @Override
  public void declare(CommandSpec spec) {
    Flags.goalId(spec);
    spec.addOption(
        Flags.flag("--approve", "let a goal take the gates as they are now (not available yet)"));
    Flags.help(spec, "goal gates [flags]", "omk goal gates");
  }

  @Override
  public Answer run(Call call) throws InterruptedException {
    Project project = Project.read(call.workspace());
    if (call.values().given("--approve")) {
      throw Call.notAvailable("gates --approve", "start a new goal: it pins the gates of today");
    }
    return call.document(ExitCode.OK, json(project), GatesText.of(project));
  }

  private static ObjectNode json(Project project) {
    ObjectNode doc = Json.object();
    doc.put("version", 1);
    doc.put("detected", project.detected());
    ArrayNode gates = doc.putArray("gates");
    for (GateSpec gate : project.gates()) {
      ObjectNode node = gates.addObject();
      node.put("name", gate.name());
      node.put("command_line", gate.commandLine());
      node.put("required", gate.required());
      node.put("allow_fail", gate.allowFail());
      node.put("skip", gate.skip());
      node.put("timeout_secs", gate.timeout().toSeconds());
      node.put("origin", gate.origin());
      ArrayNode tags = node.putArray("tags");
      gate.tags().forEach(tags::add);
    }
    return doc;
  }
}
