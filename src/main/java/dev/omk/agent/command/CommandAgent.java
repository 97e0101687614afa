package dev.omk.agent.command;

import dev.omk.agent.Agent;
import dev.omk.agent.AgentEnd;
import dev.omk.agent.AgentEnvironment;
import dev.omk.agent.AgentProgram;
import dev.omk.agent.AgentSpec;
import dev.omk.agent.AgentTurn;
import dev.omk.agent.PromptCopy;
import dev.omk.agent.Transcript;
import dev.omk.agent.TroubleSigns;
import dev.omk.agent.TurnListener;
import dev.omk.agent.TurnRequest;
import dev.omk.log.LogFilter;
import dev.omk.process.CallerEnvironment;
import dev.omk.process.Cancellation;
import dev.omk.process.Command;
import dev.omk.process.Ended;
import dev.omk.process.ProcessRunner;
import dev.omk.process.RunningProcess;
import dev.omk.process.Stdin;
import dev.omk.text.Harmless;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Any command line as an agent. It gets the prompt on stdin, or, if an argument contains {@value
 * #PROMPT_FILE}, as a file and an empty stdin; an argument that is {@value #PROMPT} becomes the
 * prompt itself. It works in the work tree.
 */
public final class CommandAgent implements Agent {
  private static final String PROMPT_FILE = "{prompt_file}";
  private static final String PROMPT = "{prompt}";
  private static final int REASON = 200;

  private final AgentSpec.Command spec;
  private final ProcessRunner runner;
  private final CallerEnvironment caller;
  private final Supplier<LogFilter> filters;

  /**
   * @param filters redact the transcript, one for each stream
   */
  public CommandAgent(
      AgentSpec.Command spec,
      ProcessRunner runner,
      CallerEnvironment caller,
      Supplier<LogFilter> filters) {
    this.spec = spec;
    this.runner = runner;
    this.caller = caller;
    this.filters = filters;
  }

  @Override
  public String name() {
    return spec.name();
  }

  @Override
  public AgentTurn take(TurnRequest request, TurnListener listener, Cancellation cancellation)
      throws InterruptedException {
    Map<String, String> environment = AgentEnvironment.of(caller, spec.passEnv(), spec.env());
    String path = environment.getOrDefault("PATH", caller.path());
    Path tree = request.workTree();
    return switch (AgentProgram.find(spec.argv().getFirst(), tree, tree, path)) {
      case AgentProgram.Found(Path file) -> run(request, file, environment, listener, cancellation);
      case AgentProgram.Missing(String reason) -> AgentTurn.notStarted(name(), withHint(reason));
    };
  }

  private AgentTurn run(
      TurnRequest request,
      Path program,
      Map<String, String> environment,
      TurnListener listener,
      Cancellation cancellation)
      throws InterruptedException {
    Transcript transcript = new Transcript(request.runDirectory(), filters, listener);
    StreamedUsage usage =
        new StreamedUsage(spec.preset(), spec.prices(), transcript, listener::used);
    Ended ended;
    try (transcript;
        PromptCopy prompt = new PromptCopy(request.prompt(), caller)) {
      Command command = command(request, program, environment, prompt.file());
      ended = runner.run(request.confinement().confine(command, List.of()), usage, cancellation);
    }
    if (AgentEnd.of(ended.ending()) instanceof AgentEnd.NotStarted(String reason)) {
      return AgentTurn.notStarted(name(), withHint(reason));
    }
    return new AgentTurn(
        name(),
        end(ended, usage, transcript),
        ended.elapsed(),
        usage.now(),
        transcript.lastWords(),
        transcript.answer(),
        ended.leftRunning().stream().map(RunningProcess::commandLine).toList(),
        AgentTurn.TRANSCRIPT,
        "",
        List.of(),
        List.of());
  }

  /** An exit code that says no more than an error is told by the words that came with it. */
  private static AgentEnd end(Ended ended, StreamedUsage output, Transcript transcript) {
    AgentEnd end = AgentEnd.of(ended.ending());
    Optional<String> error = output.error();
    if (error.isPresent()) {
      return TroubleSigns.in(error.get())
          .<AgentEnd>map(trouble -> new AgentEnd.Failed(trouble, error.get()))
          .orElse(end);
    }
    if (end instanceof AgentEnd.Exited(int code) && code != 0) {
      String errors = transcript.lastErrors();
      String last = Harmless.line(errors.substring(errors.lastIndexOf('\n') + 1), REASON);
      return TroubleSigns.in(last)
          .<AgentEnd>map(trouble -> new AgentEnd.Failed(trouble, "exit code " + code + ": " + last))
          .orElse(end);
    }
    return end;
  }

  private Command command(
      TurnRequest request, Path program, Map<String, String> environment, Path promptFile) {
    List<String> argv = new ArrayList<>();
    argv.add(program.toString());
    boolean onStdin = true;
    for (String argument : spec.argv().subList(1, spec.argv().size())) {
      boolean whole = argument.equals(PROMPT);
      String filled =
          whole ? request.prompt() : argument.replace(PROMPT_FILE, promptFile.toString());
      onStdin &= filled.equals(argument) && !whole;
      argv.add(filled);
    }
    return new Command(
        argv,
        request.workTree(),
        AgentEnvironment.ofTurn(environment, request, promptFile),
        AgentSpec.bounded(spec.timeout()),
        AgentSpec.bounded(spec.idleTimeout()),
        onStdin ? new Stdin.Text(request.prompt()) : new Stdin.Empty(),
        request.token());
  }

  private String withHint(String reason) {
    return reason + " (" + spec.configKey() + ")";
  }
}
