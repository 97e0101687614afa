package dev.omk.control.workspace;

import dev.omk.git.Git;
import dev.omk.process.CallerEnvironment;
import dev.omk.process.ProcessRunner;
import dev.omk.store.Storage;
import dev.omk.trace.Trace;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * What is around omk: handed in once, so that nothing else asks the system.
 *
 * @param environment that omk was called with
 * @param directory the working directory, absolute; {@code -C} is resolved already
 * @param runner starts programs
 * @param storage files and clock
 * @param trace is told what is appended
 */
public record World(
    CallerEnvironment environment,
    Path directory,
    ProcessRunner runner,
    Storage storage,
    Trace trace) {

  /** The real one. */
  public static World of(CallerEnvironment environment, Path directory) {
    return of(environment, directory, Trace.OFF);
  }

  /** The real one, told of to the verbose log. */
  public static World of(CallerEnvironment environment, Path directory, Trace trace) {
    return new World(environment, directory, new ProcessRunner(), Storage.real(), trace);
  }

  /** The same one seen from another directory. */
  public World in(Path other) {
    return new World(environment, other, runner, storage, trace);
  }

  /** The time. */
  public Instant now() {
    return storage.clock().instant();
  }

  /** The git program, if there is one. */
  public Optional<Git> git() {
    return Git.find(runner, environment.variables());
  }
}
