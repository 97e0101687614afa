package dev.omk.control.read;

import dev.omk.control.tree.GoalTree;
import dev.omk.control.tree.KeptTrees;
import dev.omk.control.workspace.GoalLedger;
import dev.omk.control.workspace.Subjects;
import dev.omk.control.workspace.Workspace;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalId;
import dev.omk.goal.NextCommand;
import dev.omk.goal.Pass;
import dev.omk.goal.Verification;
import dev.omk.scope.ChangedFile;
import dev.omk.secret.Redactor;
import dev.omk.worktree.Patch;
import dev.omk.worktree.Subject;
import java.util.List;
import java.util.Optional;

/**
 * What a goal changed: in one pass, or from its base to what was verified of one that is over, else
 * to what is there now.
 *
 * @param id of the goal
 * @param pass its number, if it is about one
 * @param reach what it leads to
 * @param from the tree before, as the journal spells it
 * @param to the tree after
 * @param files what differs
 * @param text the patch, with secrets redacted
 * @param truncated whether it was cut at the bound
 */
public record GoalDiff(
    GoalId id,
    Optional<Long> pass,
    Reach reach,
    String from,
    String to,
    List<ChangedFile> files,
    String text,
    boolean truncated) {
  private static final int MAX_PATCH = 16 * 1024 * 1024;

  public GoalDiff {
    files = List.copyOf(files);
  }

  /** What a difference leads to. */
  public enum Reach {
    /** The end of a pass. */
    PASS,
    /** What is there now. */
    NOW,
    /** What was verified, and is there still. */
    VERIFIED,
    /** What was verified once: the work tree is another one since. */
    VERIFIED_BEFORE
  }

  /** What is shown, in words. */
  public String heading() {
    return switch (reach) {
      case PASS -> "Pass " + pass.orElse(0L);
      case NOW -> "All that differs from the base now";
      case VERIFIED -> "All that differs from the base in what was verified";
      case VERIFIED_BEFORE ->
          "All that differs from the base in what was verified; the work tree is another one since";
    };
  }

  /** Between which trees there is something to show. */
  private record Between(Reach reach, String from, String to) {}

  /**
   * Looks; changes nothing.
   *
   * @throws OmkException {@code NOT_FOUND} if there was no such pass; {@code INVALID_VALUE} if the
   *     goal has no base
   */
  public static GoalDiff of(Workspace workspace, GoalId id, Optional<Long> pass)
      throws InterruptedException {
    GoalLedger ledger = GoalLedger.open(workspace, id);
    ledger.requireVerified();
    Goal goal = ledger.goal();
    if (goal.unpinned()) {
      throw new OmkException(
          ErrorCode.INVALID_VALUE,
          "goal '" + id + "' has no base to compare with",
          "it gets one with the first step: omk goal verify " + id);
    }
    GoalTree tree = GoalTree.open(workspace, ledger);
    Optional<Pass> one = pass.map(number -> pass(goal, number));
    Between trees =
        one.isPresent()
            ? new Between(Reach.PASS, one.get().before(), one.get().after())
            : whole(goal, tree);
    Subject before = Subjects.parse(trees.from());
    Subject after = Subjects.parse(trees.to());
    Patch patch = tree.files().patch(before, after, MAX_PATCH);
    Redactor redactor = Redactor.ofCredentials(workspace.world().environment().variables());
    return new GoalDiff(
        id,
        pass,
        trees.reach(),
        trees.from(),
        trees.to(),
        tree.files().diff(before, after),
        redactor.redact(patch.text()),
        patch.truncated());
  }

  // What came after a goal is no work of its.
  private static Between whole(Goal goal, GoalTree tree) throws InterruptedException {
    String now = tree.candidate();
    Verification last = goal.verification();
    if (last == null || !decided(goal) || !KeptTrees.has(tree, goal, last.subject())) {
      return new Between(Reach.NOW, goal.base(), now);
    }
    Reach reach = last.subject().equals(now) ? Reach.VERIFIED : Reach.VERIFIED_BEFORE;
    return new Between(reach, goal.base(), last.subject());
  }

  /** Whether nobody works on it any more, but for a person who accepts what was verified. */
  private static boolean decided(Goal goal) {
    return switch (goal.status()) {
      case READY, CANCELLED -> true;
      case BLOCKED_ON_HUMAN -> goal.blocker() == null;
      case RUNNING, NOT_READY, BLOCKED_ON_EXTERNAL, NEEDS_MORE_BUDGET, FAILED_INFRA, PAUSED ->
          false;
    };
  }

  private static Pass pass(Goal goal, long number) {
    return goal.passes().stream()
        .filter(pass -> pass.number() == number)
        .findFirst()
        .orElseThrow(
            () ->
                new OmkException(
                    ErrorCode.NOT_FOUND,
                    "goal '" + goal.id() + "' has no pass " + number,
                    goal.passes().isEmpty()
                        ? "no agent took a turn yet: " + NextCommand.goOn(goal.id())
                        : "see its last pass: omk goal show "
                            + goal.id()
                            + " --diff "
                            + goal.passes().getLast().number()));
  }
}
