package dev.omk.cli.render;

import dev.omk.control.project.GateDrift;
import dev.omk.control.project.Project;
import dev.omk.gate.BenchmarkSpec;
import dev.omk.gate.Comparisons;
import dev.omk.gate.GateSpec;
import dev.omk.gate.ObserveSpec;
import dev.omk.goal.Goal;
import java.util.List;
import java.util.Optional;

/** The gates of a project, as text. */
public final class GatesText {
  private GatesText() {}

  /**
   * The effective gates and where each one comes from.
   *
   * @param drift of the goal that goes on with others
   */
  public static String of(Project project, Optional<GateDrift> drift) {
    Text text = new Text();
    if (project.gates().isEmpty()) {
      text.line("No gates found");
      text.hint("  next: ", "write " + Project.GATES_FILE + ": omk goal init");
    } else {
      effective(text, project);
    }
    drift.ifPresent(
        differs -> {
          text.line("Goal " + differs.goal() + " keeps the gates that it was made with:");
          differs(text, differs);
        });
    return text.toString();
  }

  private static void effective(Text text, Project project) {
    list(text, "Gates", project.gates());
    compared(text, project.comparisons());
    text.shown("Sandbox: ", project.config().sandbox().line());
    project.leftOut().forEach(line -> text.shown("Left out: ", line));
    if (project.detected()) {
      text.hint("", "They were detected; write them to " + Project.GATES_FILE + ": omk goal init");
    }
  }

  private static void differs(Text text, GateDrift drift) {
    drift.lines().forEach(line -> text.shown("  ", line));
    text.hint("  next: ", drift.approval());
  }

  /**
   * The gates that a goal is judged by, and how those of the project differ by now.
   *
   * @param sandbox what confined them when they ran last; empty if they did not
   * @param apart why they cannot be compared; empty if they were
   */
  public static String of(Goal goal, GateDrift drift, String sandbox, String apart) {
    Text text = new Text();
    list(text, "Gates of goal " + goal.id(), goal.gates());
    compared(text, goal.pins().comparisons());
    if (!sandbox.isEmpty()) {
      text.shown("They ran last in: ", sandbox);
    }
    if (!apart.isEmpty()) {
      if (goal.unpinned()) {
        text.hint("Not compared with the project: ", apart);
      } else {
        text.shown("Not compared with the project: ", apart);
      }
    }
    if (!drift.none()) {
      text.line("The project has others by now:");
      differs(text, drift);
    }
    return text.toString();
  }

  private static void compared(Text text, Comparisons comparisons) {
    if (!comparisons.isEmpty()) {
      text.heading("Compared with the base:");
    }
    for (ObserveSpec observe : comparisons.observations()) {
      text.shown("  ", observe.name());
      text.shown("      runs: ", observe.commandLine());
      text.shown("      from: ", observe.origin());
    }
    BenchmarkSpec benchmark = comparisons.benchmark();
    if (benchmark != null) {
      text.shown("  ", "benchmark, " + benchmark.minSpeedup() + " times as fast");
      text.shown("      runs: ", benchmark.commandLine());
      text.shown("      from: ", benchmark.origin());
    }
  }

  private static void list(Text text, String title, List<GateSpec> gates) {
    text.heading(title + " (" + gates.size() + "):");
    for (GateSpec gate : gates) {
      text.shown("  ", gate.name() + (gate.decides() ? "" : " (decides nothing)"));
      text.shown("      runs: ", gate.commandLine());
      if (!gate.workdir().isEmpty()) {
        text.shown("      in:   ", gate.workdir());
      }
      text.shown("      from: ", gate.origin());
    }
  }
}
