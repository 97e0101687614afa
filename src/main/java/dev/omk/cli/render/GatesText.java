package dev.omk.cli.render;

import dev.omk.control.Project;
import dev.omk.gate.GateSpec;

/** The gates of a project, as text. */
public final class GatesText {
  private GatesText() {}

  /** The effective gates and where each one comes from. */
  public static String of(Project project) {
    Text text = new Text();
    if (project.gates().isEmpty()) {
      text.line("No gates found");
      text.line("  next: omk goal init writes " + Project.GATES_FILE + " for you to fill in");
      return text.toString();
    }
    text.heading("Gates (" + project.gates().size() + "):");
    for (GateSpec gate : project.gates()) {
      text.shown("  ", gate.name() + (gate.decides() ? "" : " (decides nothing)"));
      text.shown("      runs: ", gate.commandLine());
      text.shown("      from: ", gate.origin());
    }
    if (project.detected()) {
      text.line("They were detected; omk goal init writes them to " + Project.GATES_FILE + ".");
    }
    return text.toString();
  }
}
