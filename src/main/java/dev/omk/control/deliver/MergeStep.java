package dev.omk.control.deliver;

import dev.omk.control.session.GoalSession;
import dev.omk.control.workspace.Effect;
import dev.omk.control.workspace.SideEffects;
import dev.omk.delivery.Forge;
import dev.omk.delivery.ForgePull;
import dev.omk.delivery.Protection;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.goal.Fact;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalEvent;
import dev.omk.proof.Assessment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Merges the pull request of a goal, if what would be merged is exactly what was proven; or says
 * what a person has to look at and type.
 */
public final class MergeStep {
  private final GoalSession session;
  private final SideEffects effects;

  /** The step of a session. */
  public MergeStep(GoalSession session) {
    this.session = session;
    this.effects = new SideEffects(session.ledger());
  }

  /** What came of it. */
  public sealed interface Merge {
    /** The pull request that it is about. */
    ForgePull pull();

    /** It is merged; {@code same} says whether the merged tree is the one that was proven. */
    record Merged(ForgePull pull, String commit, boolean same) implements Merge {}

    /** The forge merges it by itself, in its queue or when its own conditions hold. */
    record Queued(ForgePull pull) implements Merge {}

    /** A person merges it: what to look at, and what to type. */
    record ByHand(ForgePull pull, List<MergeCondition> conditions, List<String> commands)
        implements Merge {
      public ByHand {
        conditions = List.copyOf(conditions);
        commands = List.copyOf(commands);
      }
    }
  }

  /**
   * Does it, as the goal's merge policy says.
   *
   * @throws OmkException with the code of the first condition that does not hold
   */
  public Merge run() throws InterruptedException {
    Goal goal = session.goal();
    String[] pushed = Shipment.lastPush(effects.done()).orElseThrow(() -> nothingToMerge(goal));
    String number =
        Optional.ofNullable(effects.done().get(PullRequests.PULL + pushed[0]))
            .orElseThrow(() -> nothingToMerge(goal));
    Destination to = Destination.find(session.world(), session.tree().root());
    ForgePull pull = to.forge().pull(Long.parseLong(number));
    settle(to.forge(), pull);
    if (pull.state() == ForgePull.State.MERGED) {
      return merged(to.forge(), pull, pull.mergeCommit());
    }
    PullRequests.requireOpen(pull);
    Protection protection = to.forge().protection(pull.base());
    boolean gated = goal.settings().mergePolicy().equals("gated");
    MergeConditions looking = new MergeConditions(to, pull, protection, pushed[1]);
    List<MergeCondition> conditions = looking.look(proven(), goal);
    for (int look = 1; gated && look < LoopDelivery.LOOKS && early(looking, conditions); look++) {
      session.progress().said("waiting for checks of pull request " + pull.name() + " to appear");
      Pausing.of(session, session.config().delivery().poll());
      pull = PullRequests.requireOpen(to.forge().pull(pull.number()));
      looking = new MergeConditions(to, pull, protection, pushed[1]);
      conditions = looking.look(proven(), goal);
    }
    String method = method(to, protection);
    if (!gated) {
      return new Merge.ByHand(pull, conditions, commands(to, pull, method));
    }
    requireAll(pull, conditions);
    return protection.mergeQueue() || pull.autoMerge()
        ? queued(to.forge(), pull, protection)
        : merged(to.forge(), pull, method);
  }

  // Right after a push GitHub knows neither checks nor whether it can be merged.
  private static boolean early(MergeConditions looking, List<MergeCondition> conditions) {
    boolean allElse =
        conditions.stream()
            .filter(it -> !it.name().equals("mergeable"))
            .allMatch(MergeCondition::holds);
    return allElse && looking.early();
  }

  private static OmkException nothingToMerge(Goal goal) {
    return new OmkException(
        ErrorCode.NOT_READY,
        "goal '" + goal.id() + "' has no pull request to merge",
        "omk goal open-pr " + goal.id() + " --policy auto-pr");
  }

  private boolean proven() throws InterruptedException {
    Assessment assessment = session.assessNow();
    return session.goal().status() == dev.omk.goal.GoalStatus.READY && assessment.ready();
  }

  // What a crash left in doubt the forge knows.
  private void settle(Forge forge, ForgePull pull) throws InterruptedException {
    effects.resolve(merging(forge, pull, ""));
  }

  private Effect merging(Forge forge, ForgePull pull, String method) {
    return new Effect(
        "merge " + pull.number() + " " + pull.head(),
        "merge pull request " + pull.name() + " at " + pull.head() + " (" + method + ")",
        () -> Optional.of(forge.pull(pull.number()).mergeCommit()).filter(it -> !it.isEmpty()),
        () -> forge.merge(pull, method));
  }

  private static void requireAll(ForgePull pull, List<MergeCondition> conditions) {
    List<MergeCondition> open = conditions.stream().filter(it -> !it.holds()).toList();
    if (!open.isEmpty()) {
      throw new OmkException(
          open.getFirst().code(),
          "pull request "
              + pull.name()
              + " is not merged: "
              + open.stream().map(MergeCondition::detail).collect(Collectors.joining("; ")),
          open.getFirst().next());
    }
  }

  /** The first that the repository allows, a merge commit best: it keeps the commit. */
  private static String method(Destination to, Protection protection) {
    return to.repository().methods().stream()
        .filter(protection::allows)
        .findFirst()
        .orElse("merge");
  }

  private static List<String> commands(Destination to, ForgePull pull, String method) {
    String where = pull.number() + " --repo " + to.forge().address();
    List<String> commands = new ArrayList<>();
    commands.add("gh pr checks " + where);
    commands.add("gh pr merge " + where + " --" + method + " --match-head-commit " + pull.head());
    return commands;
  }

  private Merge queued(Forge forge, ForgePull pull, Protection protection)
      throws InterruptedException {
    if (protection.mergeQueue() && !pull.autoMerge()) {
      requireStillQueued(forge, pull);
      effects.once(
          new Effect(
              enqueueing(pull),
              "put pull request " + pull.name() + " at " + pull.head() + " into the merge queue",
              () -> {
                boolean merged = forge.pull(pull.number()).state() == ForgePull.State.MERGED;
                return merged || forge.isQueued(pull) ? Optional.of("queued") : Optional.empty();
              },
              () -> {
                forge.enqueue(pull);
                return "queued";
              }));
    }
    return new Merge.Queued(pull);
  }

  private void requireStillQueued(Forge forge, ForgePull pull) throws InterruptedException {
    if (effects.done().containsKey(enqueueing(pull)) && !forge.isQueued(pull)) {
      throw new OmkException(
          ErrorCode.BLOCKED_ON_HUMAN,
          "the merge queue has dropped pull request " + pull.name() + ": " + pull.url(),
          "see there why; then put it in again: gh pr merge "
              + pull.number()
              + " --repo "
              + forge.address());
    }
  }

  private static String enqueueing(ForgePull pull) {
    return "enqueue " + pull.number() + " " + pull.head();
  }

  private Merge merged(Forge forge, ForgePull pull, String methodOrCommit)
      throws InterruptedException {
    String commit =
        pull.state() == ForgePull.State.MERGED
            ? methodOrCommit
            : effects.once(merging(forge, pull, methodOrCommit));
    String proven =
        Optional.ofNullable(session.goal().acceptance()).map(it -> it.subject()).orElse("");
    String compared =
        effects.once(
            new Effect(
                "compare " + pull.number() + " " + commit,
                "compare the tree of " + commit + " with the one that was proven",
                Optional::empty,
                () -> {
                  String tree = "git:" + forge.tree(commit);
                  return (tree.equals(proven) ? "same " : "other ") + tree;
                }));
    String tree = compared.substring(compared.indexOf(' ') + 1);
    GoalEvent.Merged merged = new GoalEvent.Merged(commit, tree, proven);
    session.record(new Fact.MergeSeen(merged));
    return new Merge.Merged(forge.pull(pull.number()), commit, merged.same());
  }
}
