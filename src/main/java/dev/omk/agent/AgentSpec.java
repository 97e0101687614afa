package dev.omk.agent;

import dev.omk.config.TokenPrices;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An agent as it was resolved from the configuration: everything needed to start it. */
public sealed interface AgentSpec {

  /** The time a turn gets when nothing is configured. */
  Duration DEFAULT_TIMEOUT = Duration.ofMinutes(30);

  /** The silence that is allowed when nothing is configured. */
  Duration DEFAULT_IDLE_TIMEOUT = Duration.ofMinutes(5);

  /** The name it was chosen by. */
  String name();

  /** One that is a program to be started. */
  sealed interface Program extends AgentSpec {
    /** The command; its first word is the program. */
    List<String> argv();

    /** What a person has to change when the program is missing. */
    String configKey();

    /** Added to the environment. */
    Map<String, String> env();

    /** Names of the caller's variables that it gets as well. */
    List<String> passEnv();
  }

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
   * @param preset whose way of telling what it costs is looked for in the output; may be empty
   * @param prices of its tokens, if the user gave them
   */
  record Command(
      String name,
      List<String> argv,
      String configKey,
      Duration timeout,
      Duration idleTimeout,
      Map<String, String> env,
      List<String> passEnv,
      String preset,
      @Nullable TokenPrices prices)
      implements Program {
    public Command {
      argv = List.copyOf(argv);
      env = Map.copyOf(env);
      passEnv = List.copyOf(passEnv);
    }

    /** The same for a turn that may be taken in a copy of the project. */
    public Command from(Path project) {
      return new Command(
          name,
          anchored(argv, project),
          configKey,
          timeout,
          idleTimeout,
          env,
          passEnv,
          preset,
          prices);
    }
  }

  /**
   * An agent that speaks the Agent Client Protocol over stdio.
   *
   * @param argv the command
   * @param configKey what a person has to change when the program is missing
   * @param mode of permissions to set; empty leaves the agent's own
   * @param modeRequired whether it was configured, so that a session without it is an error
   * @param readOnly whether nothing may be changed: every such permission is rejected
   * @param timeout of a whole turn
   * @param idleTimeout longest time without an update
   * @param env added to the environment
   * @param passEnv names of the caller's variables that it gets as well
   * @param mcp servers handed on to the session, each as one TOML inline table
   * @param auth method by which it logs in when it wants to; empty leaves that to a person
   * @param usageScope what the usage in its responses covers, as {@link Usage#scope} has it
   * @param prices of its tokens, if the user gave them
   */
  record Acp(
      String name,
      List<String> argv,
      String configKey,
      String mode,
      boolean modeRequired,
      boolean readOnly,
      Duration timeout,
      Duration idleTimeout,
      Map<String, String> env,
      List<String> passEnv,
      List<String> mcp,
      String auth,
      String usageScope,
      @Nullable TokenPrices prices)
      implements Program {
    public Acp {
      argv = List.copyOf(argv);
      env = Map.copyOf(env);
      passEnv = List.copyOf(passEnv);
      mcp = List.copyOf(mcp);
    }

    /** The same for a turn that may be taken in a copy of the project. */
    public Acp from(Path project) {
      return new Acp(
          name,
          anchored(argv, project),
          configKey,
          mode,
          modeRequired,
          readOnly,
          timeout,
          idleTimeout,
          env,
          passEnv,
          mcp,
          auth,
          usageScope,
          prices);
    }
  }

  /**
   * A known program in both ways: the protocol where it is there, else as a command.
   *
   * @param first the better way
   * @param otherwise the other one
   */
  record Either(Acp first, Command otherwise) implements AgentSpec {
    @Override
    public String name() {
      return first.name();
    }
  }

  // What leads out of the project leads to the same place from wherever it is started; what is in
  // the project is in its copy too.
  private static List<String> anchored(List<String> argv, Path project) {
    return argv.stream()
        .map(word -> word.startsWith("../") ? project.resolve(word).normalize().toString() : word)
        .toList();
  }

  /** A time that a timer in nanoseconds can hold: a century is as good as none. */
  static Duration bounded(Duration timeout) {
    Duration longest = Duration.ofDays(36_500);
    return timeout.compareTo(longest) > 0 ? longest : timeout;
  }
}
