package dev.omk.process;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The processes that were there at one time; processes come and go while it is read. */
final class ProcessTable {
  private final List<ProcessEntry> entries;
  private final Map<Long, List<ProcessEntry>> children = new HashMap<>();

  private ProcessTable(List<ProcessEntry> entries) {
    this.entries = entries;
    for (ProcessEntry entry : entries) {
      children.computeIfAbsent(entry.parent(), parent -> new ArrayList<>()).add(entry);
    }
  }

  static ProcessTable now() {
    return new ProcessTable(
        Proc.available()
            ? Proc.all()
            : ProcessHandle.allProcesses().map(ProcessTable::portable).toList());
  }

  static Optional<ProcessEntry> entry(long pid) {
    return Proc.available() ? Proc.stat(pid) : ProcessHandle.of(pid).map(ProcessTable::portable);
  }

  /** Now, in the unit of {@link ProcessKey#started}. */
  static long time() {
    return Proc.available() ? Proc.now() : System.currentTimeMillis();
  }

  List<ProcessEntry> entries() {
    return entries;
  }

  List<ProcessEntry> childrenOf(long pid) {
    return children.getOrDefault(pid, List.of());
  }

  /** These and everything below them, each once. */
  List<ProcessEntry> withDescendants(Collection<ProcessEntry> roots) {
    Map<Long, ProcessEntry> found = new LinkedHashMap<>();
    ArrayDeque<ProcessEntry> open = new ArrayDeque<>(roots);
    while (!open.isEmpty()) {
      ProcessEntry next = open.remove();
      if (found.putIfAbsent(next.pid(), next) == null) {
        open.addAll(childrenOf(next.pid()));
      }
    }
    return List.copyOf(found.values());
  }

  private static ProcessEntry portable(ProcessHandle handle) {
    return new ProcessEntry(
        new ProcessKey(handle.pid(), ProcessKey.startMillis(handle)),
        handle.parent().map(ProcessHandle::pid).orElse(0L),
        0,
        !handle.isAlive());
  }
}
