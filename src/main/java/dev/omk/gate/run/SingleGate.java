package dev.omk.gate.run;

import dev.omk.gate.GateFinding;
import dev.omk.gate.GateOutcome;
import dev.omk.gate.GateResult;
import dev.omk.gate.GateSpec;
import dev.omk.gate.ProgramPin;
import dev.omk.gate.TestResult;
import dev.omk.gate.report.Excerpt;
import dev.omk.log.LogFilter;
import dev.omk.process.Cancellation;
import dev.omk.process.Command;
import dev.omk.process.Ended;
import dev.omk.process.Ending;
import dev.omk.process.ProcessRunner;
import dev.omk.process.RunningProcess;
import dev.omk.process.Stdin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Runs one gate to its result: checks, attempts, log, reports. */
final class SingleGate {
  private final GateRun run;
  private final GateSpec gate;
  private final Path log;
  private final String token;
  private final Supplier<LogFilter> filters;
  private final ProgramPins pins;
  private final KnownPasses passes;
  private final GateListener listener;
  private final InstantSource clock;

  SingleGate(
      GateRun run,
      int number,
      Supplier<LogFilter> filters,
      ProgramPins pins,
      KnownPasses passes,
      GateListener listener,
      InstantSource clock) {
    this.run = run;
    this.gate = run.gates().get(number - 1);
    // One for each: what a gate left is told from what those beside it still do.
    this.token = run.token() + "." + number;
    this.log = run.logDirectory().resolve(LogNames.of(number, gate.name()));
    this.filters = filters;
    this.pins = pins;
    this.passes = passes;
    this.listener = listener;
    this.clock = clock;
  }

  GateResult run(Cancellation cancellation) throws InterruptedException {
    Instant startedAt = clock.instant();
    Optional<String> obstacle = obstacle();
    if (obstacle.isPresent()) {
      return withoutRun(gate, new GateOutcome.Errored(obstacle.get()), startedAt, filters);
    }
    try {
      Optional<String> key = key();
      Optional<GateResult> known = key.flatMap(passes::find);
      if (known.isPresent()) {
        return cached(known.get(), startedAt);
      }
      GateResult result = result(attempts(cancellation), startedAt);
      // Only a pass without a doubt, on inputs that were there all the time.
      if (result.outcome() instanceof GateOutcome.Passed && key.isPresent() && key.equals(key())) {
        passes.keep(key.get(), result);
      }
      return result;
    } catch (IOException | UncheckedIOException e) {
      return withoutRun(gate, new GateOutcome.Errored(inputOutput(e)), startedAt, filters);
    }
  }

  private Optional<String> key() throws IOException {
    return gate.inputs().isEmpty()
        ? Optional.empty()
        : InputKey.of(gate, run.workTree(), pins.pin(gate), pins.named(gate));
  }

  /** With the tests of that time, for their comparison with the base. */
  private GateResult cached(GateResult known, Instant at) {
    return new GateResult(
        gate.name(),
        commandLine(gate, filters),
        gate.decides(),
        new GateOutcome.Cached(known.startedAt().plus(known.duration())),
        known.exitCode(),
        at,
        Duration.ZERO,
        "",
        "",
        known.tests(),
        known.findings(),
        List.of());
  }

  /** The result of a gate of which nothing was started. */
  static GateResult withoutRun(
      GateSpec gate, GateOutcome outcome, Instant at, Supplier<LogFilter> filters) {
    return new GateResult(
        gate.name(),
        commandLine(gate, filters),
        gate.decides(),
        outcome,
        null,
        at,
        Duration.ZERO,
        "",
        "",
        List.of(),
        List.of(),
        List.of());
  }

  /** As a person would type it, without the secrets that a definition may hold. */
  private static String commandLine(GateSpec gate, Supplier<LogFilter> filters) {
    return filters.get().text(gate.commandLine());
  }

  private static String inputOutput(Exception e) {
    return "log, program or reports: " + e.getClass().getSimpleName() + ": " + e.getMessage();
  }

  /** What keeps the gate from being run at all. */
  private Optional<String> obstacle() {
    Path directory = run.workTree().resolve(gate.workdir());
    if (!Files.isDirectory(directory)) {
      return Optional.of(GateResult.NO_DIRECTORY + "not found: " + gate.workdir());
    }
    try {
      if (!directory.toRealPath().startsWith(run.workTree().toRealPath())) {
        return Optional.of(GateResult.NO_DIRECTORY + "is outside the work tree: " + gate.workdir());
      }
      ProgramPin pin = run.programs().get(gate.name());
      return pin == null ? Optional.empty() : pins.objection(gate, pin);
    } catch (IOException | UncheckedIOException e) {
      return Optional.of(inputOutput(e));
    }
  }

  private List<Attempt> attempts(Cancellation cancellation)
      throws IOException, InterruptedException {
    List<Attempt> attempts = new ArrayList<>();
    try (GateLog output = new GateLog(log, filters, line -> listener.output(gate, line))) {
      attempts.add(attempt(output, cancellation));
      // Where the gate itself took away what it needs, its failure is what there is to say.
      while (attempts.size() <= gate.retries()
          && attempts.getLast().mayBeRetried()
          && obstacle().isEmpty()) {
        output.note("attempt %d of %d".formatted(attempts.size() + 1, gate.retries() + 1));
        attempts.add(attempt(output, cancellation));
      }
    }
    return attempts;
  }

  private Attempt attempt(GateLog output, Cancellation cancellation)
      throws IOException, InterruptedException {
    output.begin();
    ProcessRunner runner = new ProcessRunner();
    if (gate.reports().isEmpty()) {
      Ended ended =
          runner.run(command(gate.argv(), environment(), List.of()), output, cancellation);
      output.finishStreams();
      return Attempt.of(gate, ended, said(ended, output), output.stderrEnd());
    }
    try (ReportFiles reports = ReportFiles.moveAway(run.workTree(), gate.reports(), run.aside())) {
      Instant start = clock.instant();
      Ended ended = runner.run(commandWith(reports.privateFolder()), output, cancellation);
      output.finishStreams();
      ImportedReports imported = ImportedReports.read(reports, start, places(), filters);
      return Attempt.of(gate, ended, imported, output.stderrEnd());
    }
  }

  private ImportedReports said(Ended ended, GateLog output) throws IOException {
    boolean exitZero = ended.ending() instanceof Ending.Exited(int code) && code == 0;
    List<TestResult> tests = output.summary().tests(exitZero);
    if (tests.stream().noneMatch(test -> !test.file().isEmpty())) {
      return ImportedReports.said(tests);
    }
    Places places = places();
    return ImportedReports.said(tests.stream().map(places::resolved).toList());
  }

  private Command commandWith(Path reportFolder) {
    Map<String, String> environment = environment();
    environment.put(ReportFiles.VARIABLE, reportFolder.toString());
    String folder = reportFolder.toString();
    String named = gate.shellLine().isEmpty() ? folder : inShell(folder);
    List<String> argv = new ArrayList<>(gate.argv());
    argv.replaceAll(arg -> arg.replace(GateSpec.REPORTS, named));
    return command(argv, environment, List.of(reportFolder));
  }

  // As it is, it means the same in any quotes; a temporary folder with blanks is rare.
  private static String inShell(String folder) {
    return folder.matches("[\\w./-]+") ? folder : "\"$" + ReportFiles.VARIABLE + "\"";
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(run.environment());
    environment.putAll(gate.env());
    return environment;
  }

  private Command command(List<String> argv, Map<String, String> environment, List<Path> writable) {
    return run.confinement()
        .confine(
            new Command(
                argv,
                run.workTree().resolve(gate.workdir()),
                environment,
                gate.timeout(),
                Duration.ZERO,
                new Stdin.Empty(),
                token),
            writable);
  }

  private Places places() throws IOException {
    return new Places(run.workTree(), gate.workdir());
  }

  /** What reports say; where they lead to no failure, the places that its output names too. */
  private List<GateFinding> findings(Attempt last, List<GateFinding> said) throws IOException {
    if (last.outcome().passed() || last.reports().leadToFailures()) {
      return last.reports().findings();
    }
    Places places = places();
    return Stream.concat(
            last.reports().findings().stream(),
            said.stream()
                .filter(finding -> finding.file().isEmpty() || places.leadsSomewhere(finding))
                .map(places::resolved))
        .toList();
  }

  private GateResult result(List<Attempt> attempts, Instant startedAt) throws IOException {
    Attempt last = attempts.getLast();
    boolean silent = last.outcome().passed() || gate.hidden();
    Optional<Excerpt> excerpt =
        silent ? Optional.empty() : Optional.of(Excerpt.of(last.reports().errorLines(), log));
    GateOutcome outcome =
        last.outcome().passed() && attempts.size() > 1
            ? new GateOutcome.Flaky(attempts.size(), true)
            : last.outcome();
    return new GateResult(
        gate.name(),
        commandLine(gate, filters),
        gate.decides(),
        outcome,
        last.exitCode(),
        startedAt,
        attempts.stream().map(Attempt::elapsed).reduce(Duration.ZERO, Duration::plus),
        logPath(),
        excerpt.map(Excerpt::text).orElse(""),
        last.reports().tests(),
        gate.hidden() ? List.of() : findings(last, excerpt.map(Excerpt::places).orElse(List.of())),
        attempts.stream()
            .flatMap(attempt -> attempt.leftRunning().stream())
            .map(RunningProcess::commandLine)
            .map(text -> filters.get().text(text))
            .toList());
  }

  private String logPath() {
    return run.logPrefix().isEmpty()
        ? log.getFileName().toString()
        : run.logPrefix() + "/" + log.getFileName();
  }
}
