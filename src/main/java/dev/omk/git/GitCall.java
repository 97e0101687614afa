package dev.omk.git;

import dev.omk.process.Stdin;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One call of git.
 *
 * @param purpose what it is for, as the end of "git could not …", for instance {@code list the work
 *     tree}
 * @param arguments subcommand and arguments
 * @param directory the working directory
 * @param environment added to the neutral environment
 * @param stdin what it reads
 * @param timeout wall time after which it is ended
 * @param limitBytes bound on its output; more is an error
 */
public record GitCall(
    String purpose,
    List<String> arguments,
    Path directory,
    Map<String, String> environment,
    Stdin stdin,
    Duration timeout,
    int limitBytes) {

  private static final Duration TIMEOUT = Duration.ofMinutes(10);
  private static final int LIMIT_BYTES = 256 << 20;

  public GitCall {
    arguments = List.copyOf(arguments);
    environment = Map.copyOf(environment);
  }

  /** A call with empty stdin, ten minutes and 256 MiB of output. */
  public static GitCall of(String purpose, Path directory, String... arguments) {
    return new GitCall(
        purpose, List.of(arguments), directory, Map.of(), new Stdin.Empty(), TIMEOUT, LIMIT_BYTES);
  }

  /** The same with these variables added. */
  public GitCall with(Map<String, String> variables) {
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(variables);
    return new GitCall(purpose, arguments, directory, all, stdin, timeout, limitBytes);
  }

  /** The same, reading {@code content}. */
  public GitCall reading(Stdin content) {
    return new GitCall(purpose, arguments, directory, environment, content, timeout, limitBytes);
  }

  /** The same with another bound on the output. */
  public GitCall limit(int bytes) {
    return new GitCall(purpose, arguments, directory, environment, stdin, timeout, bytes);
  }

  /** The same with another timeout. */
  public GitCall within(Duration time) {
    return new GitCall(purpose, arguments, directory, environment, stdin, time, limitBytes);
  }
}
