package dev.omk.cli;

import dev.omk.process.Cancellation;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * SIGINT, SIGTERM and SIGHUP: the command is asked to wind down, and the JVM's end waits for it.
 * The JVM then exits with 128 + signal by itself.
 *
 * <p>The state is the process's own: there is one JVM and one command in it.
 */
final class Interrupts {
  private static final long PATIENCE_SECONDS = 15;
  private static final int SIGHUP = 129;
  private static final int SIGINT = 130;
  private static final int SIGTERM = 143;

  private static final Cancellation REQUEST = new Cancellation();
  private static final CountDownLatch DONE = new CountDownLatch(1);
  private static final AtomicBoolean INSTALLED = new AtomicBoolean();
  private static final AtomicInteger CODE = new AtomicInteger();

  private static volatile Runnable last = () -> {};

  private Interrupts() {}

  /** What is done at the very end after a signal, whatever the command still does. */
  static void atTheEnd(Runnable action) {
    last = action;
  }

  /** From now on a signal asks the returned cancellation, and waits until {@link #ended}. */
  static Cancellation install() {
    if (INSTALLED.compareAndSet(false, true)) {
      Runtime.getRuntime().addShutdownHook(new Thread(Interrupts::windDown, "omk-wind-down"));
    }
    return REQUEST;
  }

  /** The command is over and has printed everything. */
  static void ended() {
    DONE.countDown();
  }

  /** The code that this process will exit with because of a signal, if one came. */
  static OptionalInt exitCode() {
    return CODE.get() == 0 ? OptionalInt.empty() : OptionalInt.of(CODE.get());
  }

  // Runs at every end of the JVM; after a normal one there is nothing to wait for.
  private static void windDown() {
    if (DONE.getCount() == 0) {
      return;
    }
    CODE.set(code());
    REQUEST.request();
    try {
      DONE.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      last.run();
    }
  }

  // The JVM does not tell a hook which signal it was, but its handler's thread has the name.
  private static int code() {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      switch (thread.getName()) {
        case "SIGTERM handler" -> {
          return SIGTERM;
        }
        case "SIGHUP handler" -> {
          return SIGHUP;
        }
        default -> {
          continue;
        }
      }
    }
    return SIGINT;
  }
}
