package dev.omk.control;

import dev.omk.control.session.GoalSession;
import dev.omk.control.tree.Branches;
import dev.omk.control.workspace.Leases;
import dev.omk.control.workspace.SideEffects;
import dev.omk.control.workspace.Subjects;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.goal.Fact;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalEvent;
import dev.omk.goal.GoalStatus;
import dev.omk.goal.NextCommand;
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
              "when that is done: " + NextCommand.accept(session.goal().id())));
    }
  }

  private Optional<Standing> bring(String candidate) throws InterruptedException {
    String commit = session.worktrees().commitResult(candidate, true);
    Subject wanted = Subjects.parse(candidate);
    // Just there it may be by a move of ours that was cut off, which is brought to its end below.
    if (!checkout.head().equals(Optional.of(commit)) && checkout.contains(commit)) {
      return merged(commit, candidate, wanted);
    }
    Optional<Standing> changed = changed(commit, wanted);
    if (changed.isPresent()) {
      return changed;
    }
    Move move = new Move(commit, wanted);
    new SideEffects(session.ledger()).once(move);
    landed(commit, candidate, "your checkout has the result" + move.unmoved() + ": " + commit);
    return Optional.empty();
  }

  private void landed(String commit, String candidate, String said) throws InterruptedException {
    session.record(new Fact.CheckoutHas(new GoalEvent.CheckoutUpdated(commit, candidate)));
    session.backInTheCheckout();
    session.progress().said(said);
    session.worktrees().removeAll();
  }

  /** The user has merged it by hand: what else came with it nobody has verified. */
  private Optional<Standing> merged(String commit, String candidate, Subject wanted)
      throws InterruptedException {
    landed(commit, candidate, "your checkout has the result, merged by hand: " + commit);
    return paths(wanted, origin.snapshot()).isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Standing(
                GoalStatus.NOT_READY,
                "your checkout has the result and more, which has not been verified together",
                "omk goal verify " + goal.id() + " && " + accept()));
  }

  private String accept() {
    return NextCommand.accept(goal.id());
  }

  private Optional<Standing> notAsItWas(String why, String back) {
    String merge = "git merge " + goal.efforts().isolation().branch() + " && " + accept();
    return Optional.of(
        new Standing(
            GoalStatus.BLOCKED_ON_HUMAN,
            "it is proven, but your checkout is not what it was when the goal began: " + why,
            back.isEmpty()
                ? "merge it yourself: " + merge
                : back + " && " + accept() + "; or merge it yourself: " + merge));
  }

  /** Where the goal stands if something is in the checkout that nobody knew of. */
  private Optional<Standing> changed(String commit, Subject wanted) throws InterruptedException {
    String branch = Branches.current(origin).orElse("");
    String begun = goal.created().branch();
    if (!branch.equals(begun)) {
      return notAsItWas(
          branch.isEmpty() ? "no branch is checked out" : "branch " + branch + " is checked out",
          begun.isEmpty() ? "" : "git switch " + begun);
    }
    String head = checkout.head().orElse("");
    if (!head.equals(goal.created().head()) && !head.equals(commit)) {
      return notAsItWas("HEAD is at " + (head.isEmpty() ? "no commit" : head), "");
    }
    Subject now = origin.snapshot();
    Set<String> paths = paths(Subjects.parse(goal.base()), now);
    paths.removeAll(goal.written());
    paths.retainAll(paths(wanted, now));
    return paths.isEmpty()
        ? Optional.empty()
        : notAsItWas(
            paths.stream()
                    .limit(NAMED)
                    .map(path -> Harmless.line(path, 100))
                    .collect(Collectors.joining(", "))
                + (paths.size() > NAMED ? " and " + (paths.size() - NAMED) + " more" : ""),
            "git stash -u");
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

    /** Why the branch stayed where it was, though the files are there; empty if it moved. */
    String unmoved() throws InterruptedException {
      if (checkout.head().equals(Optional.of(commit))) {
        return "";
      }
      String why =
          checkout.on("commit.gpgsign")
              ? "commits are to be signed here (commit.gpgsign)"
              : "not all that it began with was committed";
      return ", in its files alone, because " + why + "; its commits are below";
    }

    // The branch goes along only where the commits are all that lies between.
    private boolean movesHead() throws InterruptedException {
      return session.worktrees().followsTheUser()
          && (checkout.head().equals(Optional.of(commit)) || checkout.quiet())
          && !checkout.on("commit.gpgsign");
    }
  }
}
