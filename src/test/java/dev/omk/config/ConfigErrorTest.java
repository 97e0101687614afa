package dev.omk.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigErrorTest {

  private static OmkException refused(String toml) {
    OmkException e =
        catchThrowableOfType(
            OmkException.class, () -> ConfigFile.parse(toml.replace("|", "\n"), "config.toml"));
    assertThat(e).as("accepted: " + toml).isNotNull();
    assertThat(e.code()).isEqualTo(ErrorCode.MALFORMED_FILE);
    assertThat(e.nextStep()).isNotEmpty();
    assertThat(e.line()).doesNotContain("\n");
    return e;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '`',
      value = {
        "agnt = 'x' → config.toml:1:1: unknown key 'agnt' (did you mean 'agent'?)",
        "agent = 'x'|  [run]|  job = 1 → config.toml:3:3: unknown key 'run.job' (did you mean 'jobs'?)",
        "[run]|agent = 'x' → config.toml:2:1: unknown key 'run.agent' ('agent' belongs above the first table)",
        "[foo]|a = 1 → config.toml:1:1: unknown key 'foo'",
        "[agents.m]|protocl = 'x' → config.toml:2:1: unknown key 'agents.m.protocl' (did you mean 'protocol'?)",
        "[agents.m]|protocol = 'acq' → config.toml:2:1: 'agents.m.protocol' must be one of command, acp (did you mean 'acp'?)",
        "[agents.m]|timeout = 30 → config.toml:2:1: 'agents.m.timeout' must be a duration in quotes, for instance \"30m\"",
        "[agents.m]|timeout = 'soon' → config.toml:2:1: 'agents.m.timeout': invalid duration 'soon'; write for instance \"30m\"",
        "[agents.m]|idle_timeout = '0s' → config.toml:2:1: 'agents.m.idle_timeout' must be greater than zero",
        "[agents.m]|env = { A = 1 } → config.toml:2:9: 'agents.m.env.A' must be a string in quotes",
        "[agents.m]|env = { OMK_X = 'y' } → config.toml:2:1: 'OMK_X' in 'env': names that begin with OMK_ are reserved",
        "[agents.m]|pass_env = ['OMK_STATE_DIR'] → config.toml:2:1: 'OMK_STATE_DIR' in 'pass_env': names that begin with OMK_ are reserved",
        "[agents.m]|pass_env = ['A B'] → config.toml:2:1: 'A B' in 'pass_env' is not the name of a variable",
        "[agents.m]|command = './fix.sh' → config.toml:2:1: 'agents.m.command' must be an array of strings, for instance [\"a\", \"b\"]",
        "[agents.m]|command = [] → config.toml:2:1: 'command' must begin with a program",
        "[agents.m]|command = ['a', 3] → config.toml:2:17: 'agents.m.command' must hold strings only",
        "[agents.m]|mcp = [1] → config.toml:2:8: 'agents.m.mcp' must hold tables only",
        "[agents.m]|cost = { input = 1 } → config.toml:2:1: 'cost' needs both 'input' and 'output', in USD per million tokens",
        "[agents.m]|cost = { input = -1, output = 2 } → config.toml:2:1: 'cost' needs both 'input' and 'output', in USD per million tokens; config.toml:2:10: 'agents.m.cost.input' must be zero or more",
        "[agents.fixer] → config.toml:1:1: 'fixer' is built in: choose another name for an agent",
        "[agents.'a b'] → config.toml:1:1: an agent's name is letters, digits, '.', '_' and '-', at most 64",
        "[agents]|x = 1 → config.toml:2:1: 'agents.x' must be a table",
        "run = 1 → config.toml:1:1: 'run' must be a table",
        "agent = '' → config.toml:1:1: 'agent' must not be empty",
        "agent = 1 → config.toml:1:1: 'agent' must be an array of strings, for instance [\"a\", \"b\"]",
        "[run]|budget_tokens = 0 → config.toml:2:1: 'run.budget_tokens' must be greater than zero",
        "[run]|max_agents = 99999999999 → config.toml:2:1: 'run.max_agents' must be at most 2147483647",
        "[run]|budget_usd = nan → config.toml:2:1: 'run.budget_usd' must be greater than zero",
        "[run]|accept = 'atuo' → config.toml:2:1: 'run.accept' must be one of manual, auto (did you mean 'auto'?)",
        "[review.rules]|'code.evl' = 'off' → config.toml:2:1: there is no rule 'code.evl' (did you mean 'code.eval'?)",
        "[review.rules]|'code.eval' = 'of' → config.toml:2:1: 'review.rules.code.eval' must be one of blocking, warning, note, off (did you mean 'off'?)",
        "[review.rules]|evasion = 'off' → config.toml:2:1: 'evasion': proofs rest on this rule, so it cannot be configured",
        "[review.paths]|'code.eval' = 'a' → config.toml:2:1: 'review.paths.code.eval' must be an array of strings, for instance [\"a\", \"b\"]",
        "[review]|ignor = [] → config.toml:2:1: unknown key 'review.ignor' (did you mean 'ignore'?)",
        "[run]|jobs = '2' → config.toml:2:1: 'run.jobs' must be a whole number",
        "agent = 'a'|agent = 'b' → config.toml:2:1: agent previously defined at line 1, column 1"
      })
  void everyMistakeHasAPositionAndARule(String toml, String message) {
    assertThat(refused(toml).line()).isEqualTo(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"agent = ", "agent = 'a", "[run", "= 1", "a = 'x'\u001b", "\u0000"})
  void whatIsNoTomlHasAPosition(String toml) {
    assertThat(refused(toml).line())
        .startsWith("config.toml:1:")
        .doesNotContain("\u001b", "\u0000");
  }

  @Test
  void allMistakesAreToldAtOnceInTheOrderOfTheFile() {
    String line = refused("zzz = 1|[run]|jobs = 0|accept = 1|[scope]|tests = 'x'").line();

    assertThat(line)
        .containsSubsequence("config.toml:1:1:", "; config.toml:3:1:", "; config.toml:4:1:")
        .endsWith(
            "config.toml:6:1: 'scope.tests' must be an array of strings, for instance"
                + " [\"a\", \"b\"]");
  }

  @Test
  void nestingWithoutEndIsAnErrorOnly() {
    assertThat(refused("agent = " + "[".repeat(100_000)).line()).startsWith("config.toml");
  }
}
