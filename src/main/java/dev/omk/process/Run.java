package dev.omk.process;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Follows one program from its start until nothing of it is left. */
final class Run {
  private static final long SHORTEST_WAIT = Duration.ofNanos(250_000).toNanos();
  private static final long LONGEST_WAIT = Duration.ofMillis(20).toNanos();
  private static final long FIRST_LOOK = Duration.ofMillis(50).toNanos();
  private static final long LONGEST_LOOK = Duration.ofSeconds(1).toNanos();

  private final Command command;
  private final Cancellation cancellation;
  private final Process process;
  private final Lineage lineage;
  private final OutputPipe stdout;
  private final OutputPipe stderr;
  private final Parting parting;
  private final @Nullable ProgramInput input;
  private boolean goneByItself;
  private final long start = System.nanoTime();
  private long lastOutput = start;
  private long nextLook = start + FIRST_LOOK;
  private long lookEvery = FIRST_LOOK;

  Run(Command command, LiveRuns.Started started, OutputSink sink, Cancellation cancellation) {
    this.command = command;
    this.cancellation = cancellation;
    this.process = started.process();
    this.lineage = started.lineage();
    byte[] chunk = new byte[OutputPipe.CHUNK_BYTES];
    stdout = new OutputPipe(process.getInputStream(), OutputSink.Stream.STDOUT, sink, chunk);
    stderr = new OutputPipe(process.getErrorStream(), OutputSink.Stream.STDERR, sink, chunk);
    parting = new Parting(command.stdin());
    input =
        command.stdin() instanceof Stdin.Talk ? new ProgramInput(process.getOutputStream()) : null;
  }

  /** Returns when the program has ended and all that it started is gone. */
  Ended untilGone() throws InterruptedException {
    // Java drains a dead program's pipes into memory, without a bound while a descendant writes to
    // them; it needs these monitors for that, and gets them when the pipes are closed.
    synchronized (process.getInputStream()) {
      synchronized (process.getErrorStream()) {
        boolean left = false;
        try {
          if (input != null) {
            parting.converse(input);
          }
          Ended ended = ended(follow());
          left = true;
          return ended;
        } finally {
          if (!left) {
            endTree(() -> {}); // an interrupt, or a sink that failed
          }
          stdout.close();
          stderr.close();
          if (input != null) {
            input.close();
          }
          LiveRuns.OF_THIS_JVM.forget(lineage);
        }
      }
    }
  }

  private Ending follow() throws InterruptedException {
    long wait = 0;
    while (!process.waitFor(wait, TimeUnit.NANOSECONDS)) {
      Optional<Ending> early = parting.begun() ? overdue() : earlyEnding();
      if (early.isPresent() && (parting.begun() || !part(early.get()))) {
        return early.get();
      }
      wait = pump() ? 0 : Math.clamp(wait * 2, SHORTEST_WAIT, LONGEST_WAIT);
      look();
    }
    goneByItself = true;
    return parting.endedBy(process.exitValue());
  }

  private Optional<Ending> overdue() {
    parting.said();
    return parting.over();
  }

  /** Whether the program gets the time to go by itself; who is below it is noted before. */
  private boolean part(Ending why) {
    nextLook = System.nanoTime();
    look();
    return parting.begin(why);
  }

  private Optional<Ending> earlyEnding() {
    long now = System.nanoTime();
    if (cancellation.requested()) {
      return Optional.of(new Ending.Cancelled());
    }
    if (now - start >= nanos(command.timeout())) {
      return Optional.of(new Ending.TimedOut(command.timeout()));
    }
    boolean watched = command.idleTimeout().isPositive();
    return watched && now - lastOutput >= nanos(command.idleTimeout())
        ? Optional.of(new Ending.Idle(command.idleTimeout()))
        : parting.said();
  }

  private boolean pump() {
    boolean some = stdout.pump();
    some |= stderr.pump();
    if (some) {
      lastOutput = System.nanoTime();
    }
    return some;
  }

  /** Notes who is below, so that those are known when their parents are gone. */
  private void look() {
    long now = System.nanoTime();
    if (!command.token().isEmpty() && now - nextLook >= 0) {
      LiveRuns.OF_THIS_JVM.membersOf(lineage);
      lookEvery = Math.min(lookEvery * 2, LONGEST_LOOK);
      nextLook = System.nanoTime() + lookEvery;
    }
  }

  private Ended ended(Ending ending) {
    if (goneByItself) {
      Duration elapsed = elapsed();
      stdout.drain();
      stderr.drain();
      return new Ended(ending, elapsed, endRest());
    }
    return switch (ending) {
      case Ending.Exited said -> endEarly(said);
      case Ending.TimedOut early -> endEarly(early);
      case Ending.Idle early -> endEarly(early);
      case Ending.Cancelled early -> endEarly(early);
      case Ending.NotStarted never -> new Ended(never, Duration.ZERO, List.of());
    };
  }

  private List<RunningProcess> endRest() {
    lineage.rootEnded();
    if (command.token().isEmpty()) {
      return List.of();
    }
    TreeEnding rest = new TreeEnding(() -> LiveRuns.OF_THIS_JVM.allOf(lineage), () -> {});
    rest.end();
    return rest.found().stream().filter(this::isOfTheProgram).toList();
  }

  private Ended endEarly(Ending ending) {
    Collection<RunningProcess> stubborn = endTree(this::pump);
    Duration elapsed = elapsed();
    stdout.drain();
    stderr.drain();
    return new Ended(ending, elapsed, List.copyOf(stubborn));
  }

  private Collection<RunningProcess> endTree(Runnable meanwhile) {
    Supplier<List<ProcessEntry>> living =
        () -> {
          if (!process.isAlive()) {
            lineage.rootEnded();
          }
          return LiveRuns.OF_THIS_JVM.allOf(lineage);
        };
    TreeEnding tree = new TreeEnding(living, meanwhile);
    tree.end();
    return tree.killed().values().stream()
        .filter(killed -> killed.pid() != process.pid() && isOfTheProgram(killed))
        .toList();
  }

  /** Not the wrapper, which may stay for as long as what the program left: that is to be named. */
  private boolean isOfTheProgram(RunningProcess found) {
    return command.wrapper().isEmpty()
        || !CommandLines.begins(found.commandLine(), command.wrapper());
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** Saturating: a duration of centuries is as good as none. */
  private static long nanos(Duration duration) {
    return TimeUnit.NANOSECONDS.convert(duration);
  }
}
