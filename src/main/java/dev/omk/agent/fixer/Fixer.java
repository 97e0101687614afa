package dev.omk.agent.fixer;

import dev.omk.agent.Agent;
import dev.omk.agent.AgentEnd;
import dev.omk.agent.AgentProgram;
import dev.omk.agent.AgentSpec;
import dev.omk.agent.AgentTurn;
import dev.omk.agent.FixRun;
import dev.omk.agent.Transcript;
import dev.omk.agent.TurnListener;
import dev.omk.agent.TurnRequest;
import dev.omk.agent.Usage;
import dev.omk.gate.GateSpec;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Runs the {@code fix} commands of failing gates, one at a time and each only once. Whether they
 * helped is for the next verification to say.
 *
 * <p>A fix is as trusted as its gate: it gets the caller's environment, but nothing of omk's.
 */
public final class Fixer implements Agent {
  private final ProcessRunner runner;
  private final CallerEnvironment caller;
  private final Supplier<LogFilter> filters;

  /**
   * @param filters redact the transcript, one for each stream
   */
  public Fixer(ProcessRunner runner, CallerEnvironment caller, Supplier<LogFilter> filters) {
    this.runner = runner;
    this.caller = caller;
    this.filters = filters;
  }

  /** The gates among these that have something to run. */
  public static List<GateSpec> fixable(List<GateSpec> gates) {
    return gates.stream().filter(gate -> !gate.fix().isEmpty()).toList();
  }

  @Override
  public String name() {
    return AgentSpec.Fixer.NAME;
  }

  @Override
  public AgentTurn take(TurnRequest request, TurnListener listener, Cancellation cancellation)
      throws InterruptedException {
    long start = System.nanoTime();
    List<FixRun> runs = new ArrayList<>();
    List<String> left = new ArrayList<>();
    Transcript transcript = new Transcript(request.runDirectory(), filters, listener);
    try (transcript) {
      for (List<GateSpec> same : apart(request.failing())) {
        GateSpec gate = same.getFirst();
        if (cancellation.requested()) {
          break;
        }
        transcript.note("[fix of gate " + gate.name() + "] " + line(gate));
        Ended ended = run(gate, request, transcript, cancellation);
        ended.leftRunning().stream().map(RunningProcess::commandLine).forEach(left::add);
        AgentEnd end = AgentEnd.of(ended.ending());
        transcript.note("[" + end.summary() + "]");
        runs.add(new FixRun(gate.name(), line(gate), end, ended.elapsed()));
      }
    }
    Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
    return new AgentTurn(
        name(),
        end(runs, cancellation),
        elapsed,
        Usage.none(),
        lastWords(runs),
        "",
        left,
        AgentTurn.TRANSCRIPT,
        "",
        List.of(),
        runs);
  }

  /** The gates that have something to run, those with the same to run together. */
  public static List<List<GateSpec>> apart(List<GateSpec> gates) {
    Map<List<Object>, List<GateSpec>> fixes = new LinkedHashMap<>();
    for (GateSpec gate : fixable(gates)) {
      List<Object> what = List.of(gate.fix(), gate.workdir(), gate.env());
      fixes.computeIfAbsent(what, key -> new ArrayList<>()).add(gate);
    }
    return List.copyOf(fixes.values());
  }

  private static String line(GateSpec gate) {
    return Harmless.line(String.join(" ", gate.fix()), 200);
  }

  private Ended run(
      GateSpec gate, TurnRequest request, Transcript transcript, Cancellation cancellation)
      throws InterruptedException {
    Path directory = request.workTree().resolve(gate.workdir()).normalize();
    if (!directory.startsWith(request.workTree().normalize()) || !Files.isDirectory(directory)) {
      return notStarted("no directory '" + Harmless.line(gate.workdir(), 200) + "'");
    }
    Map<String, String> environment = environment(gate);
    String path = environment.getOrDefault("PATH", caller.path());
    return switch (AgentProgram.find(gate.fix().getFirst(), directory, request.workTree(), path)) {
      case AgentProgram.Missing(String reason) -> notStarted(reason);
      case AgentProgram.Found(Path file) -> {
        List<String> argv = new ArrayList<>(gate.fix());
        argv.set(0, file.toString());
        yield runner.run(
            request
                .confinement()
                .confine(
                    new Command(
                        argv,
                        directory,
                        environment,
                        gate.timeout(),
                        Duration.ZERO,
                        new Stdin.Empty(),
                        request.token()),
                    List.of()),
            transcript,
            cancellation);
      }
    };
  }

  private static Ended notStarted(String reason) {
    return new Ended(new Ending.NotStarted(reason), Duration.ZERO, List.of());
  }

  private Map<String, String> environment(GateSpec gate) {
    Map<String, String> environment = new TreeMap<>(caller.variables());
    environment.keySet().removeIf(name -> name.startsWith("OMK_"));
    environment.putAll(gate.env());
    return environment;
  }

  /** The first end that is not a plain success speaks for all. */
  private static AgentEnd end(List<FixRun> runs, Cancellation cancellation) {
    if (cancellation.requested()) {
      return new AgentEnd.Cancelled();
    }
    AgentEnd success = new AgentEnd.Exited(0);
    return runs.stream()
        .map(FixRun::end)
        .filter(end -> !end.equals(success))
        .findFirst()
        .orElse(success);
  }

  private static String lastWords(List<FixRun> runs) {
    return runs.isEmpty()
        ? "no failing gate has a fix command"
        : String.join("\n", runs.stream().map(FixRun::summary).toList());
  }
}
