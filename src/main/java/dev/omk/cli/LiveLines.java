package dev.omk.cli;

import dev.omk.text.Columns;
import dev.omk.time.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What runs at this moment: a line each below everything else on a terminal. Thread-safe. */
final class LiveLines {
  private final Streams streams;
  private final int width;
  private final Map<String, Long> running = new LinkedHashMap<>();

  /**
   * Lines on standard error, which is a terminal.
   *
   * @param width its columns; a line that wraps could not be taken back
   */
  LiveLines(Streams streams, int width) {
    this.streams = streams;
    this.width = width;
  }

  /** Something runs from now on. */
  synchronized void started(String what, long nanoTime) {
    running.put(what, nanoTime);
    draw(nanoTime);
  }

  /** It does not any more. */
  synchronized void ended(String what, long nanoTime) {
    running.remove(what);
    draw(nanoTime);
  }

  /** Shows how long each of them has run. */
  synchronized void draw(long nanoTime) {
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, Long> one : running.entrySet()) {
      Duration elapsed = Duration.ofSeconds((nanoTime - one.getValue()) / 1_000_000_000L);
      String time = "  " + Durations.human(elapsed);
      int left = Math.max(1, width - 1 - time.length());
      lines.add(Columns.cut("  … " + one.getKey(), left) + time);
    }
    streams.live(lines);
  }

  /** Takes them back. */
  synchronized void clear() {
    running.clear();
    streams.live(List.of());
  }
}
