package dev.omk.cli;

import dev.omk.gate.GateResult;
import dev.omk.gate.GateSpec;
import dev.omk.goal.Goal;
import dev.omk.store.Event;
import dev.omk.text.Harmless;
import dev.omk.time.Durations;
import dev.omk.trace.Trace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Progress as plain lines on standard error. On a terminal the goal at work below them, elsewhere a
 * heartbeat when nothing happens.
 */
final class ProgressLines implements ClosableProgress {
  private static final int LINE = 160;
  private static final Duration HEARTBEAT = Duration.ofSeconds(30);

  private final Streams streams;
  private final Trace trace;
  private final boolean quiet;
  private final boolean verbose;
  private final Optional<LiveView> live;
  private final Duration heartbeat;
  private final Map<String, Long> running = new ConcurrentHashMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile String doing = "";
  private volatile long lastLine = System.nanoTime();

  ProgressLines(
      Streams streams, boolean quiet, boolean verbose, Trace trace, Optional<LiveView> live) {
    this(streams, quiet, verbose, trace, live, HEARTBEAT);
  }

  /**
   * @param heartbeat of so much silence something is said
   */
  ProgressLines(
      Streams streams,
      boolean quiet,
      boolean verbose,
      Trace trace,
      Optional<LiveView> live,
      Duration heartbeat) {
    this.heartbeat = heartbeat;
    this.streams = streams;
    this.trace = trace;
    this.live = live;
    this.quiet = quiet;
    this.verbose = verbose;
    if (!quiet) {
      Thread.ofVirtual().name("heartbeat").start(this::beat);
    }
  }

  @Override
  public void said(String line) {
    doing = line;
    live.ifPresent(view -> view.doing(line));
    print("* " + Harmless.line(line, LINE));
  }

  @Override
  public void gateStarted(GateSpec gate) {
    running.put(gate.name(), System.nanoTime());
    print("  gate " + Harmless.line(gate.name(), LINE) + " started");
    live.ifPresent(view -> view.started("gate", gate.name()));
  }

  @Override
  public void agentStarted(String agent) {
    live.ifPresent(view -> view.started("agent", agent));
  }

  @Override
  public void agentEnded(String agent) {
    live.ifPresent(view -> view.ended("agent", agent));
  }

  @Override
  public void happened(Goal goal, List<Event> events) {
    live.ifPresent(view -> view.goal(goal));
  }

  @Override
  public void gateFinished(GateResult result) {
    running.remove(result.gate());
    live.ifPresent(view -> view.gateEnded(result.gate(), result.passed()));
    String reason = result.outcome().reason();
    print(
        "  gate "
            + Harmless.line(result.gate(), LINE)
            + " "
            + result.outcome().status()
            + " ("
            + Durations.human(result.duration())
            + (reason.isEmpty() ? "" : ", " + Harmless.line(reason, LINE))
            + ")");
  }

  /** What gates print is in their logs and too much here; what agents say is wanted. */
  @Override
  public void output(String source, String line) {
    boolean gate = running.containsKey(source);
    if (gate) {
      live.ifPresent(view -> view.output("gate", source, line));
    } else {
      live.ifPresent(view -> view.output("agent", source, line));
    }
    if (verbose || !gate) {
      print("  " + Harmless.line(source, 40) + " | " + Harmless.line(line, LINE));
    }
  }

  private void print(String line) {
    lastLine = System.nanoTime();
    trace.note(Trace.Topic.PROGRESS, () -> line);
    if (!quiet) {
      streams.err(line);
    }
  }

  private void beat() {
    try {
      while (!closed.await(1, TimeUnit.SECONDS)) {
        Duration silence = Duration.ofNanos(System.nanoTime() - lastLine);
        live.ifPresent(LiveView::draw);
        if (live.isEmpty() && silence.compareTo(heartbeat) >= 0) {
          String gates = String.join(", ", running.keySet());
          String what =
              gates.isEmpty() ? (doing.isEmpty() ? "" : "; last: " + doing) : ": " + gates;
          print("  still at work" + Harmless.line(what, LINE));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    live.ifPresent(LiveView::close);
  }
}
