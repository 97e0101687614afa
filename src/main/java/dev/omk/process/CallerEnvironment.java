package dev.omk.process;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The environment that somebody started us with, taken once and handed on, so that no other room
 * asks the system.
 *
 * @param variables all of it
 */
public record CallerEnvironment(Map<String, String> variables) {

  // The launcher sets some variables for the JVM and keeps the caller's values under this prefix.
  private static final String KEPT_BY_LAUNCHER = "OMK_CALLER_";

  /** What the C library searches when there is no PATH. */
  static final String DEFAULT_PATH = "/bin:/usr/bin";

  public CallerEnvironment {
    variables = Map.copyOf(variables);
  }

  /** The environment that the user called omk with: the launcher's changes are taken back. */
  public static CallerEnvironment ofThisProcess() {
    return new CallerEnvironment(original(System.getenv()));
  }

  static Map<String, String> original(Map<String, String> launched) {
    Map<String, String> variables = new HashMap<>(launched);
    launched.forEach(
        (name, value) -> {
          if (name.startsWith(KEPT_BY_LAUNCHER)) {
            String kept = name.substring(KEPT_BY_LAUNCHER.length());
            variables.remove(name);
            if (value.isEmpty()) {
              variables.remove(kept);
            } else {
              variables.put(kept, value);
            }
          }
        });
    return variables;
  }

  /** The value of a variable, which may be empty; nothing if it is not set. */
  public Optional<String> get(String name) {
    return Optional.ofNullable(variables.get(name));
  }

  /** The directory that a variable names; nothing without it, or if its path is not absolute. */
  public Optional<Path> directory(String name) {
    return get(name).filter(path -> path.startsWith("/")).map(Path::of);
  }

  /** The user's home, as {@code HOME} has it. */
  public Optional<Path> home() {
    return directory("HOME");
  }

  /** Where the user's programs keep what can be made again, as XDG has it. */
  public Optional<Path> caches() {
    return directory("XDG_CACHE_HOME").or(() -> home().map(home -> home.resolve(".cache")));
  }

  /** The search path for programs; the system's default when PATH is not set. */
  public String path() {
    return variables.getOrDefault("PATH", DEFAULT_PATH);
  }
}
