package dev.omk.agent.launch;

import dev.omk.agent.Agent;
import dev.omk.agent.AgentSpec;
import dev.omk.agent.command.CommandAgent;
import dev.omk.agent.fixer.Fixer;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.log.LogFilter;
import dev.omk.process.CallerEnvironment;
import dev.omk.process.ProcessRunner;
import java.util.function.Supplier;

/** Makes agents. */
public final class AgentLauncher {
  private final ProcessRunner runner;
  private final CallerEnvironment caller;
  private final Supplier<LogFilter> filters;

  /**
   * @param filters redact transcripts, one for each stream
   */
  public AgentLauncher(
      ProcessRunner runner, CallerEnvironment caller, Supplier<LogFilter> filters) {
    this.runner = runner;
    this.caller = caller;
    this.filters = filters;
  }

  /**
   * An agent that is ready to take turns; no process is started before.
   *
   * @throws OmkException {@code NOT_AVAILABLE} for a kind that a later version brings
   */
  public Agent launch(AgentSpec spec) {
    return switch (spec) {
      case AgentSpec.Fixer fixer -> new Fixer(runner, caller, filters);
      case AgentSpec.Command command -> new CommandAgent(command, runner, caller, filters);
      case AgentSpec.Acp acp ->
          throw new OmkException(
              ErrorCode.NOT_AVAILABLE,
              "ACP agents are not available yet; configure protocol = \"command\"",
              "set agents." + acp.name() + ".protocol = \"command\" in .omk/config.toml");
    };
  }
}
