package dev.omk.cli;

import dev.omk.process.CallerEnvironment;
import dev.omk.process.Command;
import dev.omk.process.Ended;
import dev.omk.process.Ending;
import dev.omk.process.ProcessRunner;
import dev.omk.process.RunListener;
import dev.omk.secret.Redactor;
import dev.omk.text.Harmless;
import dev.omk.trace.Trace;
import dev.omk.trace.VerboseLog;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What {@code -v} brings; a class of its own, so that nothing of it is loaded without. */
final class Verbose implements RunListener {
  private static final int LONGEST_ARGUMENT = 300;

  private final Trace trace;
  private final Redactor redactor;

  private Verbose(Trace trace, Redactor redactor) {
    this.trace = trace;
    this.redactor = redactor;
  }

  /** Begins the log, and tells it of every program. */
  static VerboseLog begin(CallerEnvironment environment, Consumer<String> shown) {
    Redactor redactor = Redactor.ofCredentials(environment.variables());
    VerboseLog log = new VerboseLog(redactor, shown);
    ProcessRunner.listen(new Verbose(log, redactor));
    return log;
  }

  /** Ends it. */
  static void end(VerboseLog log) {
    ProcessRunner.listen(RunListener.NONE);
    log.close();
  }

  @Override
  public void started(Command command, long pid) {
    trace.note(
        Trace.Topic.PROCESS,
        () -> "started " + pid + " in " + command.directory() + ": " + shown(command));
  }

  @Override
  public void ended(Command command, long pid, Ended ended) {
    int left = ended.leftRunning().size();
    trace.note(
        Trace.Topic.PROCESS,
        () ->
            how(ended.ending(), pid)
                + " after "
                + ended.elapsed().toMillis()
                + " ms"
                + (left == 0 ? "" : "; left behind and ended: " + left)
                + ": "
                + command.argv().getFirst());
  }

  @Override
  public void refused(Command command, String reason) {
    trace.note(Trace.Topic.PROCESS, () -> "not started (" + reason + "): " + shown(command));
  }

  private static String how(Ending ending, long pid) {
    return switch (ending) {
      case Ending.Exited(int code) -> "exit " + code + " of " + pid;
      case Ending.TimedOut late -> "timeout of " + pid;
      case Ending.Idle idle -> "silence of " + pid;
      case Ending.Cancelled cancelled -> "cancelled " + pid;
      case Ending.NotStarted(String reason) -> "not started (" + reason + ")";
    };
  }

  // Redacted before it is cut: a piece of a secret would not be recognised any more.
  private String shown(Command command) {
    return command.argv().stream()
        .map(argument -> Harmless.line(redactor.redact(argument), LONGEST_ARGUMENT))
        .map(
            argument ->
                argument.isEmpty() || argument.indexOf(' ') >= 0 ? "'" + argument + "'" : argument)
        .collect(Collectors.joining(" "));
  }
}
