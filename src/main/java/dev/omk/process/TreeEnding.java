package dev.omk.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Ends processes: asks them with SIGTERM, waits a short grace, then kills with SIGKILL, and looks
 * again until nobody new turns up. Bounded, because some cannot be killed (another user's, or stuck
 * in the kernel). Not cut short by interrupts.
 */
final class TreeEnding {
  static final Duration GRACE = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(5);
  private static final Duration STEP = Duration.ofMillis(10);

  private final Supplier<List<ProcessEntry>> living;
  private final Runnable meanwhile;
  private final Map<ProcessKey, RunningProcess> found = new LinkedHashMap<>();
  private final Map<ProcessKey, RunningProcess> killed = new LinkedHashMap<>();

  /**
   * @param living looks who is still there
   * @param meanwhile done again and again while waiting
   */
  TreeEnding(Supplier<List<ProcessEntry>> living, Runnable meanwhile) {
    this.living = living;
    this.meanwhile = meanwhile;
  }

  /** Ends them all. */
  void end() {
    List<ProcessEntry> present = living.get();
    long graceEnd = System.nanoTime() + GRACE.toNanos();
    while (!present.isEmpty() && System.nanoTime() < graceEnd) {
      present.forEach(this::ask);
      waitWhileThere(present, graceEnd);
      present = living.get();
    }
    long end = System.nanoTime() + LONGEST.toNanos();
    while (!present.isEmpty() && System.nanoTime() < end) {
      present.forEach(this::kill);
      waitWhileThere(present, Math.min(end, System.nanoTime() + GRACE.toNanos()));
      present = living.get();
    }
  }

  /** Everybody who was there; who had gone before its name could be read ran nothing any more. */
  Collection<RunningProcess> found() {
    return found.values().stream()
        .filter(process -> !process.commandLine().equals(CommandLines.GONE))
        .toList();
  }

  /** Those that the grace was not enough for. */
  Map<ProcessKey, RunningProcess> killed() {
    return Map.copyOf(killed);
  }

  private void ask(ProcessEntry entry) {
    if (!found.containsKey(entry.key()) && !Proc.leaving(entry.pid())) {
      found.put(entry.key(), CommandLines.name(entry.key()));
      entry.key().handle().ifPresent(ProcessHandle::destroy);
    }
  }

  private void kill(ProcessEntry entry) {
    RunningProcess name = found.computeIfAbsent(entry.key(), CommandLines::name);
    killed.put(entry.key(), name);
    entry.key().handle().ifPresent(ProcessHandle::destroyForcibly);
  }

  private void waitWhileThere(List<ProcessEntry> present, long end) {
    List<ProcessEntry> waitingFor = new ArrayList<>(present);
    while (!waitingFor.isEmpty() && System.nanoTime() < end) {
      meanwhile.run();
      Pause.uninterrupted(STEP);
      waitingFor.removeIf(
          entry ->
              ProcessTable.entry(entry.pid())
                  .filter(now -> now.key().equals(entry.key()) && !now.ended())
                  .isEmpty());
    }
  }
}
