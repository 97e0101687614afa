package dev.omk.cli.render;

import dev.omk.goal.Goal;
import dev.omk.goal.Pass;
import dev.omk.goal.Verification;
import dev.omk.text.ShellWord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the demo did, as text. */
public final class DemoText {
  private DemoText() {}

  /**
   * The story, the proof, and what to try next.
   *
   * @param program what omk is called by
   * @param state the state directory, if it is not the project's own
   */
  public static String of(
      String program, Path directory, Optional<Path> state, Goal goal, GoalView view) {
    Text text = new Text();
    text.line("Demo: " + Style.status(view.status(), view.status()));
    text.field("Project", directory.toString());
    text.field("Goal", view.text());
    text.items("What happened:", story(goal));
    text.field("Reason", view.reason());
    text.line("Proof: " + view.proof());
    text.line("Try next:");
    text.command("cd " + ShellWord.of(directory.toString()));
    String omk =
        program + state.map(at -> " --state-dir " + ShellWord.of(at.toString())).orElse("");
    text.command(omk + " goal proof --check");
    text.command(omk + " goal replay");
    text.line("  git diff   # what the fixer and the agent changed");
    return text.toString();
  }

  private static List<String> story(Goal goal) {
    List<String> lines = new ArrayList<>();
    if (goal.baseline() != null) {
      lines.add("baseline: " + gates(goal.baseline()));
    }
    for (Pass pass : goal.passes()) {
      lines.add(
          pass.agent()
              + " changed "
              + pass.changed().stream().map(file -> file.path()).collect(Collectors.joining(", ")));
    }
    if (goal.verification() != null) {
      lines.add("at the end: " + gates(goal.verification()));
    }
    if (goal.acceptance() != null) {
      lines.add("accepted by " + goal.acceptance().by());
    }
    return lines;
  }

  private static String gates(Verification verification) {
    return verification.gates().stream()
        .map(gate -> gate.gate() + " " + gate.outcome().status())
        .collect(Collectors.joining(", "));
  }
}
