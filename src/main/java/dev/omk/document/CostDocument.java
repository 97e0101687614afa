package dev.omk.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.goal.Charge;
import dev.omk.goal.Goal;
import dev.omk.json.Json;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * {@code cost.jsonl}: what each step cost, one object a line. The fields are omk 0.5.0's, which had
 * one array and, between the steps, running totals that made every sum too large.
 */
public final class CostDocument {
  /** The file's name. */
  public static final String FILE = "cost.jsonl";

  private CostDocument() {}

  /** The lines. What is not known is null. */
  public static byte[] of(Goal goal) {
    return Lines.of(
        goal.chronicle().charges().stream()
            .map(charge -> line(charge, goal.settings().maxAgents()))
            .toList());
  }

  private static ObjectNode line(Charge charge, int workers) {
    ObjectNode node = Json.object();
    node.put("session_type", charge.step().json());
    node.put("name", "goal " + charge.step().json());
    node.put("started_at", charge.startedAt().toString());
    node.put("ended_at", charge.endedAt().toString());
    ObjectNode estimate = node.putObject("estimate");
    number(estimate, "input_tokens", charge.inputTokens());
    number(estimate, "output_tokens", charge.outputTokens());
    estimate.put("duration_secs", charge.elapsed().toSeconds());
    estimate.put("worker_count", workers);
    money(estimate, "estimated_usd", charge.usd());
    estimate.put("tier", "Standard");
    money(node, "actual_usd", charge.usd());
    return node;
  }

  private static void number(ObjectNode node, String name, @Nullable Long value) {
    if (value == null) {
      node.putNull(name);
    } else {
      node.put(name, value);
    }
  }

  private static void money(ObjectNode node, String name, @Nullable BigDecimal value) {
    if (value == null) {
      node.putNull(name);
    } else {
      node.put(name, value);
    }
  }
}
