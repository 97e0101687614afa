package dev.omk.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.agent.Preset;
import dev.omk.agent.Presets;
import dev.omk.control.project.Project;
import dev.omk.control.tree.TreeRestore;
import dev.omk.control.workspace.Workspace;
import dev.omk.gate.GateSpec;
import dev.omk.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Names of goals, agents and gates of this project, for completing them. */
final class CompletionValues {
  private static final int GOALS = 30;

  private final Call call;
  private final boolean withAbout;

  CompletionValues(Call call, boolean withAbout) {
    this.call = call;
    this.withAbout = withAbout;
  }

  /** What may stand where that label does. */
  List<Candidate> of(String label, String prefix) throws InterruptedException {
    return switch (label) {
      case Flags.GOAL_ID -> goals(prefix);
      case Flags.AGENT -> agents();
      case Flags.GATE -> gates();
      case Flags.PASS -> passes();
      case Flags.DIRECTORY -> List.of(Candidate.DIRECTORIES);
      case Flags.FILE, Flags.PATH -> List.of(Candidate.FILES);
      default -> List.of(); // Anybody's words.
    };
  }

  private List<Candidate> goals(String prefix) throws InterruptedException {
    List<Candidate> goals = new ArrayList<>();
    Workspace workspace = call.workspace();
    for (String id : workspace.state().ids()) {
      if (id.startsWith(prefix) && goals.size() < GOALS) {
        String about = withAbout ? about(workspace.state().goals().resolve(id)) : "";
        goals.add(new Candidate(id, about));
      }
    }
    goals.add(0, new Candidate(Workspace.LATEST, "The newest goal"));
    return goals;
  }

  // As it was recorded, unchecked: this is a menu, and reading must write nothing.
  private static String about(Path directory) {
    try {
      ObjectNode goal = Json.parseObject(Files.readAllBytes(directory.resolve("goal.json")));
      return goal.path("status").asText() + ": " + goal.path("normalized_goal").asText();
    } catch (IOException e) {
      return "";
    }
  }

  private List<Candidate> agents() throws InterruptedException {
    List<Candidate> agents = new ArrayList<>();
    Project project = Project.read(call.workspace());
    for (String name : project.config().agents().keySet()) {
      agents.add(new Candidate(name, "Configured"));
    }
    agents.add(new Candidate("fixer", "Runs the fix commands of gates"));
    for (Preset preset : Presets.all()) {
      if (!project.config().agents().containsKey(preset.name())) {
        agents.add(new Candidate(preset.name(), "Preset"));
      }
    }
    return agents;
  }

  private List<Candidate> gates() throws InterruptedException {
    List<Candidate> gates = new ArrayList<>();
    for (GateSpec gate : Project.read(call.workspace()).gates()) {
      gates.add(new Candidate(gate.name(), gate.commandLine()));
    }
    return gates;
  }

  private List<Candidate> passes() throws InterruptedException {
    Workspace workspace = call.workspace();
    return new TreeRestore(workspace)
        .names(workspace.resolve(Workspace.LATEST)).stream().map(Candidate::of).toList();
  }
}
