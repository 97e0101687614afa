package dev.omk.control.read;

import dev.omk.control.read.GoalReader.Listed;
import dev.omk.goal.GoalId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Reads many goals with as many threads as there are cores; a few of them with none but its own.
 */
final class ListedGoals implements Runnable {
  private static final int WORTH_A_THREAD = 200;
  private static final int MOST_THREADS = 8;

  private final Function<GoalId, Listed> reading;
  private final List<String> ids;
  private final Listed[] read;
  private final AtomicInteger next = new AtomicInteger();

  ListedGoals(Function<GoalId, Listed> reading, List<String> ids) {
    this.reading = reading;
    this.ids = ids;
    this.read = new Listed[ids.size()];
  }

  /** All of them, in order. */
  List<Listed> read() throws InterruptedException {
    List<Thread> helpers = helpers();
    for (Thread helper : helpers) {
      helper.start();
    }
    run();
    for (Thread helper : helpers) {
      helper.join();
    }
    List<Listed> all = new ArrayList<>(read.length);
    for (int i = 0; i < read.length; i++) {
      // A helper that met a defect left it open: here the defect reaches whoever asked.
      all.add(read[i] == null ? one(i) : read[i]);
    }
    return all;
  }

  private List<Thread> helpers() {
    int cores = Math.min(Runtime.getRuntime().availableProcessors(), MOST_THREADS);
    List<Thread> helpers = new ArrayList<>();
    for (int i = 1; i < Math.min(cores, ids.size() / WORTH_A_THREAD); i++) {
      Thread helper = new Thread(this, "list-" + i);
      helper.setDaemon(true);
      helper.setUncaughtExceptionHandler(new Left());
      helpers.add(helper);
    }
    return helpers;
  }

  /** See {@link #read()}. */
  private static final class Left implements Thread.UncaughtExceptionHandler {
    @Override
    public void uncaughtException(Thread thread, Throwable defect) {}
  }

  @Override
  public void run() {
    for (int i = next.getAndIncrement(); i < read.length; i = next.getAndIncrement()) {
      read[i] = one(i);
    }
  }

  private Listed one(int index) {
    return reading.apply(new GoalId(ids.get(index)));
  }
}
