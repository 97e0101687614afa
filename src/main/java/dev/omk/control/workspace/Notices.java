package dev.omk.control.workspace;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a person should know beside the answer of a command, for instance that a journal was
 * repaired: each line once, in the order in which they came. Thread-safe.
 */
public final class Notices {
  private final Set<String> lines = new LinkedHashSet<>();

  /** Adds one line. */
  synchronized void add(String line) {
    lines.add(line);
  }

  /** All of them so far, on one line; empty if there is none. */
  public synchronized String text() {
    return String.join("; ", lines);
  }
}
