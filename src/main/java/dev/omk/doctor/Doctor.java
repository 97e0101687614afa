package dev.omk.doctor;

import dev.omk.config.Config;
import dev.omk.config.ConfigFile;
import dev.omk.control.workspace.Workspace;
import dev.omk.control.workspace.World;
import dev.omk.error.OmkException;
import dev.omk.process.CallerEnvironment;
import dev.omk.store.StateDirectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Looks at everything that omk works with, all of it at the same time. */
public final class Doctor {
  private final CallerEnvironment environment;
  private final Path directory;
  private final Optional<Path> explicitState;
  private final Path runtime;

  /**
   * @param environment that omk was called with
   * @param directory the working directory, absolute
   * @param explicitState {@code --state-dir}
   * @param runtime where the Java runtime is
   */
  public Doctor(
      CallerEnvironment environment, Path directory, Optional<Path> explicitState, Path runtime) {
    this.environment = environment;
    this.directory = directory;
    this.explicitState = explicitState;
    this.runtime = runtime;
  }

  /**
   * Every diagnosis, in a fixed order. Takes as long as the slowest program, some seconds at most.
   */
  public List<Diagnosis> examine() throws InterruptedException {
    List<Diagnosis> all = new ArrayList<>();
    for (List<Diagnosis> found : looked(checks())) {
      found.stream().filter(one -> !isTold(all, one)).forEach(all::add);
    }
    return all;
  }

  // Whoever reads the project reads its config, too: one mistake is told once.
  private static boolean isTold(List<Diagnosis> all, Diagnosis one) {
    return one.health() instanceof Health.Broken
        && one.area().equals(ProjectCheck.AREA)
        && all.stream().anyMatch(before -> before.health().equals(one.health()));
  }

  private List<Check> checks() throws InterruptedException {
    List<Check> checks = new ArrayList<>();
    Optional<Workspace> workspace = Optional.empty();
    List<Check> troubles = new ArrayList<>();
    try {
      workspace = Optional.of(Workspace.find(World.of(environment, directory), explicitState));
    } catch (OmkException e) {
      troubles.add(broken("project", e));
    }
    Path root = workspace.map(Workspace::root).orElse(directory);
    Path state =
        workspace.map(Workspace::state).map(StateDirectory::root).orElse(root.resolve(".omk"));
    Surroundings surroundings = new Surroundings(environment, directory, root, state, runtime);
    SearchPath path = new SearchPath(surroundings);
    Probe probe = new Probe(environment, path.trusted(), Probe.TIMEOUT);
    checks.add(new GitCheck(surroundings, path, probe));
    checks.add(new GhCheck(path, probe));
    Config config = config(root, troubles);
    checks.addAll(new AgentsCheck(config, surroundings, path, probe).checks());
    checks.add(new SandboxCheck(config.sandbox(), path, probe));
    checks.addAll(troubles);
    workspace.map(ProjectCheck::new).ifPresent(checks::add);
    workspace
        .map(Workspace::state)
        .map(found -> new StateCheck(found, surroundings))
        .ifPresent(checks::add);
    checks.add(new ExecutableCheck(surroundings));
    return checks;
  }

  /** What is malformed is told; the agents are then those that nobody configured. */
  private Config config(Path root, List<Check> troubles) {
    try {
      return ConfigFile.load(root.resolve(".omk"), environment.variables());
    } catch (OmkException e) {
      troubles.add(broken("config", e));
      return Config.empty();
    }
  }

  private static Check broken(String area, OmkException e) {
    return () -> List.of(Diagnosis.of(area, new Health.Broken(e.line(), e.nextStep())));
  }

  private static List<List<Diagnosis>> looked(List<Check> checks) throws InterruptedException {
    List<List<Diagnosis>> found = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<Diagnosis>>> looking = new ArrayList<>();
      checks.forEach(check -> looking.add(threads.submit(check::look)));
      try {
        for (Future<List<Diagnosis>> one : looking) {
          found.add(one.get());
        }
      } catch (ExecutionException e) {
        throw new IllegalStateException("a check failed", e.getCause());
      } finally {
        threads.shutdownNow();
      }
    }
    return found;
  }
}
