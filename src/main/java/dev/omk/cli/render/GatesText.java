package dev.omk.cli.render;

import dev.omk.control.Project;
import dev.omk.gate.GateChange;
import dev.omk.gate.GateSpec;
import dev.omk.goal.Goal;
import java.util.List;

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
    list(text, "Gates", project.gates());
    text.shown("Sandbox: ", project.config().sandbox().line());
    if (project.detected()) {
      text.line("They were detected; omk goal init writes them to " + Project.GATES_FILE + ".");
    }
    return text.toString();
  }

  /**
   * The gates that a goal is judged by, and how those of the project differ by now.
   *
   * @param sandbox what confined them when they ran last; empty if they did not
   */
  public static String of(Goal goal, List<GateChange> changes, String sandbox) {
    Text text = new Text();
    list(text, "Gates of goal " + goal.id(), goal.gates());
    if (!sandbox.isEmpty()) {
      text.shown("They ran last in: ", sandbox);
    }
    if (!changes.isEmpty()) {
      text.line("The project has others by now:");
      changes.forEach(change -> text.shown("  ", change.line()));
      text.line("  next: omk goal gates --approve " + goal.id());
    }
    return text.toString();
  }

  private static void list(Text text, String title, List<GateSpec> gates) {
    text.heading(title + " (" + gates.size() + "):");
    for (GateSpec gate : gates) {
      text.shown("  ", gate.name() + (gate.decides() ? "" : " (decides nothing)"));
      text.shown("      runs: ", gate.commandLine());
      text.shown("      from: ", gate.origin());
    }
  }
}
