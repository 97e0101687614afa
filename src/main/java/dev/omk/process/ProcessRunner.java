package dev.omk.process;

import java.time.Duration;
import java.util.List;

/**
 * Runs programs to their end, and ends what they leave behind. Thread-safe; a run uses the thread
 * that calls and no other.
 *
 * <p>A run is over when the program itself has ended, whoever still holds its pipes. A timeout, no
 * output for too long, a cancellation and an interrupt end the whole tree: SIGTERM, up to one
 * second of grace, SIGKILL, until nobody is left.
 *
 * <p>What is found, for a command with a token (package documentation has the limits): on Linux
 * everything below the program, in its session or in sessions opened below it, everything that
 * carries the token, and orphans that cleared their environment. Elsewhere: what was seen below it
 * while it ran. A command without a token is a short helper: after it ended by itself nothing is
 * looked for, else what is below it is ended.
 */
public final class ProcessRunner {
  // One for all runners, as LiveRuns is: who watches wants to hear of every program.
  private static volatile RunListener listener = RunListener.NONE;

  /** Makes a runner; all runners of a JVM know each other's processes. */
  public ProcessRunner() {}

  /**
   * Gets ready for programs with a token, by a thread of its own. The first of them would do it and
   * takes some 30 milliseconds longer for it; this is for who knows that one will come.
   */
  public static void prepare() {
    Thread.ofPlatform().name("prepare").daemon().start(LiveRuns.OF_THIS_JVM::prepare);
  }

  /** From now on {@code heard} is told of the runs of every runner in this JVM. */
  public static void listen(RunListener heard) {
    listener = heard;
  }

  /**
   * Runs a program and returns when it and everything below it is gone.
   *
   * @param sink takes its output, in this thread, at most 64 KiB at a time; what it throws ends the
   *     tree and is passed on
   * @param cancellation ends the tree, within some 20 milliseconds and the grace
   * @throws InterruptedException after the tree was ended
   */
  public Ended run(Command command, OutputSink sink, Cancellation cancellation)
      throws InterruptedException {
    if (cancellation.requested()) {
      return new Ended(new Ending.Cancelled(), Duration.ZERO, List.of());
    }
    RunListener told = listener;
    return switch (new Launch(command).start()) {
      case Launch.Outcome.Started(LiveRuns.Started started) -> {
        long pid = started.process().pid();
        told.started(command, pid);
        Ended ended = new Run(command, started, sink, cancellation).untilGone();
        told.ended(command, pid, ended);
        yield ended;
      }
      case Launch.Outcome.Refused(String reason) -> {
        told.refused(command, reason);
        yield new Ended(new Ending.NotStarted(reason), Duration.ZERO, List.of());
      }
    };
  }

  /**
   * Runs a program and keeps what it prints.
   *
   * @param limitBytes how much of each stream is kept, from its start
   * @throws InterruptedException after the tree was ended
   */
  public Captured capture(Command command, int limitBytes) throws InterruptedException {
    CaptureSink sink = new CaptureSink(limitBytes);
    Ended ended = run(command, sink, new Cancellation());
    return sink.captured(ended.ending());
  }
}
