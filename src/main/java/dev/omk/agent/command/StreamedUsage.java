package dev.omk.agent.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.omk.agent.MessageLines;
import dev.omk.agent.Transcript;
import dev.omk.agent.Usage;
import dev.omk.config.TokenPrices;
import dev.omk.json.Json;
import dev.omk.json.MalformedJsonException;
import dev.omk.process.OutputSink;
import dev.omk.text.Harmless;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a one-shot agent costs out of the stream of JSON that it prints, one object a line,
 * and hands everything on. What is not JSON, or not known, is only handed on.
 *
 * <p>The lines are those that the programs were seen to print: {@code result} of Claude Code, Qwen
 * Code, Gemini and Cursor, {@code turn.completed} of Codex, {@code step_finish} of OpenCode, {@code
 * assistant.usage} of Copilot, {@code complete} of goose.
 */
final class StreamedUsage implements OutputSink {
  private static final int MAX_LINE = 1024 * 1024;
  private static final int REASON = 200;
  private static final String SOURCE = "stream";

  private final boolean known;
  private final @Nullable TokenPrices prices;
  private final Transcript transcript;
  private final Consumer<Usage> listener;
  private final MessageLines lines = new MessageLines(MAX_LINE, this::line, () -> {});
  private final Map<String, long[]> calls = new HashMap<>();
  private long input;
  private long output;
  private BigDecimal cost = BigDecimal.ZERO;
  private Usage usage = Usage.unknown();
  private Optional<String> error = Optional.empty();

  /**
   * @param preset whose output it is; empty if nothing is known about it
   * @param listener is told whenever more is known
   */
  StreamedUsage(
      String preset,
      @Nullable TokenPrices prices,
      Transcript transcript,
      Consumer<Usage> listener) {
    this.known = !preset.isEmpty();
    this.prices = prices;
    this.transcript = transcript;
    this.listener = listener;
  }

  /** What is known up to now. */
  Usage now() {
    return usage.priced(prices);
  }

  /** What went wrong by its own last word, whatever its exit code is. */
  Optional<String> error() {
    return error;
  }

  @Override
  public void accept(Stream stream, byte[] buffer, int offset, int length) {
    if (known && stream == Stream.STDOUT) {
      lines.accept(buffer, offset, length);
    }
    transcript.accept(stream, buffer, offset, length);
  }

  private void line(byte[] bytes) {
    if (bytes[0] != '{') {
      return;
    }
    try {
      JsonNode event = Json.parseObject(bytes);
      Usage before = usage;
      read(event);
      if (!usage.equals(before)) {
        listener.accept(now());
      }
    } catch (MalformedJsonException e) {
      return; // not for us
    }
  }

  private void read(JsonNode event) {
    switch (event.path("type").asText()) {
      case "assistant" -> call(event.path("message"));
      case "result" -> result(event);
      case "turn.completed" -> add(event.path("usage"), "input_tokens", "output_tokens");
      case "turn.failed" -> failed(event.path("error").path("message").asText("the turn failed"));
      case "step_finish" -> step(event.path("part"));
      case "assistant.usage" -> add(event.path("data"), "inputTokens", "outputTokens");
      case "error" -> failed(errorText(event));
      case "complete" -> total(event.path("total_tokens"));
      default -> {}
    }
  }

  private void failed(String message) {
    error = Optional.of(Harmless.line(message, REASON));
  }

  private static String errorText(JsonNode event) {
    JsonNode error = event.path("error");
    String message = event.path("message").asText(error.path("message").asText());
    return message.isEmpty() ? error.path("data").path("message").asText("an error") : message;
  }

  /** A call of the model while the turn goes on; the same call may be told several times. */
  private void call(JsonNode message) {
    JsonNode told = message.path("usage");
    if (told.isObject() && calls.size() < 10_000) {
      long[] counts = {withCache(told), count(told, "output_tokens")};
      calls.put(message.path("id").asText(), counts);
      long in = calls.values().stream().mapToLong(each -> each[0]).sum();
      long out = calls.values().stream().mapToLong(each -> each[1]).sum();
      usage = Usage.tokens(in, out, SOURCE, Usage.TURN);
    }
  }

  /** The last word: better than the sum of the calls. */
  private void result(JsonNode event) {
    JsonNode told = event.path("usage");
    JsonNode stats = event.path("stats");
    if (told.has("inputTokens")) {
      usage = tokens(cached(told), count(told, "outputTokens"));
    } else if (told.has("input_tokens")) {
      usage = tokens(withCache(told), count(told, "output_tokens"));
    } else if (stats.has("input_tokens")) {
      usage = tokens(count(stats, "input_tokens"), count(stats, "output_tokens"));
    }
    JsonNode usd = event.path("total_cost_usd");
    if (usd.isNumber() && Usage.credible(usd.decimalValue())) {
      usage = usage.withUsd(usd.decimalValue(), SOURCE, Usage.TURN);
    }
    if (event.path("is_error").asBoolean() || event.path("status").asText().equals("error")) {
      JsonNode reason = event.path("error").path("message");
      failed(reason.isTextual() ? reason.asText() : event.path("result").asText("it failed"));
    }
  }

  private static Usage tokens(long in, long out) {
    return Usage.tokens(in, out, SOURCE, Usage.TURN);
  }

  // The API of Anthropic counts cached tokens apart; where a total is told, it says so itself.
  private static long withCache(JsonNode told) {
    long in = count(told, "input_tokens");
    long out = count(told, "output_tokens");
    long cache =
        count(told, "cache_read_input_tokens") + count(told, "cache_creation_input_tokens");
    return told.path("total_tokens").asLong(-1) == in + out ? in : in + cache;
  }

  private static long cached(JsonNode told) {
    return count(told, "inputTokens")
        + count(told, "cacheReadTokens")
        + count(told, "cacheWriteTokens");
  }

  private void add(JsonNode told, String in, String out) {
    if (told.has(in) || told.has(out)) {
      input += count(told, in);
      output += count(told, out);
      usage = tokens(input, output);
    }
  }

  private void step(JsonNode part) {
    JsonNode tokens = part.path("tokens");
    if (tokens.isObject()) {
      JsonNode cache = tokens.path("cache");
      input += count(tokens, "input") + count(cache, "read") + count(cache, "write");
      output += count(tokens, "output") + count(tokens, "reasoning");
      usage = tokens(input, output);
    }
    if (part.path("cost").isNumber()) {
      cost = cost.add(part.path("cost").decimalValue());
      usage = usage.withUsd(cost, SOURCE, Usage.TURN);
    }
  }

  private void total(JsonNode tokens) {
    if (tokens.canConvertToLong()) {
      usage = Usage.tokens(tokens.longValue(), null, SOURCE, Usage.TURN);
    }
  }

  private static long count(JsonNode node, String name) {
    JsonNode number = node.path(name);
    return number.canConvertToLong() ? Math.max(0, number.longValue()) : 0;
  }
}
