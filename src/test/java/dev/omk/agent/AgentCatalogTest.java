package dev.omk.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.omk.config.ConfigFile;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgentCatalogTest {

  private static AgentSpec resolve(String name, String toml) {
    return new AgentCatalog(ConfigFile.parse(toml, "config.toml")).resolve(name);
  }

  private static AgentSpec.Command command(String name, String toml) {
    return switch (resolve(name, toml)) {
      case AgentSpec.Command command -> command;
      case AgentSpec.Either either -> either.otherwise();
      case AgentSpec.Acp acp -> throw new AssertionError(acp);
      case AgentSpec.Fixer fixer -> throw new AssertionError(fixer);
    };
  }

  private static AgentSpec.Acp acp(AgentSpec spec) {
    return switch (spec) {
      case AgentSpec.Acp acp -> acp;
      case AgentSpec.Either either -> either.first();
      case AgentSpec.Command command -> throw new AssertionError(command);
      case AgentSpec.Fixer fixer -> throw new AssertionError(fixer);
    };
  }

  @Test
  void theFixerIsBuiltIn() {
    assertThat(resolve("fixer", "")).isEqualTo(new AgentSpec.Fixer());
  }

  @Test
  void aConfiguredCommandIsTakenAsItIs() {
    AgentSpec.Command mine =
        command(
            "mine",
            """
            [agents.mine]
            command = ["./fix.sh", "{prompt_file}"]
            timeout = "1h"
            env = { A = "1" }
            pass_env = ["KEY"]
            """);

    assertThat(mine.argv()).containsExactly("./fix.sh", "{prompt_file}");
    assertThat(mine.timeout()).isEqualTo(Duration.ofHours(1));
    assertThat(mine.idleTimeout()).isEqualTo(Duration.ofMinutes(5));
    assertThat(mine.env()).isEqualTo(Map.of("A", "1"));
    assertThat(mine.passEnv()).containsExactly("KEY");
    assertThat(mine.configKey()).contains("agents.mine.command");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "claude | claude -p --output-format stream-json --verbose --permission-mode"
            + " bypassPermissions",
        "codex | codex exec --json --sandbox danger-full-access",
        "gemini | gemini -p {prompt} -o stream-json --approval-mode yolo",
        "qwen | qwen -p {prompt} -o stream-json --approval-mode yolo",
        "opencode | opencode run --format json {prompt}",
        "kimi | kimi -p {prompt} --output-format stream-json",
        "copilot | copilot -p {prompt} --output-format json --allow-all-tools",
        "goose | goose run -t {prompt} --output-format stream-json",
        "cursor | cursor-agent -p {prompt} --output-format stream-json --force"
      })
  void aPresetNeedsNoConfiguration(String name, String line) {
    assertThat(String.join(" ", command(name, "").argv())).isEqualTo(line);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "claude | claude-agent-acp | bypassPermissions | plan",
        "codex | codex-acp | agent-full-access | read-only",
        "gemini | gemini --acp | yolo | plan",
        "qwen | qwen --acp | yolo | plan",
        "opencode | opencode acp | '' | plan",
        "kimi | kimi acp | yolo | plan",
        "copilot | copilot --acp | #autopilot | #plan",
        "goose | goose acp | '' | ''",
        "cursor | cursor-agent acp | '' | ''"
      })
  void aPresetIsSpokenToByTheProtocolFirst(
      String name, String line, String mode, String readOnlyMode) {
    AgentSpec.Acp first = acp(resolve(name, ""));
    AgentSpec.Acp asked =
        acp(new AgentCatalog(ConfigFile.parse("", "config.toml")).resolveReadOnly(name));

    assertThat(String.join(" ", first.argv())).isEqualTo(line);
    assertThat(first.mode()).isEqualTo(mode);
    assertThat(first.modeRequired()).isFalse();
    assertThat(asked.mode()).isEqualTo(readOnlyMode);
    assertThat(asked.readOnly()).isTrue();
  }

  @Test
  void aReviewingCommandIsStartedInTheModeInWhichItOnlyReads() {
    AgentCatalog catalog = new AgentCatalog(ConfigFile.parse("", "config.toml"));

    assertThat(catalog.resolveReadOnly("claude"))
        .isInstanceOfSatisfying(
            AgentSpec.Either.class,
            either -> assertThat(either.otherwise().argv()).endsWith("--permission-mode", "plan"));
    assertThatThrownBy(() -> catalog.resolveReadOnly("fixer"))
        .hasMessage("agent 'fixer' cannot review: it only runs commands");
  }

  @Test
  void aChosenProtocolIsTheOnlyOne() {
    assertThat(resolve("qwen", "[agents.qwen]\nprotocol = 'command'"))
        .isInstanceOf(AgentSpec.Command.class);
    assertThat(resolve("qwen", "[agents.qwen]\nprotocol = 'acp'\nauth = 'openai'"))
        .isInstanceOfSatisfying(
            AgentSpec.Acp.class, acp -> assertThat(acp.auth()).isEqualTo("openai"));
  }

  @Test
  void aPresetTakesWhatDiffers() {
    AgentSpec.Command claude =
        command("claude", "[agents.claude]\nmode = 'plan'\ntimeout = '2h'\npass_env = ['K']\n");

    assertThat(claude.argv()).endsWith("--permission-mode", "plan");
    assertThat(claude.timeout()).isEqualTo(Duration.ofHours(2));
    assertThat(command("claude", "[agents.claude]\nmode = 'acceptEdits'").argv())
        .endsWith("--permission-mode", "acceptEdits");
    assertThat(command("claude", "[agents.claude]\ncommand = ['my-claude']").argv())
        .containsExactly("my-claude");
    assertThat(command("goose", "[agents.goose]\nenv = { X = '1' }").env())
        .isEqualTo(Map.of("GOOSE_MODE", "auto", "X", "1"));
  }

  @Test
  void aModeThatOnlyTheProtocolHasLeavesTheCommandOut() {
    assertThat(resolve("opencode", "[agents.opencode]\nmode = 'plan'"))
        .isInstanceOfSatisfying(
            AgentSpec.Acp.class,
            acp -> {
              assertThat(acp.mode()).isEqualTo("plan");
              assertThat(acp.modeRequired()).isTrue();
            });
    assertThatThrownBy(
            () -> resolve("opencode", "[agents.opencode]\nmode = 'plan'\nprotocol = 'command'"))
        .hasMessage("agent 'opencode' has no mode 'plan'");
  }

  @Test
  void acpIsResolvedFromThePresetOrTheCommand() {
    AgentSpec preset = resolve("claude", "[agents.claude]\nprotocol = 'acp'\n");
    AgentSpec own = resolve("mine", "[agents.mine]\nprotocol = 'acp'\ncommand = ['a', 'b']\n");

    assertThat(preset)
        .asInstanceOf(InstanceOfAssertFactories.type(AgentSpec.Acp.class))
        .extracting(AgentSpec.Acp::argv, AgentSpec.Acp::mode)
        .containsExactly(
            List.of("npx", "-y", "@agentclientprotocol/claude-agent-acp"), "bypassPermissions");
    assertThat(own)
        .asInstanceOf(InstanceOfAssertFactories.type(AgentSpec.Acp.class))
        .extracting(AgentSpec.Acp::argv, AgentSpec.Acp::mode)
        .containsExactly(List.of("a", "b"), "");
  }

  @Test
  void anUnknownAgentNamesTheKnownOnes() {
    OmkException e =
        catchThrowableOfType(
            OmkException.class,
            () ->
                resolve("clade", "[agents.mine]\ncommand = ['x']\n[agents.other]\ncommand=['y']"));

    assertThat(e.code()).isEqualTo(ErrorCode.INVALID_VALUE);
    assertThat(e.line()).isEqualTo("unknown agent 'clade' (did you mean 'claude'?)");
    assertThat(e.nextStep())
        .startsWith("configured: fixer, mine, other; ")
        .contains(".omk/config.toml", "command = ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "protocol = 'acp'"})
  void anAgentWithoutACommandSaysSo(String keys) {
    assertThatThrownBy(() -> resolve("mine", "[agents.mine]\n" + keys))
        .hasMessage("agent 'mine' has no command");
  }

  @Test
  void installedAgentsAreFoundOnThePathOnly(@TempDir Path directory) throws Exception {
    Turns turns = new Turns(directory);
    Path bin = directory.resolve("bin");
    turns.script(bin.resolve("cursor-agent"), "");
    turns.script(bin.resolve("codex"), "");
    Files.writeString(bin.resolve("qwen"), "not executable");
    Files.createDirectory(bin.resolve("goose"));

    assertThat(AgentCatalog.installed("relative:/no/such::" + bin))
        .containsExactly("codex", "cursor");
    assertThat(AgentCatalog.installed("")).isEmpty();
  }
}
