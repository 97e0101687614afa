package dev.omk.agent.acp;

import dev.omk.agent.Agent;
import dev.omk.agent.AgentEnd;
import dev.omk.agent.AgentEnd.Trouble;
import dev.omk.agent.AgentProcess;
import dev.omk.agent.AgentSpec;
import dev.omk.agent.AgentTurn;
import dev.omk.agent.Permission;
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
import dev.omk.process.Ending;
import dev.omk.process.OutputSink;
import dev.omk.process.ProcessRunner;
import dev.omk.process.Stdin;
import dev.omk.text.Harmless;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** An agent that speaks the Agent Client Protocol. Its process lives for one turn. */
public final class AcpAgent implements Agent {
  private static final int REASON = 200;

  private final AgentSpec.Acp spec;
  private final AgentProcess process;
  private final Supplier<LogFilter> filters;

  /**
   * @param filters redact the transcript, one for each stream
   */
  public AcpAgent(
      AgentSpec.Acp spec,
      ProcessRunner runner,
      CallerEnvironment caller,
      Supplier<LogFilter> filters) {
    this.spec = spec;
    this.process = new AgentProcess(spec, runner, caller, filters);
    this.filters = filters;
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
            new Spoken(
                spec,
                request,
                new AcpTurn(spec, request, transcript, listener, t -> filters.get().text(t)),
                transcript));
  }

  private record Spoken(
      AgentSpec.Acp spec, TurnRequest request, AcpTurn turn, Transcript transcript)
      implements AgentProcess.Speech {
    @Override
    public Command command(AgentProcess.Start start) {
      List<String> argv = new ArrayList<>(spec.argv());
      argv.set(0, start.program().toString());
      return new Command(
          argv,
          request.workTree(),
          start.environment(),
          AgentSpec.bounded(spec.timeout()),
          Duration.ZERO, // what counts is whether it speaks, not whether it prints
          new Stdin.Talk(turn),
          request.token());
    }

    @Override
    public OutputSink ear() {
      return turn;
    }

    @Override
    public AgentEnd end(Ended ended) {
      if (turn.end().isPresent()
          && !(ended.ending() instanceof Ending.Cancelled && cancelled(turn.end().get()))) {
        return turn.end().get();
      }
      return ended.ending() instanceof Ending.Exited(int code)
          ? early(code)
          : AgentEnd.of(ended.ending());
    }

    // What an agent answers to a cancellation is no end of its own.
    private static boolean cancelled(AgentEnd end) {
      return !(end instanceof AgentEnd.Stopped(String reason)) || reason.equals("cancelled");
    }

    private AgentEnd early(int code) {
      String errors = transcript.lastErrors();
      String last = transcript.lastError();
      String why = last.isBlank() ? "" : ": " + Harmless.line(last, REASON);
      Trouble trouble =
          turn.greeted()
              ? TroubleSigns.in(errors).orElse(Trouble.CRASHED)
              : TroubleSigns.in(errors).filter(Trouble.LOGIN::equals).orElse(Trouble.PROTOCOL);
      return new AgentEnd.Failed(
          trouble, "it ended with exit code " + code + " before its turn was over" + why);
    }

    @Override
    public Usage usage() {
      return turn.usage();
    }

    @Override
    public String session() {
      return turn.session();
    }

    @Override
    public List<Permission> permissions() {
      return turn.permissions();
    }
  }
}
