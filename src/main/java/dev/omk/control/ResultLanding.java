package dev.omk.control;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.goal.Fact;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalEvent;
import dev.omk.goal.GoalStatus;
import dev.omk.goal.Isolation;
import dev.omk.goal.Standing;
import dev.omk.scope.ChangedFile;
import dev.omk.store.ControllerLease;
import dev.omk.text.Harmless;
import dev.omk.worktree.Subject;
import dev.omk.worktree.UserCheckout;
import dev.omk.worktree.WorkTree;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Brings what was proven in a worktree to the user's checkout: all of it or nothing, and only if
 * the checkout is what it was when the goal began. Where a crash cut that off, it is brought to its
 * end the next time; each file is as it was or as it shall be, and nothing else was touched.
 */
final class ResultLanding {
  private static final int NAMED = 5;

  private final GoalSession session;
  private final Goal goal;
  private final WorkTree origin;
  private final UserCheckout checkout;

  ResultLanding(GoalSession session) {
    this.session = session;
    this.goal = session.goal();
    this.origin = session.origin();
    this.checkout = session.worktrees().checkout();
  }

  /**
   * Brings it there; nothing to do for a goal that works in the checkout.
   *
   * @param candidate what was proven
   * @return where the goal stands if it cannot be
   */
  static Optional<Standing> bring(GoalSession session, String candidate)
      throws InterruptedException {
    if (!session.goal().efforts().isolation().apart()) {
      return Optional.empty();
    }
    try (ControllerLease lease = Leases.takeCheckout(session.workspace(), session.goal().id())) {
      lease.heartbeat();
      return new ResultLanding(session).bring(candidate);
    } catch (OmkException e) {
      if (e.code() != ErrorCode.LEASE_HELD) {
        throw e;
      }
      return Optional.of(
          new Standing(
              GoalStatus.BLOCKED_ON_HUMAN,
              "it is proven, but " + e.line(),
              "when that is done: omk goal accept " + session.goal().id() + " --summary \"...\""));
    }
  }

  private Optional<Standing> bring(String candidate) throws InterruptedException {
    String commit = session.worktrees().commitResult(candidate, true);
    Subject wanted = Subjects.parse(candidate);
    Optional<String> changed = changed(commit, wanted);
    if (changed.isPresent()) {
      return Optional.of(merge(changed.get()));
    }
    new SideEffects(session.ledger()).once(new Move(commit, wanted));
    session.record(new Fact.CheckoutHas(new GoalEvent.CheckoutUpdated(commit, candidate)));
    session.backInTheCheckout();
    session.progress().said("your checkout has the result: " + commit);
    session.worktrees().removeAll();
    return Optional.empty();
  }

  private Standing merge(String why) {
    Isolation isolation = goal.efforts().isolation();
    return new Standing(
        GoalStatus.BLOCKED_ON_HUMAN,
        "it is proven, but your checkout is not what it was when the goal began: " + why,
        "put that aside (git stash -u) and omk goal accept "
            + goal.id()
            + " --summary \"...\"; or merge by hand: git merge "
            + isolation.branch());
  }

  /** What is in the checkout that nobody knew of; empty if nothing is. */
  private Optional<String> changed(String commit, Subject wanted) throws InterruptedException {
    String head = checkout.head().orElse("");
    if (!head.equals(goal.created().head()) && !head.equals(commit)) {
      return Optional.of("HEAD is at " + (head.isEmpty() ? "no commit" : head));
    }
    String branch = Branches.current(origin).orElse("");
    if (!branch.equals(goal.created().branch())) {
      return Optional.of(
          branch.isEmpty() ? "no branch is checked out" : "branch " + branch + " is checked out");
    }
    Subject now = origin.snapshot();
    Set<String> paths = paths(Subjects.parse(goal.base()), now);
    paths.removeAll(goal.written());
    paths.retainAll(paths(wanted, now));
    return paths.isEmpty()
        ? Optional.empty()
        : Optional.of(
            paths.stream()
                    .limit(NAMED)
                    .map(path -> Harmless.line(path, 100))
                    .collect(Collectors.joining(", "))
                + (paths.size() > NAMED ? " and " + (paths.size() - NAMED) + " more" : ""));
  }

  private Set<String> paths(Subject from, Subject to) throws InterruptedException {
    Set<String> paths = new TreeSet<>();
    for (ChangedFile file : origin.diff(from, to)) {
      paths.add(file.path());
      if (!file.oldPath().isEmpty()) {
        paths.add(file.oldPath());
      }
    }
    return paths;
  }

  /** The one thing that is done to the user's checkout. */
  private final class Move implements SideEffects.Act {
    private final String commit;
    private final Subject wanted;
    private final List<ChangedFile> files;

    Move(String commit, Subject wanted) throws InterruptedException {
      this.commit = commit;
      this.wanted = wanted;
      this.files = origin.diff(Subjects.parse(goal.base()), wanted);
    }

    @Override
    public String id() {
      return "checkout " + commit;
    }

    @Override
    public String description() {
      return "bring your checkout to " + commit;
    }

    @Override
    public Optional<String> seen() throws InterruptedException {
      boolean there = paths(wanted, origin.snapshot()).stream().allMatch(goal.written()::contains);
      return there && (!movesHead() || checkout.head().equals(Optional.of(commit)))
          ? Optional.of(commit)
          : Optional.empty();
    }

    @Override
    public String perform() throws InterruptedException {
      boolean moves = movesHead();
      try {
        origin.restore(files, wanted);
      } catch (OmkException e) {
        origin.restore(files, Subjects.parse(goal.base()));
        throw e;
      }
      if (moves) {
        checkout.advance(goal.created().head(), commit, "omk goal " + goal.id());
      }
      return commit;
    }

    // The branch goes along only where the commits are all that lies between.
    private boolean movesHead() throws InterruptedException {
      return session.worktrees().followsTheUser()
          && (checkout.head().equals(Optional.of(commit)) || checkout.quiet())
          && !checkout.on("commit.gpgsign");
    }
  }
}
