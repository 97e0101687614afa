package dev.omk.cli.render;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.document.EventCodec;
import dev.omk.goal.Budget;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalEvent;
import dev.omk.goal.GoalId;
import dev.omk.goal.GoalMachine;
import dev.omk.goal.Spent;
import dev.omk.json.Json;
import dev.omk.json.MalformedJsonException;
import dev.omk.store.Event;
import dev.omk.time.Durations;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a goal may cost and what it has cost, with a checkpoint for each step.
 *
 * @param goal as it is
 * @param checkpoints the goal as it was after each step, with the label
 * @param now when the report is made
 */
public record BudgetReport(Goal goal, List<Checkpoint> checkpoints, Instant now) {

  /** A goal at one moment. */
  public record Checkpoint(String label, Goal goal) {}

  public BudgetReport {
    checkpoints = List.copyOf(checkpoints);
  }

  /** Made from the events of a goal. */
  public static BudgetReport of(Goal goal, List<Event> events, Instant now)
      throws MalformedJsonException {
    EventCodec codec = new EventCodec();
    List<Checkpoint> checkpoints = new ArrayList<>();
    Goal at = null;
    for (Event event : events) {
      GoalEvent decoded = codec.event(event.kind(), event.payload());
      at = next(goal.id(), at, decoded, event);
      if (at != null) {
        Goal then = at;
        label(decoded).ifPresent(label -> checkpoints.add(new Checkpoint(label, then)));
      }
    }
    return new BudgetReport(goal, checkpoints, now);
  }

  private static @Nullable Goal next(GoalId id, @Nullable Goal at, GoalEvent decoded, Event event) {
    if (at != null) {
      return GoalMachine.apply(at, decoded, event.ts(), event.seq());
    }
    return decoded instanceof GoalEvent.Created created
        ? GoalMachine.begin(id, created, event.ts(), event.seq())
        : null;
  }

  private static Optional<String> label(GoalEvent event) {
    return switch (event) {
      case GoalEvent.Created e -> Optional.of("goal_created");
      case GoalEvent.StepFinished e ->
          switch (e.step()) {
            case PLAN -> Optional.empty();
            case VERIFY -> Optional.of("verify_completed");
            case EXECUTE -> Optional.of("execute_completed");
            case REVIEW -> Optional.of("review_completed");
            case ACCEPT -> Optional.of("integration_decision");
          };
      case GoalEvent.Rejected e -> Optional.of("integration_decision");
      case GoalEvent.Paused e -> Optional.of("goal_paused");
      case GoalEvent.Resumed e -> Optional.of("goal_resumed");
      case GoalEvent.Cancelled e -> Optional.of("goal_cancelled");
      case GoalEvent.BudgetExtended e -> Optional.of("budget_extended");
      case GoalEvent.BudgetExhausted e -> Optional.of("budget_exhausted");
      default -> Optional.empty(); // Everything else costs nothing by itself.
    };
  }

  /** The document, with the fields of omk 0.5.0. */
  public ObjectNode json() {
    ObjectNode doc = Json.object();
    doc.put("version", 1);
    doc.put("goal_id", goal.id().value());
    doc.put("generated_at", now.toString());
    limits(doc, goal.budget(), goal.spent());
    if (!checkpoints.isEmpty()) {
      doc.set("latest", checkpoint(checkpoints.getLast()));
    }
    var array = doc.putArray("checkpoints");
    checkpoints.forEach(checkpoint -> array.add(checkpoint(checkpoint)));
    doc.put("spent_usd", goal.spent().usd());
    doc.put("spent_tokens", goal.spent().tokens());
    doc.put("spent_seconds", goal.spent().time().toSeconds());
    doc.putObject("usage").put("unknown_runs", goal.spent().unknownRuns());
    return doc;
  }

  private static ObjectNode checkpoint(Checkpoint checkpoint) {
    Goal then = checkpoint.goal();
    ObjectNode doc = Json.object();
    doc.put("version", 1);
    doc.put("goal_id", then.id().value());
    doc.put("label", checkpoint.label());
    doc.put("status", then.status().json());
    doc.put("phase", then.phase().json());
    doc.put("recorded_at", then.updatedAt().toString());
    doc.put(
        "elapsed_since_created_secs",
        Duration.between(then.createdAt(), then.updatedAt()).toSeconds());
    limits(doc, then.budget(), then.spent());
    return doc;
  }

  private static void limits(ObjectNode doc, Budget budget, Spent spent) {
    Duration time = budget.time();
    if (time != null) {
      doc.put("budget_time", Durations.format(time));
      doc.put("total_budget_secs", time.toSeconds());
      doc.put("remaining_budget_secs", Math.max(0, time.minus(spent.time()).toSeconds()));
    }
    Long tokens = budget.tokens();
    if (tokens != null) {
      doc.put("budget_tokens", tokens);
      doc.put("remaining_budget_tokens", Math.max(0, tokens - spent.tokens()));
    }
    BigDecimal usd = budget.usd();
    if (usd != null) {
      doc.put("budget_usd", usd);
      doc.put("remaining_budget_usd", usd.subtract(spent.usd()).max(BigDecimal.ZERO));
    }
    doc.put("used_tokens", spent.tokens());
    doc.put("estimated_cost_usd", spent.usd());
  }

  /** As text. */
  public String text() {
    Text text = new Text();
    text.line("Goal budget " + goal.id());
    lines().forEach(line -> text.line("  " + line));
    if (!checkpoints.isEmpty()) {
      text.line("Checkpoints: " + checkpoints.size());
    }
    return text.toString();
  }

  /** As markdown. */
  public String markdown() {
    return new Markdown().heading("Goal budget " + goal.id()).list("Spent", lines()).toString();
  }

  private List<String> lines() {
    Budget budget = goal.budget();
    Spent spent = goal.spent();
    Duration time = budget.time();
    List<String> lines = new ArrayList<>();
    lines.add(
        "Time: "
            + Durations.human(spent.time())
            + (time == null ? ", no limit" : " of " + Durations.format(time)));
    lines.add(
        "Tokens: "
            + spent.tokens()
            + (budget.tokens() == null ? ", no limit" : " of " + budget.tokens()));
    lines.add(
        "USD: "
            + spent.usd().toPlainString()
            + (budget.usd() == null ? ", no limit" : " of " + budget.usd().toPlainString()));
    if (spent.unknownRuns() > 0) {
      lines.add("Turns of unknown cost: " + spent.unknownRuns());
    }
    return lines;
  }
}
