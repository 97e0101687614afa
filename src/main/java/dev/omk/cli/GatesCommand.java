package dev.omk.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.cli.render.GatesText;
import dev.omk.cli.render.GoalText;
import dev.omk.cli.render.GoalView;
import dev.omk.config.SandboxSettings;
import dev.omk.control.GateApproval;
import dev.omk.control.project.GateDrift;
import dev.omk.control.project.Project;
import dev.omk.control.workspace.GoalLedger;
import dev.omk.gate.BenchmarkSpec;
import dev.omk.gate.Comparisons;
import dev.omk.gate.GateChange;
import dev.omk.gate.GateSpec;
import dev.omk.gate.ObserveSpec;
import dev.omk.goal.Goal;
import dev.omk.goal.Verification;
import dev.omk.json.Json;
import dev.omk.secret.Redactor;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code omk goal gates}. */
final class GatesCommand implements Command {

  @Override
  public void declare(CommandSpec spec) {
    Flags.goalId(spec);
    spec.addOption(Flags.flag("--approve", "let the goal be judged by the gates as they are now"));
    Flags.help(
        spec,
        "goal gates [GOAL_ID] [--approve] [flags]",
        "omk goal gates latest && omk goal gates --approve latest");
  }

  @Override
  public Answer run(Call call) throws InterruptedException {
    if (call.values().given("--approve")) {
      return approved(call);
    }
    Project project = Project.read(call.workspace());
    Redactor redactor = call.redactor();
    if (call.values().argument().isEmpty()) {
      Optional<GateDrift> drift = GateDrift.ofNewest(call.workspace(), project);
      ObjectNode doc =
          json(project.gates(), project.detected(), project.config().sandbox(), redactor);
      if (!project.leftOut().isEmpty()) {
        project.leftOut().forEach(doc.putArray("left_out")::add);
      }
      drift.ifPresent(differs -> doc.set("keeps_others", json(differs)));
      return call.document(
          ExitCode.OK,
          compared(doc, project.comparisons(), redactor),
          redactor.redact(GatesText.of(project, drift)));
    }
    GoalLedger ledger = GoalLedger.open(call.workspace(), call.goal());
    ledger.requireWhole();
    Goal goal = ledger.goal();
    String apart = GateDrift.incomparable(call.workspace(), goal);
    GateDrift drift = apart.isEmpty() ? GateDrift.between(goal, project) : GateDrift.none(goal);
    String inForce = goal.latestVerification().map(Verification::sandbox).orElse("");
    ObjectNode doc = json(goal.gates(), false, project.config().sandbox(), redactor);
    if (!inForce.isEmpty()) {
      doc.withObject("sandbox").put("in_force", inForce);
    }
    doc.put("goal_id", goal.id().value());
    doc.put("gates_digest", goal.pins().gatesDigest());
    doc.set("changes", json(drift.changes()));
    doc.put("comparisons_changed", drift.comparisons());
    if (!apart.isEmpty()) {
      doc.put("not_compared", apart);
    }
    compared(doc, goal.pins().comparisons(), redactor);
    return call.document(
        ExitCode.OK, doc, redactor.redact(GatesText.of(goal, drift, inForce, apart)));
  }

  private static Answer approved(Call call) throws InterruptedException {
    GateApproval.Approved approved =
        new GateApproval(call.workspace()).approve(call.goal(), Person.here());
    GoalView view = Call.view(approved.outcome());
    String said =
        approved.taken()
            ? "Gates approved: the goal is judged by those of now"
            : "The goal has these gates already";
    List<String> changes = approved.changes().stream().map(GateChange::line).toList();
    return call.answer(ExitCode.OK, view, GoalText.changed(said, changes, view));
  }

  private static ObjectNode compared(ObjectNode doc, Comparisons comparisons, Redactor redactor) {
    ArrayNode observations = doc.putArray("observations");
    for (ObserveSpec observe : comparisons.observations()) {
      ObjectNode node = observations.addObject();
      node.put("name", observe.name());
      node.put("command_line", redactor.redact(observe.commandLine()));
      node.put("origin", observe.origin());
    }
    BenchmarkSpec benchmark = comparisons.benchmark();
    if (benchmark != null) {
      ObjectNode node = doc.putObject("benchmark");
      node.put("command_line", redactor.redact(benchmark.commandLine()));
      node.put("runs", benchmark.runs());
      node.put("min_speedup", benchmark.minSpeedup());
      node.put("origin", benchmark.origin());
    }
    return doc;
  }

  private static ObjectNode json(GateDrift drift) {
    ObjectNode node = Json.object();
    node.put("goal_id", drift.goal().value());
    node.set("changes", json(drift.changes()));
    node.put("comparisons_changed", drift.comparisons());
    node.put("next_step", drift.approval());
    return node;
  }

  private static ArrayNode json(List<GateChange> changes) {
    ArrayNode array = Json.array();
    for (GateChange change : changes) {
      ObjectNode node = array.addObject();
      node.put("gate", change.gate());
      node.put("change", change.kind().json());
      ArrayNode details = node.putArray("details");
      change.details().forEach(details::add);
    }
    return array;
  }

  private static ObjectNode json(
      List<GateSpec> definitions, boolean detected, SandboxSettings settings, Redactor redactor) {
    ObjectNode doc = Json.object();
    doc.put("version", 1);
    doc.put("detected", detected);
    ArrayNode gates = doc.putArray("gates");
    for (GateSpec gate : definitions) {
      ObjectNode node = gates.addObject();
      node.put("name", gate.name());
      node.put("command_line", redactor.redact(gate.commandLine()));
      node.put("workdir", gate.workdir());
      node.put("required", gate.required());
      node.put("allow_fail", gate.allowFail());
      node.put("skip", gate.skip());
      node.put("timeout_secs", gate.timeout().toSeconds());
      node.put("origin", gate.origin());
      ArrayNode tags = node.putArray("tags");
      gate.tags().forEach(tags::add);
      node.put("hidden", gate.hidden());
    }
    ObjectNode sandbox = doc.putObject("sandbox");
    sandbox.put("agents", settings.ofAgents().word());
    sandbox.put("gates", settings.ofGates().word());
    sandbox.put("network", settings.networked());
    return doc;
  }
}
