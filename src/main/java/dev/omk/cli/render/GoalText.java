package dev.omk.cli.render;

import dev.omk.text.Count;
import dev.omk.text.Harmless;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Where a goal stands, as text. */
public final class GoalText {
  private static final int GAPS = 3;
  private static final String BELOW = " ".repeat(12);

  private GoalText() {}

  /**
   * The result of making a goal.
   *
   * @param words for instance {@code Goal plan created}
   * @param kind of goal, and why
   * @param gaps what the plan says is missing for a proof
   * @param gated whether there is a gate that decides
   */
  public static String created(
      String words, GoalView goal, String kind, List<String> gaps, boolean gated) {
    Text text = head(words, goal);
    text.field("Kind", kind);
    if (goal.decision().isEmpty()) {
      String id = goal.goalId();
      text.items("Known gaps:", gaps);
      text.line("Next steps:");
      text.hint("  1. Read the plan:    ", "omk goal show " + id);
      if (gated) {
        text.hint("  2. Run the gates:    ", "omk goal verify " + id);
      } else {
        text.hint("  2. Define gates:     ", "omk goal init && omk goal gates --approve " + id);
      }
      text.hint("  3. Work until ready: ", "omk goal resume " + id + " --continue");
    } else {
      decision(text, goal);
    }
    return text.toString();
  }

  private static void decision(Text text, GoalView goal) {
    text.shown("Decision needed: ", goal.decision());
    if (goal.decision().startsWith("question ")) {
      text.hint("Next: ", goal.nextStep());
      return;
    }
    text.shown("Next: ", "refine the goal with a result that a gate can show, then run it again");
    for (String hint : goal.nextStep().split(" -- or: ", -1)) {
      text.hint("  ", hint);
    }
    text.hint("  ", "or say it: omk goal answer " + goal.goalId() + " --question 1 --text \"...\"");
  }

  /** The result of the until-ready loop. */
  public static String ended(GoalView goal) {
    return ended("Goal run completed", goal);
  }

  /** The same of a goal that was only watched. */
  public static String watched(GoalView goal) {
    return ended("Goal", goal);
  }

  private static String ended(String words, GoalView goal) {
    Text text = head(words, goal);
    text.field("Reason", goal.reason());
    if (!goal.decision().isEmpty()) {
      decision(text, goal);
      return text.toString();
    }
    text.items("Known gaps:", goal.gaps());
    if (goal.warnings() > 0) {
      String warnings = Count.of(goal.warnings(), "warning") + " of the review: ";
      text.hint(warnings, "omk goal report " + goal.goalId());
    }
    if (goal.status().equals("blocked_on_human")) {
      boolean accept = goal.nextStep().contains("omk goal accept ");
      text.line("Decision needed: " + (accept ? "accept or reject" : "how it goes on"));
    }
    next(text, goal);
    return text.toString();
  }

  private static Text head(String words, GoalView goal) {
    Text text = new Text();
    text.heading(words + ": " + goal.goalId());
    text.status(goal.status(), goal.stale());
    text.field("Phase", goal.phase());
    text.field("State", goal.directory().toString());
    text.field("Proof", goal.proof().toString());
    return text;
  }

  private static void next(Text text, GoalView goal) {
    if (!goal.nextStep().isEmpty()) {
      text.line("Next steps:");
      text.hint("  ", goal.nextStep());
    }
  }

  /** {@code omk goal status}. */
  public static String status(GoalView goal, Instant now) {
    Text text = new Text();
    text.heading("Goal status -- " + goal.goalId());
    text.status(goal.status(), goal.stale());
    text.field("Phase", goal.phase());
    text.field("Goal", goal.text());
    text.field(
        "Updated", Moments.of(goal.updatedAt()) + " (" + Moments.age(goal.updatedAt(), now) + ")");
    text.field("Reason", goal.reason());
    missing(text, goal);
    text.next(goal.nextStep());
    goal.merged().ifPresent(merged -> merged(text, merged));
    text.field("State", goal.directory().toString());
    text.field("Note", goal.recovery());
    return text.toString();
  }

  private static void merged(Text text, GoalView.Merged merged) {
    if (merged.proven()) {
      text.field("Merged", merged.commit() + ", the tree that was proven");
    } else {
      text.field("Merged", merged.commit() + ", another tree than the one that was proven");
      text.hint(BELOW, "verify it: omk goal verify --no-goal");
    }
  }

  /** What keeps it from being ready and is not in the reason already. */
  private static void missing(Text text, GoalView goal) {
    List<String> missing = new ArrayList<>();
    int more = 0;
    for (String gap : goal.gaps()) {
      if (goal.reason().contains(gap)) {
        continue;
      }
      if (missing.size() < GAPS) {
        missing.add(gap);
      } else {
        more++;
      }
    }
    text.fields("Missing", missing);
    if (more > 0) {
      text.hint(BELOW, "and " + more + " more: omk goal proof " + goal.goalId());
    }
  }

  /**
   * The result of a step.
   *
   * @param heading for instance {@code Verification: failed}
   * @param lines details, one each
   */
  public static String step(String heading, List<String> lines, GoalView goal) {
    return stepAsIs(
        heading, lines.stream().map(line -> Harmless.line(line, Text.LINE)).toList(), goal);
  }

  /** The same with lines that are harmless already, and keep their blanks. */
  public static String stepAsIs(String heading, List<String> lines, GoalView goal) {
    Text text = new Text();
    text.heading(heading);
    lines.forEach(line -> text.line("  " + line));
    text.field("Goal", goal.goalId());
    text.status(goal.status(), goal.stale());
    text.field("Reason", goal.reason());
    text.field("Proof", goal.proof().toString());
    text.items("Known gaps:", goal.gaps());
    next(text, goal);
    return text.toString();
  }

  /** The result of a change of state: one line, the status and what comes next. */
  public static String changed(String line, List<String> lines, GoalView goal) {
    return changed(line, lines, "", goal);
  }

  /**
   * The same with a command of its own.
   *
   * @param hint for instance {@code undo it with: omk goal ...}
   */
  public static String changed(String line, List<String> lines, String hint, GoalView goal) {
    Text text = new Text();
    text.heading(line);
    lines.forEach(more -> text.shown("  ", more));
    if (!hint.isEmpty()) {
      text.hint("  ", hint);
    }
    text.status(goal.status(), false);
    next(text, goal);
    return text.toString();
  }
}
