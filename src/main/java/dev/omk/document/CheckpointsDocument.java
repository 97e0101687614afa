package dev.omk.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.goal.Budget;
import dev.omk.goal.Checkpoint;
import dev.omk.goal.Goal;
import dev.omk.goal.Spent;
import dev.omk.json.Json;
import dev.omk.time.Durations;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/**
 * {@code budget-checkpoints.jsonl}: what a goal had cost after each step. Fields, order and labels
 * are omk 0.5.0's.
 */
public final class CheckpointsDocument {
  /** The file's name. */
  public static final String FILE = "budget-checkpoints.jsonl";

  private CheckpointsDocument() {}

  /** The lines. */
  public static byte[] of(Goal goal) {
    return Lines.of(objects(goal));
  }

  /** The checkpoints, oldest first. */
  public static List<ObjectNode> objects(Goal goal) {
    return goal.chronicle().checkpoints().stream()
        .map(checkpoint -> object(goal, checkpoint))
        .toList();
  }

  private static ObjectNode object(Goal goal, Checkpoint checkpoint) {
    Budget budget = checkpoint.budget();
    Spent spent = checkpoint.spent();
    ObjectNode doc = Json.object();
    doc.put("version", GoalDocument.VERSION);
    doc.put("goal_id", goal.id().value());
    doc.put("label", checkpoint.label());
    doc.put("status", checkpoint.status().json());
    doc.put("phase", checkpoint.phase().json());
    doc.put("recorded_at", checkpoint.at().toString());
    time(doc, budget);
    doc.put(
        "elapsed_since_created_secs",
        Math.max(0, Duration.between(goal.createdAt(), checkpoint.at()).toSeconds()));
    remainingTime(doc, budget, spent);
    amounts(doc, budget, spent);
    return doc;
  }

  /** The limit on time; nothing without one. */
  public static void time(ObjectNode doc, Budget budget) {
    Duration time = budget.time();
    if (time != null) {
      doc.put("budget_time", Durations.format(time));
      doc.put("total_budget_secs", time.toSeconds());
    }
  }

  /** What is left of the time; nothing without a limit. */
  public static void remainingTime(ObjectNode doc, Budget budget, Spent spent) {
    Duration time = budget.time();
    if (time != null) {
      doc.put("remaining_budget_secs", Math.max(0, time.minus(spent.time()).toSeconds()));
    }
  }

  /** Tokens and money. */
  public static void amounts(ObjectNode doc, Budget budget, Spent spent) {
    Long tokens = budget.tokens();
    if (tokens != null) {
      doc.put("budget_tokens", tokens);
    }
    doc.put("used_tokens", spent.tokens());
    if (tokens != null) {
      doc.put("remaining_budget_tokens", Math.max(0, tokens - spent.tokens()));
    }
    BigDecimal usd = budget.usd();
    if (usd != null) {
      doc.put("budget_usd", usd);
    }
    doc.put("estimated_cost_usd", spent.usd());
    if (usd != null) {
      doc.put("remaining_budget_usd", usd.subtract(spent.usd()).max(BigDecimal.ZERO));
    }
  }
}
