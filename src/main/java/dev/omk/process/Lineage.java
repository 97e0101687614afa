package dev.omk.process;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which processes belong to one run. What counts: being the program itself or below it, being in
 * its session or in one that a process below it opened, and having been seen below it before.
 * Thread-safe, because other runs ask too.
 */
final class Lineage {
  private final long root;
  private final long notBefore;
  private final long ourSession;
  private final String token;
  private final Set<String> pipes;
  private final Set<ProcessKey> seen = new HashSet<>();
  private Set<Long> sessions = new HashSet<>();
  private boolean rootEnded;

  /**
   * @param root id of the program
   * @param notBefore a time before the program was started; nothing older belongs to it
   * @param ourSession the session of this JVM, which is nobody's
   * @param token what its environment carries, or empty
   * @param sessionOfItsOwn whether it leads a session
   */
  Lineage(long root, long notBefore, long ourSession, String token, boolean sessionOfItsOwn) {
    this.root = root;
    this.notBefore = notBefore;
    this.ourSession = ourSession;
    this.token = token;
    this.pipes = Proc.outputPipes(root);
    if (sessionOfItsOwn) {
      sessions.add(root);
    }
  }

  String token() {
    return token;
  }

  long root() {
    return root;
  }

  /** Whether a process was there before this run, so that it cannot belong to it. */
  boolean youngerThan(ProcessEntry entry) {
    return notBefore > entry.key().started();
  }

  /** From now on the id of the program may be somebody else's. */
  synchronized void rootEnded() {
    rootEnded = true;
  }

  /** Learns from a table who belongs to it, and returns those that still run. */
  synchronized List<ProcessEntry> observe(ProcessTable table) {
    List<ProcessEntry> members =
        table.withDescendants(table.entries().stream().filter(this::claims).toList()).stream()
            .filter(entry -> !youngerThan(entry))
            .toList();
    seen.clear();
    Set<Long> present = new HashSet<>();
    for (ProcessEntry member : members) {
      seen.add(member.key());
      if (member.session() != ourSession && member.session() != 0) {
        present.add(member.session());
      }
    }
    sessions = present; // without the empty ones: their ids may be used again
    return members.stream().filter(member -> !member.ended()).toList();
  }

  /** Whether a process is known to belong to this run, by more than its token. */
  synchronized boolean claims(ProcessEntry entry) {
    return !youngerThan(entry)
        && ((entry.pid() == root && !rootEnded)
            || seen.contains(entry.key())
            || sessions.contains(entry.session()));
  }

  /** Whether a process still writes to this run's pipes, which no other run has. */
  boolean writesToUs(ProcessEntry entry) {
    return !youngerThan(entry)
        && !pipes.isEmpty()
        && Proc.outputPipes(entry.pid()).stream().anyMatch(pipes::contains);
  }

  /** Whether a process carries this run's token. */
  boolean carriesToken(ProcessEntry entry) {
    return !token.isEmpty()
        && !youngerThan(entry)
        && Proc.environment(entry.pid(), Command.TOKEN_VARIABLE).equals(Optional.of(token));
  }
}
