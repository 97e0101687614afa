package dev.omk.control.read;

import dev.omk.control.tree.GoalTree;
import dev.omk.control.workspace.GoalLedger;
import dev.omk.control.workspace.Subjects;
import dev.omk.control.workspace.Workspace;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalId;
import dev.omk.goal.NextCommand;
import dev.omk.goal.Pass;
import dev.omk.scope.ChangedFile;
import dev.omk.secret.Redactor;
import dev.omk.worktree.Patch;
import dev.omk.worktree.Subject;
import java.util.List;
import java.util.Optional;

/**
 * What a goal changed: in one pass, or from its base to what is there now.
 *
 * @param id of the goal
 * @param pass its number, if it is about one
 * @param from the tree before, as the journal spells it
 * @param to the tree after
 * @param files what differs
 * @param text the patch, with secrets redacted
 * @param truncated whether it was cut at the bound
 */
public record GoalDiff(
    GoalId id,
    Optional<Long> pass,
    String from,
    String to,
    List<ChangedFile> files,
    String text,
    boolean truncated) {
  private static final int MAX_PATCH = 16 * 1024 * 1024;

  public GoalDiff {
    files = List.copyOf(files);
  }

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
    String from = one.map(Pass::before).orElse(goal.base());
    String to = one.isPresent() ? one.get().after() : tree.candidate();
    Subject before = Subjects.parse(from);
    Subject after = Subjects.parse(to);
    Patch patch = tree.files().patch(before, after, MAX_PATCH);
    Redactor redactor = Redactor.ofCredentials(workspace.world().environment().variables());
    return new GoalDiff(
        id,
        pass,
        from,
        to,
        tree.files().diff(before, after),
        redactor.redact(patch.text()),
        patch.truncated());
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
