package dev.omk.control;

import dev.omk.git.Git;
import dev.omk.process.CallerEnvironment;
import dev.omk.process.ProcessRunner;
import dev.omk.store.Storage;
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
 */
public record World(
    CallerEnvironment environment, Path directory, ProcessRunner runner, Storage storage) {

  /** The real one. */
  public static World of(CallerEnvironment environment, Path directory) {
    return new World(environment, directory, new ProcessRunner(), Storage.real());
  }

  /** The time. */
  Instant now() {
    return storage.clock().instant();
  }

  /** The git program, if there is one. */
  Optional<Git> git() {
    return Git.find(runner, environment.variables());
  }
}
