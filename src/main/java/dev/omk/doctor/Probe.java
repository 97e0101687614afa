package dev.omk.doctor;

import dev.omk.process.CallerEnvironment;
import dev.omk.process.Captured;
import dev.omk.process.Command;
import dev.omk.process.Ending;
import dev.omk.process.ProcessRunner;
import dev.omk.process.Stdin;
import dev.omk.text.Harmless;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Asks a program a short question: no input, little environment, a directory that is nobody's
 * project, a few seconds, and whatever it started is ended.
 */
final class Probe {
  static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Path NOWHERE = Path.of("/");
  private static final int LIMIT_BYTES = 64 * 1024;
  private static final int LINE = 200;
  private static final List<String> INHERITED =
      List.of("HOME", "USER", "LOGNAME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR");

  private final ProcessRunner runner = new ProcessRunner();
  private final CallerEnvironment caller;
  private final String path;
  private final Duration timeout;

  /**
   * @param path the {@code PATH} that programs get
   * @param timeout for each
   */
  Probe(CallerEnvironment caller, String path, Duration timeout) {
    this.caller = caller;
    this.path = path;
    this.timeout = timeout;
  }

  /** What a program said. */
  sealed interface Reply {
    /** It exited with 0; its output, standard error last. */
    record Said(String text) implements Reply {}

    /** It did not; one line says how it ended. */
    record Failed(String reason, String text) implements Reply {}
  }

  Reply ask(Path program, String... arguments) throws InterruptedException {
    return ask(program, List.of(), arguments);
  }

  /**
   * Asks it.
   *
   * @param passed names of further variables of the caller's that it gets
   */
  Reply ask(Path program, List<String> passed, String... arguments) throws InterruptedException {
    List<String> argv = new ArrayList<>(List.of(program.toString()));
    argv.addAll(List.of(arguments));
    String token =
        "omk-doctor." + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    Command command =
        new Command(
            argv, NOWHERE, variables(passed), timeout, Duration.ZERO, new Stdin.Empty(), token);
    Captured captured = runner.capture(command, LIMIT_BYTES);
    String text = captured.out() + captured.err();
    return switch (captured.ending()) {
      case Ending.Exited(int code) when code == 0 -> new Reply.Said(text);
      case Ending.Exited(int code) ->
          new Reply.Failed("it ended with " + code + firstLine(text), text);
      case Ending.TimedOut late ->
          new Reply.Failed("no answer within " + timeout.toSeconds() + " s", text);
      case Ending.Idle idle -> new Reply.Failed("no answer", text);
      case Ending.Cancelled cancelled -> new Reply.Failed("it was stopped", text);
      case Ending.NotStarted(String reason) -> new Reply.Failed(reason, text);
    };
  }

  private Map<String, String> variables(List<String> passed) {
    Map<String, String> variables = new TreeMap<>();
    caller
        .variables()
        .forEach(
            (name, value) -> {
              if (INHERITED.contains(name) || passed.contains(name)) {
                variables.put(name, value);
              }
            });
    variables.put("PATH", path);
    variables.put("LC_ALL", "C.UTF-8");
    variables.put("NO_COLOR", "1");
    variables.put("TERM", "dumb");
    return variables;
  }

  private static String firstLine(String text) {
    return text.lines()
        .filter(line -> !line.isBlank())
        .findFirst()
        .map(line -> ": " + Harmless.line(line, LINE))
        .orElse("");
  }
}
