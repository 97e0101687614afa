package dev.omk.gate.run;

import dev.omk.gate.GateResult;
import dev.omk.gate.GateSpec;
import dev.omk.gate.ProgramPin;
import dev.omk.gate.file.GatesFile;
import dev.omk.log.LogFilter;
import dev.omk.process.Cancellation;
import dev.omk.process.Confinement;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Runs gates written as TOML in a folder. */
record Gates(
    Path workTree, Path logs, int jobs, Supplier<LogFilter> filters, Map<String, ProgramPin> pins) {

  static Gates in(Path folder) {
    return new Gates(
        folder,
        folder.resolveSibling(folder.getFileName() + "-logs"),
        2,
        LogFilter::none,
        Map.of());
  }

  Gates withJobs(int number) {
    return new Gates(workTree, logs, number, filters, pins);
  }

  Gates withFilter(LogFilter other) {
    return new Gates(workTree, logs, jobs, () -> other, pins);
  }

  Gates withPins(Map<String, ProgramPin> programs) {
    return new Gates(workTree, logs, jobs, filters, programs);
  }

  List<GateSpec> specs(String toml) {
    return GatesFile.parse(toml, "gates.toml");
  }

  /** A gate with a shell line and further keys. */
  static String gate(String name, String line, String... keys) {
    return "[[gates]]\nname = \"%s\"\nrun = '''%s'''\n%s\n"
        .formatted(name, line, String.join("\n", keys));
  }

  List<GateResult> run(String toml) throws InterruptedException {
    return run(toml, GateListener.none(), new Cancellation());
  }

  GateResult runOne(String toml) throws InterruptedException {
    return run(toml).getFirst();
  }

  List<GateResult> run(String toml, GateListener listener, Cancellation cancellation)
      throws InterruptedException {
    return run(request(toml, Scheduling.PLAIN), listener, cancellation);
  }

  List<GateResult> run(String toml, Scheduling scheduling) throws InterruptedException {
    return run(request(toml, scheduling), GateListener.none(), new Cancellation());
  }

  private List<GateResult> run(GateRun request, GateListener listener, Cancellation cancellation)
      throws InterruptedException {
    return new GateRunner(filters, InstantSource.system()).run(request, listener, cancellation);
  }

  GateRun request(String toml, Scheduling scheduling) {
    return new GateRun(
        specs(toml),
        workTree,
        logs,
        "artifacts/gates",
        logs.resolve("aside"),
        System.getenv(),
        UUID.randomUUID().toString(),
        jobs,
        pins,
        Confinement.none(),
        scheduling);
  }

  Path log(GateResult result) {
    return logs.resolve(Path.of(result.logPath()).getFileName());
  }
}
