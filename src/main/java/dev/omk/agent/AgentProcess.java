package dev.omk.agent;

import dev.omk.log.LogFilter;
import dev.omk.process.CallerEnvironment;
import dev.omk.process.Cancellation;
import dev.omk.process.Command;
import dev.omk.process.Ended;
import dev.omk.process.OutputSink;
import dev.omk.process.ProcessRunner;
import dev.omk.process.RunningProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The program of an agent, which lives for one turn: looked up, started in an environment of its
 * own with a copy of the prompt, and heard to its end. How it is spoken to is its {@link Speech}.
 */
public final class AgentProcess {
  private final AgentSpec.Program spec;
  private final ProcessRunner runner;
  private final CallerEnvironment caller;
  private final Supplier<LogFilter> filters;

  /**
   * @param filters redact the transcript, one for each stream
   */
  public AgentProcess(
      AgentSpec.Program spec,
      ProcessRunner runner,
      CallerEnvironment caller,
      Supplier<LogFilter> filters) {
    this.spec = spec;
    this.runner = runner;
    this.caller = caller;
    this.filters = filters;
  }

  /** What is found and made for a turn before its program starts. */
  public record Start(Path program, Map<String, String> environment, Path promptFile) {}

  /** One turn's way of speaking with a program. */
  public interface Speech {
    /** What is to be started. */
    Command command(Start start);

    /** Hears what the program prints. */
    OutputSink ear();

    /** What it means that the process ended so. */
    AgentEnd end(Ended ended);

    /** What the turn cost, as far as it is known. */
    Usage usage();

    /** By what the agent can be asked to go on; empty where it keeps nothing. */
    default String session() {
      return "";
    }

    /** What it asked for and what it was told. */
    default List<Permission> permissions() {
      return List.of();
    }
  }

  /** Takes a turn, spoken as the speech has it that is made with the turn's transcript. */
  public AgentTurn take(
      TurnRequest request,
      TurnListener listener,
      Cancellation cancellation,
      Function<Transcript, Speech> speeches)
      throws InterruptedException {
    Map<String, String> environment = AgentEnvironment.of(caller, spec.passEnv(), spec.env());
    String path = environment.getOrDefault("PATH", caller.path());
    Path tree = request.workTree();
    return switch (AgentProgram.find(spec.argv().getFirst(), tree, tree, path)) {
      case AgentProgram.Found(Path program) -> {
        Transcript transcript = new Transcript(request.runDirectory(), filters, listener);
        Speech speech = speeches.apply(transcript);
        Ended ended = run(request, program, environment, speech, transcript, cancellation);
        yield turn(speech, ended, transcript);
      }
      case AgentProgram.Missing(String reason) -> notStarted(reason);
    };
  }

  private Ended run(
      TurnRequest request,
      Path program,
      Map<String, String> environment,
      Speech speech,
      Transcript transcript,
      Cancellation cancellation)
      throws InterruptedException {
    try (transcript;
        PromptCopy prompt = new PromptCopy(request.prompt(), caller)) {
      Path copy = prompt.file();
      Command command =
          speech.command(
              new Start(program, AgentEnvironment.ofTurn(environment, request, copy), copy));
      return runner.run(
          request.confinement().confine(command, List.of()), speech.ear(), cancellation);
    }
  }

  private AgentTurn turn(Speech speech, Ended ended, Transcript transcript) {
    if (AgentEnd.of(ended.ending()) instanceof AgentEnd.NotStarted(String reason)) {
      return notStarted(reason);
    }
    return new AgentTurn(
        spec.name(),
        speech.end(ended),
        ended.elapsed(),
        speech.usage(),
        transcript.lastWords(),
        transcript.answer(),
        ended.leftRunning().stream().map(RunningProcess::commandLine).toList(),
        AgentTurn.TRANSCRIPT,
        speech.session(),
        speech.permissions(),
        List.of());
  }

  private AgentTurn notStarted(String reason) {
    return AgentTurn.notStarted(spec.name(), reason + " (" + spec.configKey() + ")");
  }
}
