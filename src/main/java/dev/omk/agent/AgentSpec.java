package dev.omk.agent;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** An agent as it was resolved from the configuration: everything needed to start it. */
public sealed interface AgentSpec {

  /** The time a turn gets when nothing is configured. */
  Duration DEFAULT_TIMEOUT = Duration.ofMinutes(30);

  /** The silence that is allowed when nothing is configured. */
  Duration DEFAULT_IDLE_TIMEOUT = Duration.ofMinutes(5);

  /** The name it was chosen by. */
  String name();

  /** The built-in agent that runs the {@code fix} commands of gates. */
  record Fixer() implements AgentSpec {
    /** Its name. */
    public static final String NAME = "fixer";

    @Override
    public String name() {
      return NAME;
    }
  }

  /**
   * Any command line.
   *
   * @param argv with {@code {prompt_file}} where the path of the prompt goes, and {@code {prompt}}
   *     as an argument of its own where a preset takes the text itself
   * @param configKey what a person has to change when the program is missing
   * @param timeout of a whole turn
   * @param idleTimeout longest silence
   * @param env added to the environment
   * @param passEnv names of the caller's variables that it gets as well
   */
  record Command(
      String name,
      List<String> argv,
      String configKey,
      Duration timeout,
      Duration idleTimeout,
      Map<String, String> env,
      List<String> passEnv)
      implements AgentSpec {
    public Command {
      argv = List.copyOf(argv);
      env = Map.copyOf(env);
      passEnv = List.copyOf(passEnv);
    }
  }

  /**
   * An agent that speaks the Agent Client Protocol over stdio.
   *
   * @param argv the command
   * @param configKey what a person has to change when the program is missing
   * @param mode of permissions to set; empty leaves the agent's own
   * @param timeout of a whole turn
   * @param idleTimeout longest time without an update
   * @param env added to the environment
   * @param passEnv names of the caller's variables that it gets as well
   * @param mcp servers handed on to the session, each as one TOML inline table
   */
  record Acp(
      String name,
      List<String> argv,
      String configKey,
      String mode,
      Duration timeout,
      Duration idleTimeout,
      Map<String, String> env,
      List<String> passEnv,
      List<String> mcp)
      implements AgentSpec {
    public Acp {
      argv = List.copyOf(argv);
      env = Map.copyOf(env);
      passEnv = List.copyOf(passEnv);
      mcp = List.copyOf(mcp);
    }
  }
}
