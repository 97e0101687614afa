package dev.omk.agent.acp;

import dev.omk.agent.Agent;
import dev.omk.agent.AgentEnd;
import dev.omk.agent.AgentEnd.Trouble;
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
import dev.omk.process.Ending;
import dev.omk.process.ProcessRunner;
import dev.omk.process.RunningProcess;
import dev.omk.process.Stdin;
import dev.omk.text.Harmless;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** An agent that speaks the Agent Client Protocol. Its process lives for one turn. */
public final class AcpAgent implements Agent {
  private static final int REASON = 200;

  private final AgentSpec.Acp spec;
  private final ProcessRunner runner;
  private final CallerEnvironment caller;
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
    AcpTurn turn =
        new AcpTurn(spec, request, transcript, listener, text -> filters.get().text(text));
    Ended ended;
    try (transcript;
        PromptCopy prompt = new PromptCopy(request.prompt(), caller)) {
      Command command =
          new Command(
              argv(program),
              request.workTree(),
              AgentEnvironment.ofTurn(environment, request, prompt.file()),
              AgentSpec.bounded(spec.timeout()),
              Duration.ZERO, // what counts is whether it speaks, not whether it prints
              new Stdin.Talk(turn),
              request.token());
      ended = runner.run(request.confinement().confine(command, List.of()), turn, cancellation);
    }
    if (ended.ending() instanceof Ending.NotStarted(String reason)) {
      return AgentTurn.notStarted(name(), withHint(reason));
    }
    return new AgentTurn(
        name(),
        end(turn, ended, transcript),
        ended.elapsed(),
        turn.usage(),
        transcript.lastWords(),
        transcript.answer(),
        ended.leftRunning().stream().map(RunningProcess::commandLine).toList(),
        AgentTurn.TRANSCRIPT,
        turn.session(),
        turn.permissions(),
        List.of());
  }

  private List<String> argv(Path program) {
    List<String> argv = new ArrayList<>(spec.argv());
    argv.set(0, program.toString());
    return argv;
  }

  private static AgentEnd end(AcpTurn turn, Ended ended, Transcript transcript) {
    if (turn.end().isPresent()
        && !(ended.ending() instanceof Ending.Cancelled && cancelled(turn.end().get()))) {
      return turn.end().get();
    }
    return ended.ending() instanceof Ending.Exited(int code)
        ? early(turn, code, transcript)
        : AgentEnd.of(ended.ending());
  }

  // What an agent answers to a cancellation is no end of its own.
  private static boolean cancelled(AgentEnd end) {
    return !(end instanceof AgentEnd.Stopped(String reason)) || reason.equals("cancelled");
  }

  private static AgentEnd early(AcpTurn turn, int code, Transcript transcript) {
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

  private String withHint(String reason) {
    return reason + " (" + spec.configKey() + ")";
  }
}
