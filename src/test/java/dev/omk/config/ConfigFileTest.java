package dev.omk.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.omk.config.AgentSettings.Protocol;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigFileTest {
  static final String EVERYTHING =
      """
      agent = ["mine", "claude"]
      reviewer = "claude"

      [agents.mine]
      command = ["./fix.sh", "--prompt", "{prompt_file}", "quote \\" and \\u0001"]
      protocol = "command"
      timeout = "45m"
      idle_timeout = "90"
      env = { MODE = "fast", "EMPTY" = "" }
      pass_env = ["ANTHROPIC_API_KEY"]

      [agents.claude]
      protocol = "acp"
      mode = "bypassPermissions"
      mcp = [{ name = "files", command = "npx", args = ["-y", "x"], n = 3, deep = { on = true } }]
      auth = "api-key"
      cost = { input = 3, output = 15.5 }

      [run]
      until_ready = true
      budget_time = "8h"
      budget_tokens = 9223372036854775807
      budget_usd = 2.75
      max_agents = 3
      policy = "draft-pr"
      merge_policy = "gated"
      slice_execution = false
      enforce_protection = true
      no_llm_planner = true
      planner_token_budget = 8000
      accept = "auto"
      max_iterations = 5
      jobs = 2

      [scope]
      protected = ["migrations/**"]
      tests = ["qa/**"]

      [verify]
      clean = false
      link = ["node_modules"]

      [sandbox]
      agents = "auto"
      gates = "on"
      network = "off"
      writable = ["/tmp/cache"]

      [delivery]
      status = true
      checks_wait = "1h"
      checks_poll = "5s"

      [notify]
      command = ["notify-send", "omk"]

      [review]
      ignore = ["third_party/**"]

      [review.rules]
      "slop.debug-output" = "blocking"
      "gate.lint" = "off"

      [review.paths]
      "code.eval" = ["tools/**"]
      """;

  @TempDir private Path directory;

  @Test
  void everyKeyIsRead() {
    Config config = ConfigFile.parse(EVERYTHING, "config.toml");

    assertThat(config.agent()).containsExactly("mine", "claude");
    assertThat(config.reviewer()).containsExactly("claude");
    AgentSettings mine = Objects.requireNonNull(config.agents().get("mine"));
    assertThat(mine.command())
        .containsExactly("./fix.sh", "--prompt", "{prompt_file}", "quote \" and \u0001");
    assertThat(mine.timeout()).isEqualTo(Duration.ofMinutes(45));
    assertThat(mine.idleTimeout()).isEqualTo(Duration.ofSeconds(90));
    assertThat(mine.env()).isEqualTo(Map.of("MODE", "fast", "EMPTY", ""));
    assertThat(mine.passEnv()).containsExactly("ANTHROPIC_API_KEY");
    assertThat(config.agents().get("claude"))
        .extracting(AgentSettings::protocol, AgentSettings::mode)
        .containsExactly(Protocol.ACP, "bypassPermissions");
    assertThat(config.agents().get("claude"))
        .extracting(AgentSettings::auth, AgentSettings::cost)
        .containsExactly("api-key", new TokenPrices(new BigDecimal("3"), new BigDecimal("15.5")));
    assertThat(config.run().budgetUsd()).isEqualTo(new BigDecimal("2.75"));
    assertThat(config.run().budgetTokens()).isEqualTo(Long.MAX_VALUE);
    assertThat(config.scope())
        .isEqualTo(new ScopeSettings(List.of("migrations/**"), List.of("qa/**")));
    assertThat(config.sandbox().network()).isFalse();
    assertThat(config.notification().command()).containsExactly("notify-send", "omk");
    assertThat(config.review().ignore()).containsExactly("third_party/**");
    assertThat(config.review().rules())
        .isEqualTo(Map.of("slop.debug-output", "blocking", "gate.lint", "off"));
    assertThat(config.review().paths()).isEqualTo(Map.of("code.eval", List.of("tools/**")));
  }

  @Test
  void theCanonicalTextReadsBackAsTheSame() {
    Config config = ConfigFile.parse(EVERYTHING, "config.toml");

    Config again = ConfigFile.parse(config.canonical(), "pinned");

    assertThat(again).isEqualTo(config);
    assertThat(again.digest()).isEqualTo(config.digest()).matches("[0-9a-f]{64}");
  }

  @Test
  void theDigestIgnoresOrderAndCommentsOnly() {
    Config one = ConfigFile.parse("agent = 'a'\n[run]\njobs = 2\naccept = 'auto'\n", "f");
    Config same = ConfigFile.parse("agent = ['a']\n[run] # x\naccept='auto'\njobs=2\n", "f");
    Config other = ConfigFile.parse("agent = 'a'\n[run]\njobs = 3\naccept = 'auto'\n", "f");

    assertThat(one.digest()).isEqualTo(same.digest()).isNotEqualTo(other.digest());
    assertThat(Config.empty().digest()).isEqualTo(ConfigFile.parse("# nothing\n", "f").digest());
  }

  @ParameterizedTest
  @CsvSource({"0.1", "5", "5.0", "100000000000000000000.0", "0.000001", "9223372036854775807"})
  void moneySurvivesTheRoundTrip(String amount) {
    Config config = ConfigFile.parse("[run]\nbudget_usd = " + amount, "f");

    assertThat(config.run().budgetUsd()).isEqualByComparingTo(amount);
    assertThat(ConfigFile.parse(config.canonical(), "g")).isEqualTo(config);
  }

  @Test
  void theProjectLiesOverTheUser() {
    Config user =
        ConfigFile.parse(
            """
            agent = "mine"
            [agents.mine]
            command = ["a"]
            timeout = "1h"
            env = { A = "1", B = "1" }
            [agents.other]
            command = ["o"]
            [run]
            jobs = 7
            accept = "auto"
            [scope]
            protected = ["x/**"]
            """,
            "user");
    Config project =
        ConfigFile.parse(
            """
            [agents.mine]
            command = ["b"]
            env = { B = "2" }
            [run]
            jobs = 1
            [scope]
            protected = ["y/**", "x/**"]
            """,
            "project");

    Config both = project.over(user);

    assertThat(both.agent()).containsExactly("mine");
    AgentSettings mine = Objects.requireNonNull(both.agents().get("mine"));
    assertThat(mine.command()).containsExactly("b");
    assertThat(mine.timeout()).isEqualTo(Duration.ofHours(1));
    assertThat(mine.env()).isEqualTo(Map.of("A", "1", "B", "2"));
    assertThat(both.agents()).containsOnlyKeys("mine", "other");
    assertThat(both.run().jobs()).isEqualTo(1);
    assertThat(both.run().accept()).isEqualTo("auto");
    assertThat(both.scope().protectedPaths()).containsExactly("x/**", "y/**");
    assertThat(Config.empty().over(both)).isEqualTo(both);
    assertThat(both.over(Config.empty())).isEqualTo(both);
  }

  @Test
  void bothFilesAreFoundAndMissingOnesAreEmpty() throws Exception {
    Path omk = Files.createDirectory(directory.resolve(".omk"));
    Path xdg = directory.resolve("xdg");
    Files.createDirectories(xdg.resolve("omk"));
    Map<String, String> environment = Map.of("XDG_CONFIG_HOME", xdg.toString(), "HOME", "/none");

    assertThat(ConfigFile.load(omk, environment)).isEqualTo(Config.empty());
    assertThat(ConfigFile.load(omk, Map.of())).isEqualTo(Config.empty());

    Files.writeString(xdg.resolve("omk/config.toml"), "agent = 'low'\nreviewer = 'r'\n");
    Files.writeString(omk.resolve("config.toml"), "agent = 'high'\n");

    Config config = ConfigFile.load(omk, environment);
    assertThat(config.agent()).containsExactly("high");
    assertThat(config.reviewer()).containsExactly("r");
    assertThat(ConfigFile.userFile(Map.of("XDG_CONFIG_HOME", "relative", "HOME", "/h")))
        .contains(Path.of("/h/.config/omk/config.toml"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"['']", "[' ', 'omk']"})
  void aBlankProgramToNotifyIsRefusedWithItsPlace(String command) throws Exception {
    Path omk = Files.createDirectory(directory.resolve(".omk"));
    Files.writeString(omk.resolve("config.toml"), "[notify]\ncommand = " + command + "\n");

    assertMalformed(omk, ".omk/config.toml:2:1: 'notify.command' must begin with a program");
  }

  @Test
  void aFileThatIsNoTextIsRefusedWithItsLine() throws Exception {
    Path omk = Files.createDirectory(directory.resolve(".omk"));
    Path file = omk.resolve("config.toml");
    Files.write(file, new byte[] {'a', '=', '1', '\n', '#', (byte) 0xff, '\n'});

    assertMalformed(omk, ".omk/config.toml:2:2: not UTF-8");

    Files.delete(file);
    Files.createDirectory(file);
    assertMalformed(omk, ".omk/config.toml is not a regular file");
  }

  private static void assertMalformed(Path omk, String message) {
    assertThatThrownBy(() -> ConfigFile.load(omk, Map.of()))
        .hasMessage(message)
        .asInstanceOf(InstanceOfAssertFactories.type(OmkException.class))
        .extracting(OmkException::code)
        .isEqualTo(ErrorCode.MALFORMED_FILE);
  }
}
