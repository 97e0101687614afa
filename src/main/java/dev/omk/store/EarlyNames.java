package dev.omk.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The names of a project's goals, read by a thread of its own while a command that reads gets
 * ready: with thousands of them the directory takes as long as parsing the command line.
 */
public final class EarlyNames {
  private final Path goals;
  private final FutureTask<Optional<List<String>>> reading;

  private EarlyNames(Path goals) {
    this.goals = goals;
    this.reading = new FutureTask<>(() -> StateDirectory.list(goals));
  }

  /**
   * Begins to read.
   *
   * @param project where a state directory may be
   */
  public static EarlyNames in(Path project) {
    EarlyNames names = new EarlyNames(project.resolve(StateDirectory.NAME).resolve("goals"));
    Thread.ofPlatform().name("names").daemon().start(names.reading);
    return names;
  }

  /** Those in this directory; empty if it is another one than was read, or cannot be read. */
  Optional<List<String>> of(Path directory) {
    if (!directory.equals(goals)) {
      return Optional.empty();
    }
    try {
      return reading.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      return Optional.empty(); // Whoever reads it now will meet the same, and say so.
    }
  }
}
