package dev.omk.process;

import java.time.Duration;

/** Waiting that an interrupt does not cut short, because ending processes must be finished. */
final class Pause {
  private Pause() {}

  /** Waits; an interrupt that comes meanwhile is kept for whoever waits next. */
  static void uninterrupted(Duration duration) {
    long end = System.nanoTime() + duration.toNanos();
    boolean interrupted = false;
    for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      try {
        Thread.sleep(Duration.ofNanos(left));
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
