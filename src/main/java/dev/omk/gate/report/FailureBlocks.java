package dev.omk.gate.report;

import dev.omk.gate.GateFinding;
import dev.omk.gate.report.FailureBlock.Weight;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds failure blocks in lines as they come; keeps a bounded number of them. */
final class FailureBlocks {
  private static final int MAX_BLOCKS = 200;

  private final int lastLineCount;
  private final List<FailureBlock> blocks = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();
  private final OutputPlaces places = new OutputPlaces();
  private final Deque<String> last = new ArrayDeque<>();
  private final List<String> openLines = new ArrayList<>();
  private @Nullable BlockRule open;
  private int openStart;
  private int openEnd;
  private int number;

  FailureBlocks(int lastLineCount) {
    this.lastLineCount = lastLineCount;
  }

  void line(String line) {
    BlockRule current = open;
    if (current == null || !current.isEnd(line, openLines.size())) {
      inside(current, line);
    } else if (current.through()) {
      addToOpen(line);
      close();
    } else {
      close();
      inside(null, line);
    }
    remember(line);
    number++;
  }

  private void inside(@Nullable BlockRule current, String line) {
    Optional<BlockRule> start =
        current == null || current.gives(line) ? BlockRule.startedBy(line) : Optional.empty();
    if (start.isPresent()) {
      close();
      open(start.get(), line);
    } else if (current != null) {
      addToOpen(line);
    }
  }

  /** All blocks in the order of the output. */
  List<FailureBlock> finish() {
    close();
    return blocks;
  }

  /** The places that the blocks name, also those of blocks that are not kept. */
  List<GateFinding> places() {
    return places.found();
  }

  /** Whether the last lines are all there was. */
  boolean isShort() {
    return number <= lastLineCount;
  }

  /** The last lines that are not blank. */
  List<String> lastLines() {
    return List.copyOf(last);
  }

  private void open(BlockRule rule, String line) {
    open = rule;
    openStart = number;
    openLines.clear();
    if (rule.withHeader() && !header().isEmpty()) {
      openLines.add(header());
    }
    addToOpen(line);
  }

  /** The line above an indented one that says what it is about, for instance a file's name. */
  private String header() {
    for (String before : (Iterable<String>) last::descendingIterator) {
      if (!before.isEmpty() && !Character.isWhitespace(before.charAt(0))) {
        return before;
      }
    }
    return "";
  }

  private void addToOpen(String line) {
    openLines.add(line);
    openEnd = number + 1;
  }

  private void close() {
    BlockRule done = open;
    open = null;
    if (done == null) {
      return;
    }
    while (!openLines.isEmpty() && openLines.getLast().isBlank()) {
      openLines.removeLast();
    }
    boolean isNew = seen.size() < 10 * MAX_BLOCKS && seen.add(String.join("\n", openLines));
    if (isNew) {
      places.block(openLines);
    }
    if (isNew && count(done.weight()) < MAX_BLOCKS) {
      blocks.add(new FailureBlock(done.weight(), openStart, openEnd, openLines));
    }
  }

  private long count(Weight weight) {
    return blocks.stream().filter(block -> block.weight() == weight).count();
  }

  private void remember(String line) {
    if (!line.isBlank()) {
      last.addLast(line);
      if (last.size() > lastLineCount) {
        last.removeFirst();
      }
    }
  }
}
