package dev.omk.gate;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The definition of one gate, as pinned when a goal is created.
 *
 * @param name unique within a goal: letters and digits, then also blank and {@code ._:-}
 * @param argv the command; a {@code run} line is {@code sh -c LINE}
 * @param shellLine the {@code run} line as written, or empty when {@code command} and {@code args}
 *     were given
 * @param required whether readiness depends on it
 * @param allowFail a failure is shown but decides nothing
 * @param skip never run; reported as skipped
 * @param timeout after which the whole process tree is ended
 * @param fix a deterministic repair, empty when there is none
 * @param needs names of gates that must have ended first, and passed if they decide
 * @param exclusive runs with no other gate beside it
 * @param inputs globs of the files that decide the result; empty means never cached
 * @param reports globs of JUnit XML or SARIF files that it writes
 * @param tags evidence that it gives to an oracle
 * @param retries how often a failure is tried again
 * @param env added to the environment
 * @param workdir relative to the root of the work tree, with {@code /}; empty is the root
 * @param hidden no agent is told what it runs or says, only that a hidden check failed
 * @param origin where the definition comes from, for people: {@code .omk/gates.toml:3} or {@code
 *     detected: Cargo.toml}
 */
public record GateSpec(
    String name,
    List<String> argv,
    String shellLine,
    boolean required,
    boolean allowFail,
    boolean skip,
    Duration timeout,
    List<String> fix,
    List<String> needs,
    boolean exclusive,
    List<String> inputs,
    List<String> reports,
    List<String> tags,
    int retries,
    Map<String, String> env,
    String workdir,
    boolean hidden,
    String origin) {

  /** What is shown of the command of a hidden gate. */
  public static final String HIDDEN = "(hidden)";

  /**
   * In an argument or a {@code run} line it stands for a private folder, where the reports of this
   * run go.
   */
  public static final String REPORTS = "{reports}";

  /** The time a gate gets when its definition names none. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(30);

  public GateSpec {
    argv = List.copyOf(argv);
    fix = List.copyOf(fix);
    needs = List.copyOf(needs);
    inputs = List.copyOf(inputs);
    reports = List.copyOf(reports);
    tags = List.copyOf(tags);
    env = Map.copyOf(env);
  }

  /** Whether a result of this gate can keep a goal from being ready. */
  public boolean decides() {
    return required && !allowFail;
  }

  /** The same gate with other needs. */
  public GateSpec needing(List<String> others) {
    return new GateSpec(
        name, argv, shellLine, required, allowFail, skip, timeout, fix, others, exclusive, inputs,
        reports, tags, retries, env, workdir, hidden, origin);
  }

  /** Those of which agents may be told. */
  public static List<GateSpec> shown(List<GateSpec> gates) {
    return gates.stream().filter(gate -> !gate.hidden()).toList();
  }

  /** The command as a person would type it; of a hidden gate only that it is one. */
  public String commandLine() {
    if (hidden) {
      return HIDDEN;
    }
    return shellLine.isEmpty() ? String.join(" ", argv) : shellLine;
  }

  /** The same without the words that only name where its reports go: what a person would type. */
  public String typed() {
    return Arrays.stream(commandLine().split(" ", -1))
        .filter(word -> !word.contains(REPORTS))
        .collect(Collectors.joining(" "));
  }
}
