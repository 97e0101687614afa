package dev.omk.process;

import java.util.Map;
import java.util.Optional;

/**
 * The environment that somebody started us with, taken once and handed on, so that no other room
 * asks the system.
 *
 * @param variables all of it
 */
public record CallerEnvironment(Map<String, String> variables) {

  /** What the C library searches when there is no PATH. */
  static final String DEFAULT_PATH = "/bin:/usr/bin";

  public CallerEnvironment {
    variables = Map.copyOf(variables);
  }

  /** The environment of this process. */
  public static CallerEnvironment ofThisProcess() {
    return new CallerEnvironment(System.getenv());
  }

  /** The value of a variable, which may be empty; nothing if it is not set. */
  public Optional<String> get(String name) {
    return Optional.ofNullable(variables.get(name));
  }

  /** The search path for programs; the system's default when PATH is not set. */
  public String path() {
    return variables.getOrDefault("PATH", DEFAULT_PATH);
  }
}
