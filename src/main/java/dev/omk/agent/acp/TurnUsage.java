package dev.omk.agent.acp;

import com.fasterxml.jackson.databind.JsonNode;
import dev.omk.agent.Usage;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a turn costs, from the places in which agents tell it: the response to the prompt, its
 * {@code _meta.quota.token_count}, {@code _meta.usage} of message chunks, {@code usage_update}.
 */
final class TurnUsage {
  private final String responseScope;
  private Usage tokens = Usage.unknown();
  private long chunkInput;
  private long chunkOutput;
  private @Nullable BigDecimal cost;
  private BigDecimal costBefore = BigDecimal.ZERO;
  private boolean begun;

  /**
   * @param responseScope what the numbers of a response cover, as {@link Usage#scope} has it
   */
  TurnUsage(String responseScope) {
    this.responseScope = responseScope;
  }

  /** The prompt is sent: what comes now counts. */
  void begin() {
    begun = true;
    // A session that goes on tells what it cost before, and counts on from there.
    costBefore = cost == null ? BigDecimal.ZERO : cost;
    cost = null;
  }

  /** One {@code session/update}; whether more is known now. */
  boolean update(JsonNode update) {
    boolean more = cost(update.path("cost"));
    if (begun) {
      more |= chunk(update.path("_meta").path("usage"));
      more |= context(update);
    }
    return more;
  }

  private boolean cost(JsonNode told) {
    JsonNode amount = told.path("amount");
    String currency = told.path("currency").asText("USD");
    if (!amount.isNumber() || !Usage.credible(amount.decimalValue()) || !currency.equals("USD")) {
      return false;
    }
    cost = amount.decimalValue();
    return begun;
  }

  // Qwen Code: one such number for each call of the model.
  private boolean chunk(JsonNode usage) {
    long input = count(usage, "inputTokens");
    long output = count(usage, "outputTokens");
    if (input <= 0 && output <= 0) {
      return false;
    }
    chunkInput += Math.max(0, input);
    chunkOutput += Math.max(0, output);
    tokens = Usage.tokens(chunkInput, chunkOutput, "message_usage", Usage.TURN);
    return true;
  }

  private boolean context(JsonNode update) {
    long used = count(update, "used");
    boolean better = tokens.inputTokens() != null && !tokens.scope().equals(Usage.CONTEXT);
    if (!update.path("sessionUpdate").asText().equals("usage_update") || used < 0 || better) {
      return false;
    }
    tokens = Usage.tokens(used, null, "usage_update", Usage.CONTEXT);
    return true;
  }

  /** The response to the prompt. */
  void response(JsonNode result) {
    JsonNode quota = result.path("_meta").path("quota").path("token_count");
    JsonNode usage = result.path("usage");
    if (chunkInput + chunkOutput > 0) {
      return; // the sum over the calls is the better number
    }
    if (usage.isObject()) {
      response(usage, count(usage, "inputTokens"), count(usage, "outputTokens"));
    } else if (quota.isObject()) {
      long input = count(quota, "input_tokens");
      long output = count(quota, "output_tokens");
      tokens = Usage.tokens(orNull(input), orNull(output), "quota", Usage.TURN);
    }
  }

  /** Some agents count cached and thought tokens apart, some within: the total tells which. */
  private void response(JsonNode usage, long input, long output) {
    if (input < 0 && output < 0) {
      return;
    }
    long cached = zero(count(usage, "cachedReadTokens")) + zero(count(usage, "cachedWriteTokens"));
    long thought = zero(count(usage, "thoughtTokens"));
    long total = count(usage, "totalTokens");
    long read = zero(input);
    long written = zero(output);
    if (total == read + written + cached + thought) {
      read += cached;
      written += thought;
    } else if (total == read + written + cached || (total < 0 && cached > read)) {
      read += cached;
    } else if (total == read + written + thought) {
      written += thought;
    }
    tokens = Usage.tokens(read, written, "prompt_response", responseScope);
  }

  /** What is known up to now. */
  Usage now() {
    if (cost == null || !begun) {
      return tokens;
    }
    BigDecimal spent = cost.compareTo(costBefore) >= 0 ? cost.subtract(costBefore) : cost;
    return tokens.withUsd(spent, "usage_update", Usage.TURN);
  }

  private static long count(JsonNode node, String name) {
    JsonNode number = node.path(name);
    return number.canConvertToLong() ? number.longValue() : -1;
  }

  private static long zero(long count) {
    return Math.max(0, count);
  }

  private static @Nullable Long orNull(long count) {
    return count < 0 ? null : count;
  }
}
