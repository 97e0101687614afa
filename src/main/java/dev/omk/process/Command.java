package dev.omk.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One program to run.
 *
 * @param argv program and arguments, never through a shell unless the argv says so; a plain name is
 *     searched in the PATH of {@code environment}
 * @param directory the working directory
 * @param environment all of it; nothing is inherited
 * @param timeout wall time after which the whole tree is ended
 * @param idleTimeout time without any output after which the whole tree is ended; zero is never
 * @param stdin what it reads
 * @param token value of {@link #TOKEN_VARIABLE} in its environment, by which descendants are found
 *     even in sessions of their own; best one of its own for every run; empty sets none and sweeps
 *     none
 * @param wrapper program and arguments that the program is started through, ending where the
 *     program's own argv begins; empty starts it directly
 */
public record Command(
    List<String> argv,
    Path directory,
    Map<String, String> environment,
    Duration timeout,
    Duration idleTimeout,
    Stdin stdin,
    String token,
    List<String> wrapper) {

  /** The environment variable that every process below a run inherits. */
  public static final String TOKEN_VARIABLE = "OMK_PROCESS_TOKEN";

  public Command {
    argv = List.copyOf(argv);
    environment = Map.copyOf(environment);
    wrapper = List.copyOf(wrapper);
    if (argv.isEmpty()) {
      throw new IllegalArgumentException("argv is empty");
    }
  }

  /** A command that is started directly. */
  public Command(
      List<String> argv,
      Path directory,
      Map<String, String> environment,
      Duration timeout,
      Duration idleTimeout,
      Stdin stdin,
      String token) {
    this(argv, directory, environment, timeout, idleTimeout, stdin, token, List.of());
  }

  /** The same program, started through another one. */
  public Command through(List<String> other) {
    return new Command(argv, directory, environment, timeout, idleTimeout, stdin, token, other);
  }

  /** A command with empty stdin, no idle timeout and no token: for short helpers such as git. */
  public static Command of(
      List<String> argv, Path directory, Map<String, String> environment, Duration timeout) {
    return new Command(argv, directory, environment, timeout, Duration.ZERO, new Stdin.Empty(), "");
  }
}
