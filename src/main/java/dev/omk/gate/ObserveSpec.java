package dev.omk.gate;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One {@code [[observe]]} table: a command whose visible behaviour must stay the same. It is run on
 * the base and on the candidate, each in a clean checkout, and what it shows is compared.
 *
 * @param name unique within a goal
 * @param argv the command
 * @param shellLine the {@code run} line as written, or empty
 * @param files globs of files that it writes and that are compared, too
 * @param normalise what is no behaviour: {@code times}, {@code paths}, {@code hex}, {@code
 *     numbers}, or {@code re:} and an expression; what matches is compared as the same
 * @param timeout after which it is ended, and shows nothing
 * @param env added to the environment
 * @param workdir relative to the root of the work tree; empty is the root
 * @param origin where the definition is, for people
 */
public record ObserveSpec(
    String name,
    List<String> argv,
    String shellLine,
    List<String> files,
    List<String> normalise,
    Duration timeout,
    Map<String, String> env,
    String workdir,
    String origin) {
  public ObserveSpec {
    argv = List.copyOf(argv);
    files = List.copyOf(files);
    normalise = List.copyOf(normalise);
    env = Map.copyOf(env);
  }

  /** The command as a person would type it. */
  public String commandLine() {
    return shellLine.isEmpty() ? String.join(" ", argv) : shellLine;
  }
}
