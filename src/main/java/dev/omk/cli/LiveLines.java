package dev.omk.cli;

import dev.omk.text.Columns;
import dev.omk.time.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What runs at this moment: a line each below everything else on a terminal. Thread-safe. */
final class LiveLines {
  private final Streams streams;
  private final int width;
  private final Map<String, Long> running = new LinkedHashMap<>();
  private final Map<String, String> said = new HashMap<>();

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

  /** The last line that it wrote, harmless; shown when the lines are drawn again. */
  synchronized void said(String what, String line) {
    if (running.containsKey(what)) {
      said.put(what, line);
    }
  }

  /** It does not any more. */
  synchronized void ended(String what, long nanoTime) {
    running.remove(what);
    said.remove(what);
    draw(nanoTime);
  }

  /** Shows how long each of them has run, and what it wrote last. */
  synchronized void draw(long nanoTime) {
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, Long> one : running.entrySet()) {
      Duration elapsed = Duration.ofSeconds((nanoTime - one.getValue()) / 1_000_000_000L);
      String time = "  " + Durations.human(elapsed);
      int left = Math.max(1, width - 1 - time.length());
      String line = Columns.cut("  … " + one.getKey(), left) + time;
      String last = said.getOrDefault(one.getKey(), "");
      lines.add(last.isEmpty() ? line : Columns.cut(line + "  " + last, Math.max(1, width - 1)));
    }
    streams.live(lines);
  }

  /** Takes them back. */
  synchronized void clear() {
    running.clear();
    said.clear();
    streams.live(List.of());
  }
}
