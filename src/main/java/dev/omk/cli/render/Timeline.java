package dev.omk.cli.render;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.store.Event;
import dev.omk.text.Harmless;
import dev.omk.time.Durations;
import java.time.Duration;
import java.time.Instant;

/**
 * The events of a goal drawn below each other: when after the first one, what, and in which step.
 */
final class Timeline {
  private static final int TIME = 8;
  private static final int KIND = 22;

  private final Instant first;
  private boolean inStep;

  /** Of a goal whose first event was at that time. */
  Timeline(Instant first) {
    this.first = first;
  }

  /** The line of the next event, with its newline. */
  String line(Event event) {
    String kind = event.kind();
    boolean begins = kind.equals("step_started");
    boolean ends = kind.equals("step_finished");
    String summary = EventSummary.words(event);
    String gutter = begins ? "┌ " : ends ? "└ " : inStep ? "│ " : "";
    inStep = begins || (inStep && !ends);
    String before =
        "  "
            + Style.faint(padded(since(first, event.ts()), TIME))
            + " "
            + padded(Harmless.line(kind, KIND), KIND)
            + " ";
    String hang = Prose.hang(before) + (inStep ? "│ " : Prose.hang(gutter));
    String mark = mark(event);
    return before + gutter + mark + Prose.words(hang + Prose.hang(mark), summary) + "\n";
  }

  private static String since(Instant first, Instant then) {
    Duration after = Duration.between(first, then);
    return (after.isNegative() ? "" : "+") + Durations.human(after);
  }

  private static String mark(Event event) {
    ObjectNode payload = event.payload();
    return switch (event.kind()) {
      case "gate_passed", "task_completed", "goal_accepted" -> Style.mark("strong") + " ";
      case "gate_failed" ->
          payload.path("result").path("required").asBoolean(true)
              ? Style.mark("missing") + " "
              : Style.mark("weak") + " ";
      case "task_failed", "goal_rejected" -> Style.mark("missing") + " ";
      default -> ""; // Neither good nor bad.
    };
  }

  private static String padded(String text, int width) {
    return text.length() >= width ? text : text + " ".repeat(width - text.length());
  }
}
