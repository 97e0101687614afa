package dev.omk.process;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** A request to stop, made once and seen by everything that runs under it. Thread-safe. */
public final class Cancellation {
  private final AtomicBoolean requested = new AtomicBoolean();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /** Asks to stop; the second and later calls do nothing. */
  public void request() {
    if (requested.compareAndSet(false, true)) {
      listeners.forEach(Runnable::run);
    }
  }

  /** Whether it was asked for. */
  public boolean requested() {
    return requested.get();
  }

  /** Runs {@code action} when asked to stop, or at once if that already happened. */
  public void onRequest(Runnable action) {
    listeners.add(action);
    if (requested() && listeners.remove(action)) {
      action.run();
    }
  }

  /** Takes back {@link #onRequest}. */
  public void remove(Runnable action) {
    listeners.remove(action);
  }
}
