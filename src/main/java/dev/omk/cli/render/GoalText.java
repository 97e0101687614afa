package dev.omk.cli.render;

import dev.omk.time.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Where a goal stands, as text. */
public final class GoalText {
  private GoalText() {}

  /**
   * The result of making a goal.
   *
   * @param words for instance {@code Goal plan created}
   */
  public static String created(String words, GoalView goal) {
    Text text = head(words, goal);
    if (goal.decision().isEmpty()) {
      String id = goal.goalId();
      text.items("Known gaps:", goal.gaps());
      text.line("Next steps:");
      text.line("  1. Read the plan:    omk goal show " + id);
      text.line("  2. Run the gates:    omk goal verify " + id);
      text.line("  3. Work until ready: omk goal resume " + id + " --continue");
    } else {
      decision(text, goal);
    }
    return text.toString();
  }

  private static void decision(Text text, GoalView goal) {
    text.shown("Decision needed: ", goal.decision());
    text.shown("Next: ", "refine the goal with a result that a gate can show, then run it again");
    text.shown("  ", goal.nextStep());
  }

  /** The result of the until-ready loop. */
  public static String ended(GoalView goal) {
    Text text = head("Goal run completed", goal);
    text.field("Reason", goal.reason());
    if (!goal.decision().isEmpty()) {
      decision(text, goal);
      return text.toString();
    }
    text.items("Known gaps:", goal.gaps());
    if (goal.status().equals("blocked_on_human")) {
      text.line("Decision needed: accept or reject");
    }
    next(text, goal);
    return text.toString();
  }

  private static Text head(String words, GoalView goal) {
    Text text = new Text();
    text.line(words + ": " + goal.goalId());
    text.field("Status", goal.status());
    text.field("Phase", goal.phase());
    text.field("State", goal.directory().toString());
    text.field("Proof", goal.proof().toString());
    return text;
  }

  private static void next(Text text, GoalView goal) {
    if (!goal.nextStep().isEmpty()) {
      text.line("Next steps:");
      text.shown("  ", goal.nextStep());
    }
  }

  /** {@code omk goal status}. */
  public static String status(GoalView goal, Instant now) {
    Text text = new Text();
    text.line("Goal status -- " + goal.goalId());
    text.field("Status", goal.status() + (goal.stale() ? " (stale)" : ""));
    text.field("Phase", goal.phase());
    text.field("Goal", goal.text());
    text.field("Updated", goal.updatedAt() + " (" + age(goal.updatedAt(), now) + ")");
    text.field("Reason", goal.reason());
    text.field("Next", goal.nextStep());
    text.field("State", goal.directory().toString());
    text.field("Note", goal.recovery());
    return text.toString();
  }

  /** How long ago. */
  static String age(Instant then, Instant now) {
    Duration age = Duration.between(then, now);
    return age.isNegative() || age.toSeconds() == 0
        ? "just now"
        : Durations.human(Duration.ofSeconds(age.toSeconds())) + " ago";
  }

  /**
   * The result of a step.
   *
   * @param heading for instance {@code Verification: failed}
   * @param lines details, one each
   */
  public static String step(String heading, List<String> lines, GoalView goal) {
    Text text = new Text();
    text.line(heading);
    lines.forEach(line -> text.shown("  ", line));
    text.field("Goal", goal.goalId());
    text.field("Status", goal.status() + (goal.stale() ? " (stale)" : ""));
    text.field("Reason", goal.reason());
    text.field("Proof", goal.proof().toString());
    text.items("Known gaps:", goal.gaps());
    next(text, goal);
    return text.toString();
  }

  /** The result of a change of state: one line, the status and what comes next. */
  public static String changed(String line, List<String> lines, GoalView goal) {
    Text text = new Text();
    text.line(line);
    lines.forEach(more -> text.shown("  ", more));
    text.field("Status", goal.status());
    next(text, goal);
    return text.toString();
  }
}
