package dev.omk.control.deliver;

import dev.omk.control.session.GoalSession;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Time between two looks at a forge, which ends early when the controller is to stop. */
final class Pausing {
  private Pausing() {}

  /** Waits so long; whoever waits looks afterwards whether it is to stop, and why. */
  static void of(GoalSession session, Duration time) throws InterruptedException {
    CountDownLatch stopped = new CountDownLatch(1);
    Runnable wake = stopped::countDown;
    session.cancellation().onRequest(wake);
    try {
      if (stopped.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
        return; // Whoever waits sees why.
      }
    } finally {
      session.cancellation().remove(wake);
    }
  }
}
