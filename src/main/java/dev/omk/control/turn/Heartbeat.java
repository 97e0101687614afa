package dev.omk.control.turn;

import dev.omk.error.OmkException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Does something again and again until it is closed, for others to see that we are alive. */
public final class Heartbeat {
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;

  private Heartbeat(Duration period, Runnable beat) {
    thread = Thread.ofVirtual().name("heartbeat").start(() -> beat(period, beat));
  }

  /** Begins; the first beat comes after the first period. */
  public static Heartbeat begin(Duration period, Runnable beat) {
    return new Heartbeat(period, beat);
  }

  private void beat(Duration period, Runnable beat) {
    try {
      while (!closed.await(period.toMillis(), TimeUnit.MILLISECONDS)) {
        beat.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (OmkException e) {
      // What cannot be recorded now cannot be recorded at the end of the turn, which says why.
      closed.countDown();
    }
  }

  /** Ends; no beat comes afterwards. */
  public void close() {
    closed.countDown();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
