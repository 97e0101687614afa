package dev.omk.agent.command;

import dev.omk.agent.Agent;
import dev.omk.agent.AgentEnd;
import dev.omk.agent.AgentProcess;
import dev.omk.agent.AgentSpec;
import dev.omk.agent.AgentTurn;
import dev.omk.agent.Transcript;
import dev.omk.agent.TroubleSigns;
import dev.omk.agent.TurnListener;
import dev.omk.agent.TurnRequest;
import dev.omk.agent.Usage;
import dev.omk.log.LogFilter;
import dev.omk.process.CallerEnvironment;
import dev.omk.process.Cancellation;
import dev.omk.process.Command;
import dev.omk.process.Ended;
import dev.omk.process.OutputSink;
import dev.omk.process.ProcessRunner;
import dev.omk.process.Stdin;
import dev.omk.text.Harmless;
import java.util.ArrayList;
import java.util.List;
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
  private final AgentProcess process;

  /**
   * @param filters redact the transcript, one for each stream
   */
  public CommandAgent(
      AgentSpec.Command spec,
      ProcessRunner runner,
      CallerEnvironment caller,
      Supplier<LogFilter> filters) {
    this.spec = spec;
    this.process = new AgentProcess(spec, runner, caller, filters);
  }

  @Override
  public String name() {
    return spec.name();
  }

  @Override
  public AgentTurn take(TurnRequest request, TurnListener listener, Cancellation cancellation)
      throws InterruptedException {
    return process.take(
        request,
        listener,
        cancellation,
        transcript ->
            new Printed(
                spec,
                request,
                new StreamedUsage(spec.preset(), spec.prices(), transcript, listener::used),
                transcript));
  }

  private record Printed(
      AgentSpec.Command spec, TurnRequest request, StreamedUsage output, Transcript transcript)
      implements AgentProcess.Speech {
    @Override
    public Command command(AgentProcess.Start start) {
      List<String> argv = new ArrayList<>();
      argv.add(start.program().toString());
      boolean onStdin = true;
      for (String argument : spec.argv().subList(1, spec.argv().size())) {
        boolean whole = argument.equals(PROMPT);
        String filled =
            whole ? request.prompt() : argument.replace(PROMPT_FILE, start.promptFile().toString());
        onStdin &= filled.equals(argument) && !whole;
        argv.add(filled);
      }
      return new Command(
          argv,
          request.workTree(),
          start.environment(),
          AgentSpec.bounded(spec.timeout()),
          AgentSpec.bounded(spec.idleTimeout()),
          onStdin ? new Stdin.Text(request.prompt()) : new Stdin.Empty(),
          request.token());
    }

    @Override
    public OutputSink ear() {
      return output;
    }

    /** An exit code that says no more than an error is told by the words that came with it. */
    @Override
    public AgentEnd end(Ended ended) {
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
            .<AgentEnd>map(
                trouble -> new AgentEnd.Failed(trouble, "exit code " + code + ": " + last))
            .orElse(end);
      }
      return end;
    }

    @Override
    public Usage usage() {
      return output.now();
    }
  }
}
