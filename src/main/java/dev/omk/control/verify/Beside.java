package dev.omk.control.verify;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A value that a thread of its own makes while something else goes on. */
final class Beside<T> {
  private final FutureTask<T> making;

  private Beside(FutureTask<T> making) {
    this.making = making;
  }

  /** Begins to make it. */
  static <T> Beside<T> make(String what, Callable<T> how) {
    FutureTask<T> making = new FutureTask<>(how);
    Thread.ofPlatform().name(what).daemon().start(making);
    return new Beside<>(making);
  }

  /** The value, once it is made. */
  T get() throws InterruptedException {
    try {
      return making.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a thread of its own failed", e.getCause());
    }
  }
}
