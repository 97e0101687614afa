package dev.omk.worktree;

import dev.omk.error.OmkException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several things done at once, each by a thread of its own. */
final class AtOnce {
  private AtOnce() {}

  /**
   * Returns when all are over, with their results in the order of the tasks. The first failure in
   * this order is thrown; an interrupt is passed on to all.
   */
  static <T> List<T> all(List<? extends Callable<T>> tasks)
      throws IOException, InterruptedException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<T> results = new ArrayList<>();
      for (Future<T> task : threads.invokeAll(tasks)) {
        results.add(task.get());
      }
      return results;
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case OmkException failure -> throw failure;
        case IOException failure -> throw failure;
        case InterruptedException interrupt -> throw interrupt;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }
}
