package dev.omk.gate.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Lines that belong to one failure.
 *
 * @param weight how telling they are
 * @param start number of the first line in the output, from 0
 * @param end number of the line after the last
 * @param lines what is shown of them
 */
record FailureBlock(Weight weight, int start, int end, List<String> lines) {

  /** The most telling first. */
  enum Weight {
    /** A failure as a known runner prints it, or a compiler's error with its place. */
    FAILURE,
    /** A line that says that something is wrong. */
    ERROR,
    /** A line that sums up. */
    SUMMARY
  }

  FailureBlock {
    lines = List.copyOf(lines);
  }

  int chars() {
    return lines.stream().mapToInt(line -> line.length() + 1).sum();
  }

  /** Its head and its tail, so that it fits; messages are often at the end. */
  FailureBlock shortened(int maxLines, int maxChars) {
    if (lines.size() + 1 <= maxLines && chars() + 2 <= maxChars) {
      return this;
    }
    List<String> kept = new ArrayList<>(lines);
    while (kept.size() > 2
        && (kept.size() + 2 > maxLines
            || kept.stream().mapToInt(line -> line.length() + 1).sum() + 4 > maxChars)) {
      kept.remove(kept.size() / 3);
    }
    kept.add(Math.min(kept.size(), kept.size() / 3), "…");
    return new FailureBlock(weight, start, end, kept);
  }
}
