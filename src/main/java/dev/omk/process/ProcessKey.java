package dev.omk.process;

import java.time.Instant;
import java.util.Optional;

/**
 * A process that cannot be mistaken for a later one with the same id.
 *
 * @param pid its id
 * @param started when it started: clock ticks since boot on Linux, else milliseconds of the epoch
 */
record ProcessKey(long pid, long started) {

  /** Whoever has this id now, unless it is a different process. */
  Optional<ProcessHandle> handle() {
    // The handle notes the start time, and signals nobody else; so look again after making it.
    return ProcessHandle.of(pid)
        .filter(handle -> ProcessTable.entry(pid).map(ProcessEntry::key).equals(Optional.of(this)));
  }

  static long startMillis(ProcessHandle handle) {
    return handle.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }
}
