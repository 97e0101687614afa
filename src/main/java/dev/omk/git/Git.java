package dev.omk.git;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.process.Captured;
import dev.omk.process.Command;
import dev.omk.process.Ending;
import dev.omk.process.ProcessRunner;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The git program with its surroundings neutralised: what it is asked here never runs a hook, a
 * filter's helper, an fsmonitor, a pager or a transport. Safe for use by several threads.
 *
 * <p>{@code safe.directory} stays what the user made it: a repository of somebody else's is refused
 * by git, and that refusal is an error here.
 */
public final class Git {
  /** Of the caller's environment only these reach git. */
  private static final List<String> INHERITED =
      List.of(
          "PATH",
          "HOME",
          "XDG_CONFIG_HOME",
          "TMPDIR",
          "SUDO_UID",
          "GIT_CONFIG_GLOBAL",
          "GIT_CONFIG_SYSTEM",
          "GIT_CONFIG_NOSYSTEM",
          "GIT_CEILING_DIRECTORIES",
          "GIT_DISCOVERY_ACROSS_FILESYSTEM");

  private static final List<String> NEUTRAL_OPTIONS =
      List.of(
          "--no-pager",
          "--no-replace-objects",
          "--literal-pathspecs",
          "-c",
          "core.hooksPath=/dev/null",
          "-c",
          "core.fsmonitor=false",
          "-c",
          "core.untrackedCache=false",
          "-c",
          "core.logAllRefUpdates=false",
          "-c",
          "submodule.recurse=false",
          "-c",
          "gc.auto=0",
          "-c",
          "maintenance.auto=false",
          "-c",
          "checkout.workers=0"); // Files are written by as many processes as there are cores.

  /** Of the user's environment these would name another repository than the one that is meant. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "GIT_DIR",
          "GIT_WORK_TREE",
          "GIT_INDEX_FILE",
          "GIT_COMMON_DIR",
          "GIT_OBJECT_DIRECTORY",
          "GIT_ALTERNATE_OBJECT_DIRECTORIES",
          "GIT_NAMESPACE",
          "GIT_PREFIX");

  private static final List<String> QUIET_OPTIONS =
      List.of(
          "--no-pager",
          "-c",
          "gc.auto=0",
          "-c",
          "maintenance.auto=false",
          "-c",
          "push.gpgSign=false");

  private final Path program;
  private final ProcessRunner runner;
  private final Map<String, String> environment;
  private final List<String> options;

  /**
   * @param program the git executable
   * @param callerEnvironment the environment omk was called with
   */
  public Git(Path program, ProcessRunner runner, Map<String, String> callerEnvironment) {
    this(program, runner, neutral(callerEnvironment), NEUTRAL_OPTIONS);
  }

  private Git(
      Path program, ProcessRunner runner, Map<String, String> environment, List<String> options) {
    this.program = program;
    this.runner = runner;
    this.environment = environment;
    this.options = options;
  }

  /**
   * The same program as the user runs it, with their environment, credentials, transports and
   * hooks: only for what they asked to be sent somewhere. It never asks anything.
   */
  public Git asTheUser(Map<String, String> callerEnvironment) {
    Map<String, String> variables = new HashMap<>(callerEnvironment);
    variables.keySet().removeAll(ELSEWHERE);
    variables.put("LC_ALL", "C");
    variables.put("LANGUAGE", "");
    variables.put("GIT_TERMINAL_PROMPT", "0");
    variables.put("GIT_PAGER", "cat");
    return new Git(program, runner, Map.copyOf(variables), QUIET_OPTIONS);
  }

  /** The first {@code git} on the caller's {@code PATH}; empty when there is none. */
  public static Optional<Git> find(ProcessRunner runner, Map<String, String> callerEnvironment) {
    String path = callerEnvironment.getOrDefault("PATH", "");
    return Arrays.stream(path.split(File.pathSeparator))
        .filter(entry -> entry.startsWith("/"))
        .map(entry -> Path.of(entry, "git"))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst()
        .map(file -> new Git(file, runner, callerEnvironment));
  }

  /** The executable that is run. */
  public Path program() {
    return program;
  }

  /** The user's own ignore file where {@code core.excludesFile} names none; it need not exist. */
  public Optional<Path> defaultIgnoreFile() {
    Optional<String> configured =
        Optional.ofNullable(environment.get("XDG_CONFIG_HOME")).filter(name -> !name.isEmpty());
    return configured
        .or(() -> Optional.ofNullable(environment.get("HOME")).map(home -> home + "/.config"))
        .map(directory -> Path.of(directory, "git", "ignore"));
  }

  /**
   * The repository whose work tree {@code directory} is in; empty when it is in none, or in one
   * without a work tree.
   *
   * @throws OmkException when there is one that git refuses to read
   */
  public Optional<Repository> locate(Path directory) throws InterruptedException {
    return new RepositorySearch(this).from(directory);
  }

  /**
   * Runs a call that must succeed.
   *
   * @return what it wrote
   * @throws OmkException when it fails, takes too long or writes more than its limit
   */
  public GitResult run(GitCall call) throws InterruptedException {
    GitResult result = attempt(call);
    if (!result.ok()) {
      throw failure(call, result.firstMessage());
    }
    if (result.truncated()) {
      throw failure(call, "its output is larger than " + call.limitBytes() + " bytes");
    }
    return result;
  }

  /**
   * Runs a call that may exit with another code than 0, and whose output may be cut.
   *
   * @throws OmkException when it could not be started or did not end by itself
   */
  public GitResult attempt(GitCall call) throws InterruptedException {
    List<String> argv = new ArrayList<>();
    argv.add(program.toString());
    argv.addAll(options);
    argv.addAll(call.arguments());
    Map<String, String> variables = new HashMap<>(environment);
    variables.putAll(call.environment());
    Captured captured = runner.capture(command(call, argv, variables), call.limitBytes());
    return switch (captured.ending()) {
      case Ending.Exited exited ->
          new GitResult(exited.code(), captured.stdout(), captured.err(), captured.truncated());
      case Ending.TimedOut timedOut ->
          throw failure(call, "it took longer than " + timedOut.after().toSeconds() + " s");
      case Ending.Idle idle ->
          throw failure(call, "it was silent for " + idle.after().toSeconds() + " s");
      case Ending.Cancelled cancelled -> throw new InterruptedException("git was cancelled");
      case Ending.NotStarted notStarted -> throw failure(call, notStarted.reason());
    };
  }

  private static Command command(GitCall call, List<String> argv, Map<String, String> variables) {
    return new Command(
        argv,
        call.directory(),
        variables,
        call.timeout(),
        java.time.Duration.ZERO,
        call.stdin(),
        "");
  }

  private static OmkException failure(GitCall call, String why) {
    return new OmkException(ErrorCode.IO, "git could not " + call.purpose() + ": " + why, "");
  }

  private static Map<String, String> neutral(Map<String, String> caller) {
    Map<String, String> variables = new HashMap<>();
    for (String name : INHERITED) {
      String value = caller.get(name);
      if (value != null) {
        variables.put(name, value);
      }
    }
    variables.put("LC_ALL", "C");
    variables.put("LANGUAGE", "");
    variables.put("GIT_TERMINAL_PROMPT", "0");
    variables.put("GIT_NO_REPLACE_OBJECTS", "1");
    variables.put("GIT_LITERAL_PATHSPECS", "1");
    variables.put("GIT_OPTIONAL_LOCKS", "0");
    variables.put("GIT_PAGER", "cat");
    variables.put("GIT_NO_LAZY_FETCH", "1");
    variables.put("GIT_ALLOW_PROTOCOL", "none");
    variables.put("GIT_ATTR_NOSYSTEM", "1");
    return Map.copyOf(variables);
  }
}
