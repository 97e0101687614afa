package dev.omk.control;

import dev.omk.control.session.GoalSession;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.goal.Fact;
import dev.omk.goal.GoalEvent;
import dev.omk.goal.GoalStatus;
import dev.omk.goal.Isolation;
import dev.omk.goal.NextCommand;
import dev.omk.goal.Slice;
import dev.omk.goal.Standing;
import dev.omk.plan.SlicedTasks;
import dev.omk.slice.SliceBoard;
import dev.omk.slice.SliceExecutor;
import dev.omk.slice.SliceOrder;
import dev.omk.slice.SliceResult;
import dev.omk.task.Lease;
import dev.omk.task.Task;
import dev.omk.task.TaskStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Works on the slices of a goal until all have landed, or none can go on by itself. Slices are
 * worked on at once, up to the goal's number of agents; they land one at a time.
 */
final class SliceRun {
  /** So long may agents take to end when this process is asked to. */
  private static final Duration WIND_DOWN = Duration.ofSeconds(30);

  private final GoalSession session;
  private final SliceExecutor executor;
  private final Integrator integrator;
  private final List<Thread> threads = new ArrayList<>();
  private final BlockingQueue<News> news = new LinkedBlockingQueue<>();
  private final Set<String> working = new HashSet<>();
  private final Map<String, SliceResult.Done> waiting = new HashMap<>();
  private final Map<String, Integer> returns = new HashMap<>();
  private final Set<String> blockedBefore = new HashSet<>();
  private final Map<String, Standing> stuck = new LinkedHashMap<>();
  private Optional<String> landing = Optional.empty();
  private Optional<OmkException> failure = Optional.empty();

  SliceRun(GoalSession session, SliceExecutor executor) {
    this.session = session;
    this.executor = executor;
    this.integrator = new Integrator(session);
  }

  /** What a thread of a slice reports at its end. */
  private sealed interface News {
    record Worked(String task, SliceResult result) implements News {}

    record Landed(String task, Optional<Integrator.Landing> landing) implements News {}

    record Failed(String task, OmkException why) implements News {}
  }

  /** Runs to its end; where the goal stands if not everything landed. */
  Optional<Standing> run() throws InterruptedException {
    session.worktrees().sync(session.now());
    List<Task> open = SlicedTasks.open(session.goal().tasks());
    open.stream()
        .filter(task -> task.status() == TaskStatus.BLOCKED)
        .forEach(task -> blockedBefore.add(task.id()));
    session.progress().said(told(open));
    try {
      untilNothingGoesOn();
    } catch (InterruptedException e) {
      session.cancellation().request();
      for (Thread thread : threads) {
        thread.join(WIND_DOWN);
      }
      throw e;
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
    return session.stopped() == null ? stuck.values().stream().findFirst() : Optional.empty();
  }

  private void untilNothingGoesOn() throws InterruptedException {
    while (true) {
      start();
      landNext();
      if (working.isEmpty() && landing.isEmpty()) {
        return;
      }
      heard(news.take());
    }
  }

  private String told(List<Task> open) {
    int all = SlicedTasks.slices(session.goal().tasks()).size();
    int agents = session.goal().settings().maxAgents();
    return all == 1
        ? "nothing tells how to cut the goal, so it is one slice"
        : open.size() + " of " + all + " slices to do, up to " + agents + " at once";
  }

  private boolean goesOn() {
    boolean enough = session.goal().budget().exhaustedBy(session.goal().spent()) == null;
    return session.stopped() == null && failure.isEmpty() && enough;
  }

  private void start() {
    if (!goesOn()) {
      return;
    }
    Instant now = session.world().now();
    SliceBoard board = SliceBoard.of(session.goal().tasks());
    for (Task task :
        board.starts(
            leases(working, now),
            leases(waiting.keySet(), now),
            stuck.keySet(),
            session.goal().settings().maxAgents(),
            now)) {
      Slice slice = session.slices().started(task.id());
      boolean asItIs = slice.worked() || blockedBefore.remove(task.id());
      SliceOrder order = new SliceOrder(task, slice, asItIs);
      working.add(task.id());
      thread(task.id(), () -> new News.Worked(task.id(), executor.execute(order)));
    }
  }

  // Who works on them are threads of this process: as long as it lives, they do.
  private static List<Lease> leases(Set<String> tasks, Instant now) {
    return tasks.stream().map(task -> Lease.begin(task, "omk", now)).toList();
  }

  private void landNext() {
    if (landing.isPresent() || session.stopped() != null || failure.isPresent()) {
      return;
    }
    landing = SliceBoard.of(session.goal().tasks()).lands(waiting.keySet());
    landing.ifPresent(
        id -> {
          Task task = session.goal().tasks().find(id).orElseThrow();
          SliceResult.Done work = Objects.requireNonNull(waiting.get(id));
          thread(id, () -> new News.Landed(id, integrator.land(task, work)));
        });
  }

  /** The work of a thread. */
  @FunctionalInterface
  private interface Work {
    News run() throws InterruptedException;
  }

  private void thread(String task, Work work) {
    threads.add(
        Thread.ofVirtual()
            .name("slice-" + task)
            .start(
                () -> {
                  try {
                    news.add(work.run());
                  } catch (InterruptedException e) {
                    news.add(new News.Worked(task, new SliceResult.CutOff()));
                  } catch (OmkException e) {
                    news.add(new News.Failed(task, e));
                  } catch (RuntimeException e) {
                    // Whoever waits for this thread must hear of a defect of ours, too.
                    news.add(
                        new News.Failed(
                            task, new OmkException(ErrorCode.INTERNAL, String.valueOf(e), "", e)));
                  }
                }));
  }

  private void heard(News heard) {
    switch (heard) {
      case News.Worked worked -> worked(worked.task(), worked.result());
      case News.Landed landed -> {
        landing = Optional.empty();
        waiting.remove(landed.task());
        landed.landing().ifPresent(came -> landed(landed.task(), came));
      }
      case News.Failed failed -> {
        working.remove(failed.task());
        waiting.remove(failed.task());
        landing = landing.filter(task -> !task.equals(failed.task()));
        failure = failure.isPresent() ? failure : Optional.of(failed.why());
      }
    }
  }

  private void worked(String task, SliceResult result) {
    working.remove(task);
    switch (result) {
      case SliceResult.Done work -> waiting.put(task, work);
      case SliceResult.Unfinished unfinished -> {
        Slice slice = slice(task);
        session.record(
            new Fact.SliceSentBack(
                new GoalEvent.SliceReturned(
                    task,
                    session.redactor().redact(unfinished.why()),
                    slice.commit(),
                    slice.subject())));
        sentBack(task, unfinished.why(), unfinished.agent());
      }
      case SliceResult.Stopped stopped -> stuck(task, stopped.standing(), stopped.agent());
      case SliceResult.CutOff c -> {}
    }
  }

  private void landed(String task, Integrator.Landing came) {
    if (!came.back().isEmpty()) {
      sentBack(task, came.back(), "");
    }
  }

  private void sentBack(String task, String why, String agent) {
    int times = returns.merge(task, 1, Integer::sum);
    String first = why.lines().findFirst().orElse(why);
    if (times <= SliceBoard.MOST_RETURNS) {
      session.progress().said(task + " is sent back: " + first);
      return;
    }
    Map.Entry<Path, String> place = session.slices().of(slice(task));
    stuck(
        task,
        new Standing(
            GoalStatus.BLOCKED_ON_HUMAN,
            task + " was sent back " + (times - 1) + " times, and still: " + first,
            "look at "
                + place.getKey()
                + " (branch "
                + place.getValue()
                + "), mend it there, then: "
                + NextCommand.goOn(session.goal().id())),
        agent);
  }

  private void stuck(String task, Standing standing, String agent) {
    stuck.put(task, standing);
    session.record(
        new Fact.SliceStuck(task, agent.isEmpty() ? "goal-controller" : agent, standing.reason()));
    session.progress().said(task + " stops: " + standing.reason());
  }

  private Slice slice(String task) {
    Isolation isolation = session.goal().efforts().isolation();
    return isolation.slice(task).orElseThrow();
  }
}
