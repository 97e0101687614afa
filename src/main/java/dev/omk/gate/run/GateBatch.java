package dev.omk.gate.run;

import dev.omk.gate.GateOutcome;
import dev.omk.gate.GateResult;
import dev.omk.gate.GateSpec;
import dev.omk.log.LogFilter;
import dev.omk.process.Cancellation;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** One run of many gates: starts what the schedule allows and gathers the results. */
final class GateBatch {
  private final GateRun request;
  private final Supplier<LogFilter> filters;
  private final GateListener listener;
  private final InstantSource clock;
  private final ProgramPins pins;
  private final KnownPasses passes;
  private final GateSchedule schedule;
  private final GateResult[] results;

  /** What one thread brings back. */
  private record Finished(int index, GateResult result) {}

  GateBatch(
      GateRun request,
      Supplier<LogFilter> filters,
      GateListener listener,
      InstantSource clock,
      KnownPasses passes) {
    this.passes = passes;
    this.request = request;
    this.filters = filters;
    this.listener = listener;
    this.clock = clock;
    this.pins = new ProgramPins(request.workTree(), request.environment());
    this.schedule = new GateSchedule(request.gates(), request.jobs(), request.scheduling());
    this.results = new GateResult[request.gates().size()];
  }

  /** The executor is closed only when all threads are done, so nothing outlives this call. */
  List<GateResult> run(Cancellation outer) throws InterruptedException {
    Cancellation inner = new Cancellation();
    Runnable pass = inner::request;
    outer.onRequest(pass);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      loop(new ExecutorCompletionService<>(threads), inner);
    } finally {
      inner.request();
      outer.remove(pass);
    }
    return List.of(results);
  }

  private void loop(ExecutorCompletionService<Finished> threads, Cancellation cancellation)
      throws InterruptedException {
    try {
      while (!schedule.allOver()) {
        startNext(threads, cancellation);
        noteSkipped();
        if (schedule.running() > 0) {
          Finished finished = threads.take().get();
          over(finished.index(), finished.result());
        }
      }
      noteSkipped();
    } catch (InterruptedException | RuntimeException e) {
      cancellation.request();
      throw e;
    } catch (ExecutionException e) {
      cancellation.request();
      throw new IllegalStateException("a gate could not be judged", e.getCause());
    }
  }

  private void startNext(ExecutorCompletionService<Finished> threads, Cancellation cancellation) {
    if (cancellation.requested()) {
      schedule.skipRest(GateOutcome.Skipped.CANCELLED.reason());
    }
    List<Integer> started = schedule.takeStartable();
    while (!started.isEmpty()) {
      for (int index : started) {
        start(threads, index, cancellation);
      }
      started = schedule.takeStartable();
    }
  }

  private void start(
      ExecutorCompletionService<Finished> threads, int index, Cancellation cancellation) {
    GateSpec gate = request.gates().get(index);
    if (gate.skip()) {
      over(index, skipped(gate, ""));
      return;
    }
    listener.started(gate);
    SingleGate single = new SingleGate(request, index + 1, filters, pins, passes, listener, clock);
    threads.submit(() -> new Finished(index, single.run(cancellation)));
  }

  /** One that its definition skips has that reason, whatever else would have kept it. */
  private GateResult skipped(GateSpec gate, String reason) {
    GateOutcome outcome =
        gate.skip()
            ? GateOutcome.Skipped.byDefinition(gate.origin())
            : new GateOutcome.Skipped(reason);
    return SingleGate.withoutRun(gate, outcome, clock.instant(), filters);
  }

  private void over(int index, GateResult result) {
    GateSpec gate = request.gates().get(index);
    results[index] = result;
    schedule.finished(index, result.outcome());
    listener.finished(gate, result);
    if (request.scheduling().failFast() && gate.decides() && !result.passed()) {
      schedule.skipRest("--fail-fast: %s did not pass".formatted(gate.name()));
    }
  }

  private void noteSkipped() {
    schedule
        .takeSkipped()
        .forEach(
            (index, reason) -> {
              GateSpec gate = request.gates().get(index);
              results[index] = skipped(gate, reason);
              listener.finished(gate, results[index]);
            });
  }
}
