package dev.omk.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.agent.AgentEnd;
import dev.omk.agent.AgentEnd.Trouble;
import dev.omk.agent.AgentSpec;
import dev.omk.agent.AgentTurn;
import dev.omk.agent.TurnListener;
import dev.omk.agent.Turns;
import dev.omk.agent.Usage;
import dev.omk.config.TokenPrices;
import dev.omk.log.LogFilter;
import dev.omk.process.Cancellation;
import dev.omk.process.ProcessRunner;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real processes that print what the known agents print. */
class StreamedUsageTest {
  private static final Duration TIME = Duration.ofSeconds(30);

  @TempDir private Path directory;

  private AgentTurn printing(
      String preset, @Nullable TokenPrices prices, TurnListener listener, String... lines)
      throws Exception {
    Turns turns = new Turns(directory);
    Path file = Files.write(directory.resolve("lines"), List.of(lines));
    AgentSpec.Command spec =
        new AgentSpec.Command(
            "a",
            List.of("cat", file.toString()),
            "key",
            TIME,
            TIME,
            Map.of(),
            List.of(),
            preset,
            prices);
    return new CommandAgent(spec, new ProcessRunner(), turns.caller(Map.of()), LogFilter::none)
        .take(turns.request("p"), listener, new Cancellation());
  }

  private Usage usage(String preset, String... lines) throws Exception {
    return printing(preset, null, TurnListener.silent(), lines).usage();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "codex |"
            + " {\"type\":\"turn.completed\",\"usage\":{\"input_tokens\":90,\"cached_input_tokens\":40,\"output_tokens\":7}}"
            + " | 90 | 7",
        "gemini |"
            + " {\"type\":\"result\",\"status\":\"success\",\"stats\":{\"total_tokens\":110,\"input_tokens\":100,\"output_tokens\":10}}"
            + " | 100 | 10",
        "qwen |"
            + " {\"type\":\"result\",\"usage\":{\"input_tokens\":100,\"output_tokens\":10,\"cache_read_input_tokens\":50,\"total_tokens\":110}}"
            + " | 100 | 10",
        "copilot | {\"type\":\"assistant.usage\",\"data\":{\"inputTokens\":5,\"outputTokens\":6}} |"
            + " 5 | 6",
        "cursor |"
            + " {\"type\":\"result\",\"usage\":{\"inputTokens\":5,\"outputTokens\":6,\"cacheReadTokens\":7}}"
            + " | 12 | 6",
        "goose | {\"type\":\"complete\",\"total_tokens\":55} | 55 |"
      })
  void tokensOfTheLastWordAreTheTurns(String preset, String line, Long input, Long output)
      throws Exception {
    assertThat(usage(preset, "starting", line))
        .isEqualTo(Usage.tokens(input, output, "stream", Usage.TURN));
  }

  @Test
  void claudeTellsItsCallsAndInTheEndTheSumWithTheCost() throws Exception {
    List<Usage> heard = new ArrayList<>();
    TurnListener listener =
        new TurnListener() {
          @Override
          public void said(String line) {}

          @Override
          public void used(Usage soFar) {
            heard.add(soFar);
          }
        };
    String call =
        "{\"type\":\"assistant\",\"message\":{\"id\":\"m1\",\"usage\":{\"input_tokens\":3,"
            + "\"cache_read_input_tokens\":10,\"output_tokens\":2}}}";

    Usage usage =
        printing(
                "claude",
                null,
                listener,
                call,
                call,
                "{\"type\":\"result\",\"total_cost_usd\":0.0421,\"usage\":{\"input_tokens\":6,"
                    + "\"cache_creation_input_tokens\":4,\"cache_read_input_tokens\":20,"
                    + "\"output_tokens\":5}}")
            .usage();

    assertThat(usage)
        .isEqualTo(
            new Usage(30L, 5L, new BigDecimal("0.0421"), "stream", "turn", "stream", "turn"));
    assertThat(heard).containsExactly(Usage.tokens(13L, 2L, "stream", "turn"), usage);
  }

  @Test
  void stepsOfOpencodeAddUp() throws Exception {
    String step =
        "{\"type\":\"step_finish\",\"part\":{\"cost\":0.01,\"tokens\":{\"input\":10,\"output\":2,"
            + "\"reasoning\":1,\"cache\":{\"read\":5,\"write\":0}}}}";

    Usage usage = usage("opencode", step, step);

    assertThat(usage.inputTokens()).isEqualTo(30);
    assertThat(usage.outputTokens()).isEqualTo(6);
    assertThat(usage.usd()).isEqualByComparingTo("0.02");
  }

  @Test
  void pricesOfTheUserCountOnlyWhereTheAgentTellsNoCost() throws Exception {
    TokenPrices prices = new TokenPrices(new BigDecimal("3"), new BigDecimal("15"));
    String line =
        "{\"type\":\"turn.completed\",\"usage\":{\"input_tokens\":1000000,\"output_tokens\":200000}}";

    Usage usage = printing("codex", prices, TurnListener.silent(), line).usage();

    assertThat(usage.usd()).isEqualByComparingTo("6");
    assertThat(usage.usdSource()).isEqualTo("price_table");
    assertThat(Usage.unknown().priced(prices).usd()).isNull();
  }

  @Test
  void whatIsNotKnownStaysUnknown() throws Exception {
    assertThat(usage("claude", "{\"type\":\"result\"}", "{broken", "")).isEqualTo(Usage.unknown());
    assertThat(usage("", "{\"type\":\"complete\",\"total_tokens\":55}")).isEqualTo(Usage.unknown());
  }

  @Test
  void anErrorByItsOwnWordIsToldAlthoughItExitsWithZero() throws Exception {
    AgentTurn turn =
        printing(
            "qwen",
            null,
            TurnListener.silent(),
            "{\"type\":\"result\",\"is_error\":true,\"error\":{\"message\":\"401 Incorrect API"
                + " key\"}}");

    assertThat(turn.end()).isEqualTo(new AgentEnd.Failed(Trouble.LOGIN, "401 Incorrect API key"));
  }
}
