package dev.omk.legacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.error.OmkException;
import dev.omk.goal.Budget;
import dev.omk.goal.Spent;
import dev.omk.json.Json;
import dev.omk.time.Durations;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a recorded goal may cost and has cost.
 *
 * @param budget its limits
 * @param spent tokens are those of the agents' own messages, money what omk 0.5.0 estimated for
 *     them, time that of the steps
 * @param checkpoints as recorded
 */
public record RecordedBudget(Budget budget, Spent spent, ArrayNode checkpoints) {
  /** omk 0.5.0 knew no price: it took 8 dollars a million tokens. */
  private static final BigDecimal USD_A_TOKEN = new BigDecimal("0.000008");

  static RecordedBudget of(
      ObjectNode goal, long tokensOfMessages, long secondsOfSteps, ArrayNode checkpoints) {
    JsonNode latest = checkpoints.path(checkpoints.size() - 1);
    long recorded = latest.path("used_tokens").asLong();
    // A later turn overwrites the messages of an earlier one; the checkpoint still counts them.
    long tokens = Math.max(tokensOfMessages, recorded);
    BigDecimal usd =
        tokens == recorded && latest.path("estimated_cost_usd").isNumber()
            ? latest.path("estimated_cost_usd").decimalValue()
            : USD_A_TOKEN.multiply(BigDecimal.valueOf(tokens)).stripTrailingZeros();
    Spent spent =
        new Spent(Duration.ofSeconds(Math.max(0, secondsOfSteps)), Math.max(0, tokens), usd, 0);
    return new RecordedBudget(limits(goal), spent, checkpoints);
  }

  static Budget limits(ObjectNode goal) {
    return new Budget(
        time(goal.path("budget_time")),
        goal.path("budget_tokens").canConvertToLong()
            ? Long.valueOf(goal.path("budget_tokens").asLong())
            : null,
        goal.path("budget_usd").isNumber() ? goal.path("budget_usd").decimalValue() : null);
  }

  private static @Nullable Duration time(JsonNode text) {
    try {
      return text.isTextual() ? Durations.parse(text.textValue()) : null;
    } catch (OmkException e) {
      return null; // What nobody can read is no limit, as for omk 0.5.0.
    }
  }

  /** The document, with the fields of omk 0.5.0. */
  public ObjectNode json(String goalId, Instant now) {
    ObjectNode doc = Json.object();
    doc.put("version", LegacyFile.VERSION);
    doc.put("goal_id", goalId);
    doc.put("generated_at", now.toString());
    Duration time = budget.time();
    if (time != null) {
      doc.put("budget_time", Durations.format(time));
      doc.put("total_budget_secs", time.toSeconds());
    }
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
      doc.put("remaining_budget_usd", usd.subtract(spent.usd()).max(BigDecimal.ZERO));
    }
    doc.put("estimated_cost_usd", spent.usd());
    if (!checkpoints.isEmpty()) {
      doc.set("latest", checkpoints.get(checkpoints.size() - 1));
    }
    doc.set("checkpoints", checkpoints);
    doc.put("spent_usd", spent.usd());
    doc.put("spent_tokens", spent.tokens());
    doc.put("spent_seconds", spent.time().toSeconds());
    doc.putObject("usage").put("unknown_runs", spent.unknownRuns());
    doc.put(RecordedGoal.MARK, RecordedGoal.OMK);
    return doc;
  }
}
