package dev.omk.config;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One {@code [agents.NAME]} table.
 *
 * @param command program and arguments; null is what the preset of that name has
 * @param protocol how it is spoken to; null is {@link Protocol#COMMAND} for a command, and for a
 *     preset what it does best
 * @param timeout of a whole turn, greater than zero
 * @param idleTimeout longest silence, greater than zero
 * @param env added to its environment
 * @param passEnv names of the caller's variables that it gets as well
 * @param mode of permissions, in the agent's own word
 * @param mcp servers handed on to the session, each as one TOML inline table
 * @param auth id of the method by which it logs in, without a person
 * @param cost of its tokens, where it does not tell the cost itself
 */
public record AgentSettings(
    @Nullable List<String> command,
    @Nullable Protocol protocol,
    @Nullable Duration timeout,
    @Nullable Duration idleTimeout,
    SortedMap<String, String> env,
    @Nullable List<String> passEnv,
    @Nullable String mode,
    @Nullable List<String> mcp,
    @Nullable String auth,
    @Nullable TokenPrices cost) {

  /** How an agent is spoken to. */
  public enum Protocol {
    /** A prompt in, a changed work tree out. */
    COMMAND,
    /** The Agent Client Protocol over stdio. */
    ACP
  }

  public AgentSettings {
    command = command == null ? null : List.copyOf(command);
    env = Collections.unmodifiableSortedMap(new TreeMap<>(env));
    passEnv = passEnv == null ? null : List.copyOf(passEnv);
    mcp = mcp == null ? null : List.copyOf(mcp);
  }

  /** An empty table: everything from the preset or by default. */
  public static AgentSettings none() {
    return new AgentSettings(null, null, null, null, new TreeMap<>(), null, null, null, null, null);
  }

  AgentSettings over(AgentSettings lower) {
    SortedMap<String, String> mergedEnv = new TreeMap<>(lower.env);
    for (Map.Entry<String, String> entry : env.entrySet()) {
      mergedEnv.put(entry.getKey(), entry.getValue());
    }
    return new AgentSettings(
        Layers.first(command, lower.command),
        Layers.first(protocol, lower.protocol),
        Layers.first(timeout, lower.timeout),
        Layers.first(idleTimeout, lower.idleTimeout),
        mergedEnv,
        Layers.first(passEnv, lower.passEnv),
        Layers.first(mode, lower.mode),
        Layers.first(mcp, lower.mcp),
        Layers.first(auth, lower.auth),
        Layers.first(cost, lower.cost));
  }
}
