package dev.omk.process;

import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The runs of this JVM. One for all runners, because the children of a JVM are children of all of
 * it: what one run leaves to us must be told from what another one started.
 *
 * <p>A run with a token may claim, besides its {@link Lineage}:
 *
 * <ul>
 *   <li>processes whose standard output or error is its pipe;
 *   <li>processes that carry its token, unless another live run uses the same one;
 *   <li>orphans that cleared their environment, opened a session of their own and lost their parent
 *       before anybody looked. We adopt such an orphan (Linux, {@link NativeCalls}); whose it was
 *       nobody can say, so it is ended as soon as every other live run with a token is younger than
 *       it is. With runs in parallel that is at the latest when the last of them ends.
 * </ul>
 *
 * <p>Children in our own session are never claimed so: programs with a token get a session of their
 * own, hence those are somebody else's.
 */
final class LiveRuns {
  static final LiveRuns OF_THIS_JVM = new LiveRuns();

  private final long self = ProcessHandle.current().pid();
  private final Set<Lineage> live = new LinkedHashSet<>();
  private final Set<ProcessKey> notOurs = new HashSet<>();
  private final Object preparing = new Object();
  private NativeCalls calls = NativeCalls.none();
  private boolean prepared;
  private boolean adopting;

  private LiveRuns() {}

  /** Starts a program in a way that no other run takes for an orphan. */
  @FunctionalInterface
  interface Start {
    Process start() throws IOException;
  }

  /** A program that was started and the lineage under which it is now known. */
  record Started(Process process, Lineage lineage) {}

  Started start(Start start, String token, boolean sessionOfItsOwn) throws IOException {
    if (!token.isEmpty()) {
      prepare();
    }
    return started(start, token, sessionOfItsOwn);
  }

  private synchronized Started started(Start start, String token, boolean sessionOfItsOwn)
      throws IOException {
    long before = ProcessTable.time() - 1; // it is rounded
    Process process = start.start();
    Lineage lineage = new Lineage(process.pid(), before, ourSession(), token, sessionOfItsOwn);
    live.add(lineage);
    return new Started(process, lineage);
  }

  synchronized void forget(Lineage lineage) {
    live.remove(lineage);
  }

  /** Looks at the processes, and returns the running ones that belong to a run. */
  synchronized List<ProcessEntry> membersOf(Lineage lineage) {
    ProcessTable table = ProcessTable.now();
    reapOrphans(table);
    return lineage.observe(table);
  }

  /** The same, with those that only a token or their being orphans gives away. */
  synchronized List<ProcessEntry> allOf(Lineage lineage) {
    ProcessTable table = ProcessTable.now();
    reapOrphans(table);
    Set<ProcessEntry> found = new LinkedHashSet<>(lineage.observe(table));
    if (lineage.token().isEmpty()) {
      return List.copyOf(found);
    }
    List<Lineage> others = live.stream().filter(other -> !other.equals(lineage)).toList();
    List<ProcessEntry> more =
        table.entries().stream()
            .filter(entry -> entry.pid() != self && !entry.ended() && !found.contains(entry))
            .filter(entry -> isLeftBy(lineage, others, entry))
            .toList();
    found.addAll(table.withDescendants(more));
    return found.stream().filter(entry -> !entry.ended()).toList();
  }

  private boolean isLeftBy(Lineage lineage, List<Lineage> others, ProcessEntry entry) {
    if (lineage.youngerThan(entry) && !isForeignChild(entry)) {
      return false;
    }
    if (others.stream().anyMatch(other -> other.claims(entry) || other.writesToUs(entry))) {
      return false;
    }
    return lineage.writesToUs(entry)
        || (isOnlyOneWithItsToken(lineage, others) && lineage.carriesToken(entry))
        || unclaimedOrphan(entry, others);
  }

  private static boolean isOnlyOneWithItsToken(Lineage lineage, List<Lineage> others) {
    return others.stream().noneMatch(other -> other.token().equals(lineage.token()));
  }

  private boolean unclaimedOrphan(ProcessEntry entry, List<Lineage> others) {
    return adopting
        && isForeignChild(entry)
        && others.stream()
            .filter(other -> !other.token().isEmpty())
            .allMatch(other -> other.youngerThan(entry));
  }

  /** A child that no run started and that is not in our session. */
  private boolean isForeignChild(ProcessEntry entry) {
    return entry.parent() == self
        && entry.session() != ourSession()
        && !notOurs.contains(entry.key())
        && live.stream().noneMatch(run -> run.root() == entry.pid());
  }

  private void reapOrphans(ProcessTable table) {
    if (adopting) {
      table.childrenOf(self).stream()
          .filter(child -> child.ended() && isForeignChild(child))
          .forEach(child -> calls.reap(child.pid()));
    }
  }

  /**
   * Adopts orphans from now on. Takes some 100 milliseconds the first time, for which programs
   * without a token need not wait.
   */
  void prepare() {
    synchronized (preparing) {
      if (!prepared) {
        prepared = true;
        NativeCalls bound = NativeCalls.ofThisSystem();
        adopt(bound, bound.adoptOrphans());
      }
    }
  }

  private synchronized void adopt(NativeCalls bound, boolean adopts) {
    calls = bound;
    adopting = adopts;
    // A shell that became this JVM may have left it children.
    ProcessTable.now().childrenOf(self).forEach(child -> notOurs.add(child.key()));
  }

  private long ourSession() {
    return ProcessTable.entry(self).map(ProcessEntry::session).orElse(0L);
  }
}
