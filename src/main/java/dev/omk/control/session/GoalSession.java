package dev.omk.control.session;

import dev.omk.config.Config;
import dev.omk.control.project.Adopting;
import dev.omk.control.project.PinnedConfig;
import dev.omk.control.project.Secrets;
import dev.omk.control.read.GoalReader;
import dev.omk.control.tree.GoalTree;
import dev.omk.control.tree.ReportsAside;
import dev.omk.control.tree.ScratchDirectory;
import dev.omk.control.tree.SliceTrees;
import dev.omk.control.tree.StartingSurroundings;
import dev.omk.control.tree.Worktrees;
import dev.omk.control.workspace.GoalLedger;
import dev.omk.control.workspace.Leases;
import dev.omk.control.workspace.Outcome;
import dev.omk.control.workspace.Progress;
import dev.omk.control.workspace.WorkToken;
import dev.omk.control.workspace.Workspace;
import dev.omk.control.workspace.World;
import dev.omk.error.OmkException;
import dev.omk.goal.Fact;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalId;
import dev.omk.goal.GoalStatus;
import dev.omk.goal.Pass;
import dev.omk.process.Cancellation;
import dev.omk.process.ProcessTree;
import dev.omk.proof.Assessment;
import dev.omk.proof.Live;
import dev.omk.secret.Redactor;
import dev.omk.store.Artifacts;
import dev.omk.store.Event;
import dev.omk.worktree.WorkTree;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One controller at work on one goal: it holds the goal's lease and that of the work tree, hears
 * within a second when somebody else pauses or cancels the goal, and knows when time is up. Long,
 * for what steps ask and tell, what stops them and what is put away at the end share its locks.
 */
public final class GoalSession implements AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final int LOOKS_A_HEARTBEAT = 22;

  /** Why a session stops before its work is done. */
  public enum Stop {
    /** A signal asked this process to end. */
    SIGNAL,
    /** The goal was paused or cancelled, or its journal cannot be read any more. */
    OTHER,
    /** The time budget is used up. */
    BUDGET
  }

  private final Workspace workspace;
  private final GoalLedger ledger;
  private final Leases leases;
  private final GoalTree origin;
  private final Config config;
  private final Redactor redactor;
  private final Sandboxes sandboxes;
  private final Progress progress;
  private final Cancellation cancellation = new Cancellation();
  private final AtomicReference<Stop> stop = new AtomicReference<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final long opened;
  private final ReentrantLock gates = new ReentrantLock(true);
  private volatile GoalTree tree;
  private final Queue<Event> heard = new ConcurrentLinkedQueue<>();
  private volatile @Nullable Instant deadline;
  private int lastPass;

  private GoalSession(
      Workspace workspace, GoalLedger ledger, Leases leases, GoalTree origin, Progress progress)
      throws InterruptedException {
    this.workspace = workspace;
    this.ledger = ledger;
    this.leases = leases;
    this.origin = origin;
    this.tree = GoalTree.open(workspace, ledger);
    this.progress = progress;
    this.opened = ledger.goal().seq();
    this.config = PinnedConfig.of(ledger);
    this.sandboxes =
        new Sandboxes(workspace, config, origin.files().root(), origin.files().repository());
    sandboxes.require();
    this.redactor = Secrets.redactor(workspace.world().environment(), config);
    ledger.listen(heard::add);
    progress.happened(ledger.goal(), List.of());
    Thread.ofVirtual().name("goal-watcher").start(this::watch);
  }

  /**
   * Takes control of a goal.
   *
   * @param command what the holder does, for others to read
   * @param signal asked when this process is to end
   * @throws OmkException {@code LEASE_HELD} if another controller has it; {@code DAMAGED_STATE} if
   *     its journal does not verify
   */
  public static GoalSession open(
      Workspace workspace, GoalId id, String command, Progress progress, Cancellation signal)
      throws InterruptedException {
    Adopting.require(workspace, id);
    // What a goal was made with never changes, so its journal need not be read for that.
    boolean apart = new GoalReader(workspace).isolated(id);
    Leases leases =
        apart ? Leases.takeApart(workspace, id, command) : Leases.take(workspace, id, command);
    try {
      ProcessTree.endAll(WorkToken.of(id));
      ScratchDirectory.removeLeftovers(id, workspace);
      ReportsAside.putBack(workspace, id);
      GoalLedger ledger = GoalLedger.open(workspace, id);
      ledger.adopt();
      ledger.requireVerified();
      Adopting.pin(workspace, ledger);
      GoalTree origin = GoalTree.checkout(workspace, ledger);
      origin.requireBase();
      new Worktrees(workspace, ledger, origin.files(), progress).begin();
      GoalSession session = new GoalSession(workspace, ledger, leases, origin, progress);
      signal.onRequest(() -> session.stop(Stop.SIGNAL));
      return session;
    } catch (OmkException | InterruptedException e) {
      leases.close();
      throw e;
    }
  }

  /** A token for one run of a program. */
  public String newToken() {
    return WorkToken.of(goal().id())
        + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
  }

  /** Where the goal is. */
  public Workspace workspace() {
    return workspace;
  }

  /** What is around this process. */
  public World world() {
    return workspace.world();
  }

  /** The goal's journal, the only place to write to. */
  public GoalLedger ledger() {
    return ledger;
  }

  /** The goal as the journal has it now. */
  public Goal goal() {
    return ledger.goal();
  }

  /** Appends what follows from a fact, tells of it, and gives the goal after it. */
  public Goal record(Fact fact) {
    Goal goal = ledger.record(fact);
    tell();
    return goal;
  }

  // Whoever appended them: this session, its steps, or somebody else.
  private synchronized void tell() {
    List<Event> news = new ArrayList<>();
    for (Event event = heard.poll(); event != null; event = heard.poll()) {
      news.add(event);
    }
    if (!news.isEmpty()) {
      progress.happened(goal(), news);
    }
  }

  /** The number of a pass that begins; several may be under way. */
  public synchronized int nextPass() {
    int recorded = goal().passes().stream().mapToInt(Pass::number).max().orElse(0);
    lastPass = Math.max(lastPass, recorded) + 1;
    return lastPass;
  }

  /** Held while the gates of one of several slices run: they would only slow each other down. */
  public ReentrantLock gates() {
    return gates;
  }

  /** The user's checkout, in which agents work unless the goal is one that leaves it alone. */
  public WorkTree origin() {
    return origin.files();
  }

  /** From now on the user's checkout is the tree that counts: it has the result. */
  public void backInTheCheckout() {
    tree = origin;
  }

  /** The trees of its slices. */
  public SliceTrees slices() {
    return worktrees().slices();
  }

  /** The worktrees of the goal. */
  public Worktrees worktrees() {
    return new Worktrees(workspace, ledger, origin.files(), progress);
  }

  /** The work tree: what is there now. */
  public GoalTree now() {
    return tree;
  }

  /** The files of the work tree. */
  public WorkTree tree() {
    return tree.files();
  }

  /** What the project had beside its subject when the goal began. */
  public StartingSurroundings surroundings() {
    return new StartingSurroundings(ledger, artifacts(), origin(), tree(), config.verify().link());
  }

  /** The configuration that the goal is pinned to. */
  public Config config() {
    return config;
  }

  /** What agents and gates can reach. */
  public Sandboxes sandboxes() {
    return sandboxes;
  }

  /** Takes secrets out of what is kept or told. */
  public Redactor redactor() {
    return redactor;
  }

  /** Who is told what happens. */
  public Progress progress() {
    return progress;
  }

  /** Requested when the session is to stop. */
  public Cancellation cancellation() {
    return cancellation;
  }

  /** What is kept beside the goal's journal. */
  public Artifacts artifacts() {
    return new Artifacts(ledger.directory(), world().storage().files());
  }

  /** Why the session is to stop, or null. */
  public @Nullable Stop stopped() {
    return stop.get();
  }

  /** The tree that is there now, without what gates added to it: a new snapshot. */
  public String candidate() throws InterruptedException {
    return tree.candidate();
  }

  /** Every claim, given the work tree as it is now: a new snapshot. */
  public Assessment assessNow() throws InterruptedException {
    return assess(candidate());
  }

  /** Every claim, given that nothing ran since that candidate was seen. */
  public Assessment assess(String candidate) {
    return ledger.assess(new Live(candidate, ledger.intact(), null));
  }

  /** What there is to show, given the work tree as it is now: a new snapshot. */
  public Outcome outcome() throws InterruptedException {
    return new Outcome(goal(), assessNow(), ledger.directory());
  }

  /** Time is counted from now until {@link #pauseClock}. */
  void startClock() {
    Duration limit = goal().budget().time();
    deadline = limit == null ? null : world().now().plus(limit).minus(goal().spent().time());
  }

  /** Time is not counted any more. */
  void pauseClock() {
    deadline = null;
  }

  /**
   * Stops when a step that just ended has used up the time; why the session is to stop, or null.
   */
  @Nullable Stop stopOutOfTime() {
    if (goal().budget().outOfTime(goal().spent())) {
      stop(Stop.BUDGET);
    }
    return stopped();
  }

  /** Stops because a limit is used up. */
  void stopForBudget() {
    stop(Stop.BUDGET);
  }

  private void stop(Stop why) {
    if (stop.compareAndSet(null, why)) {
      cancellation.request();
    }
  }

  private void watch() {
    try {
      for (int looks = 1; !closed.await(LOOK.toMillis(), TimeUnit.MILLISECONDS); looks++) {
        if (looks % LOOKS_A_HEARTBEAT == 0) {
          leases.heartbeat();
        }
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (OmkException e) {
      // The journal cannot be read or the lease not written: the next append says why.
      stop(Stop.OTHER);
    }
  }

  private void look() {
    Instant until = deadline;
    if (until != null && world().now().isAfter(until)) {
      stop(Stop.BUDGET);
    }
    GoalStatus status = ledger.refresh().status();
    tell();
    if (status == GoalStatus.PAUSED || status == GoalStatus.CANCELLED) {
      stop(Stop.OTHER);
    }
  }

  // What is cancelled nobody goes on with.
  private void putAway() {
    try {
      if (goal().over() && goal().settings().isolated()) {
        worktrees().putAway();
      }
    } catch (OmkException e) {
      progress.said("worktrees are left: " + e.line());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    putAway();
    tell();
    leases.close();
    // Who paused or cancelled it tells of that.
    if (stopped() != Stop.OTHER && !config.notification().command().isEmpty()) {
      new Notifying(workspace, ledger).after(opened, ledger.assess(Live.NOT_LOOKED));
    }
  }
}
