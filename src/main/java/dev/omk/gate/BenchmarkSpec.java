package dev.omk.gate;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The {@code [benchmark]} table: a command whose wall time is compared between base and candidate.
 *
 * @param argv the command
 * @param shellLine the {@code run} line as written, or empty
 * @param runs how often it runs on each side, turn and turn about
 * @param minSpeedup how many times as fast the candidate has to be
 * @param timeout of one run
 * @param env added to the environment
 * @param workdir relative to the root of the work tree; empty is the root
 * @param origin where the definition is, for people
 */
public record BenchmarkSpec(
    List<String> argv,
    String shellLine,
    int runs,
    BigDecimal minSpeedup,
    Duration timeout,
    Map<String, String> env,
    String workdir,
    String origin) {
  /** How often it runs when nothing else is asked for. */
  public static final int DEFAULT_RUNS = 10;

  /** The ratio that is asked for when nobody says another: more than what noise would give. */
  public static final BigDecimal DEFAULT_SPEEDUP = new BigDecimal("1.1");

  public BenchmarkSpec {
    argv = List.copyOf(argv);
    env = Map.copyOf(env);
  }

  /** The command as a person would type it. */
  public String commandLine() {
    return shellLine.isEmpty() ? String.join(" ", argv) : shellLine;
  }
}
