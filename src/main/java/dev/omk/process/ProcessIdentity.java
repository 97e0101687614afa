package dev.omk.process;

import java.util.Optional;

/**
 * A process that is recognised later, by another process too: neither a reused id nor a restart of
 * the machine is mistaken for it.
 *
 * @param pid its id
 * @param startedAt when it started, in a form of our own: boot id and clock ticks since boot on
 *     Linux, else milliseconds of the epoch
 */
public record ProcessIdentity(long pid, String startedAt) {

  /** This process. */
  public static ProcessIdentity current() {
    long pid = ProcessHandle.current().pid();
    return of(pid).orElseGet(() -> new ProcessIdentity(pid, "unknown"));
  }

  /** The process that has this id now; nothing if none has, or it has ended. */
  public static Optional<ProcessIdentity> of(long pid) {
    return ProcessTable.entry(pid)
        .filter(entry -> !entry.ended())
        .map(entry -> new ProcessIdentity(pid, stamp(entry.key())));
  }

  /** Whether exactly this process is still running. */
  public boolean alive() {
    return of(pid).equals(Optional.of(this));
  }

  private static String stamp(ProcessKey key) {
    return Proc.available() ? Proc.bootId() + ":" + key.started() : Long.toString(key.started());
  }
}
