package dev.omk.control.deliver;

import dev.omk.delivery.Forge;
import dev.omk.delivery.ForgeCheck;
import dev.omk.delivery.ForgePull;
import dev.omk.delivery.Protection;
import dev.omk.error.ErrorCode;
import dev.omk.goal.Goal;
import dev.omk.text.Count;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Looks at everything that must hold before a merge, at the forge and here. */
final class MergeConditions {
  /** GitHub's words for what it would refuse (docs.github.com/graphql, MergeStateStatus). */
  private static final Set<String> REFUSED = Set.of("dirty", "blocked", "behind", "draft");

  private final Destination to;
  private final ForgePull pull;
  private final Protection protection;
  private final String commit;
  private boolean withoutChecks;

  /**
   * @param commit that omk pushed last
   */
  MergeConditions(Destination to, ForgePull pull, Protection protection, String commit) {
    this.to = to;
    this.pull = pull;
    this.protection = protection;
    this.commit = commit;
  }

  List<MergeCondition> look(boolean proven, Goal goal) throws InterruptedException {
    List<MergeCondition> all = new ArrayList<>();
    all.add(
        new MergeCondition(
            "proof",
            proven,
            proven ? "ready, and the work tree is what was verified" : "the goal is not ready now",
            ErrorCode.NOT_READY,
            "omk goal proof " + goal.id()));
    all.add(head(goal));
    all.add(base());
    all.add(draft());
    all.add(checks());
    all.add(reviews());
    all.add(mergeable());
    return all;
  }

  private MergeCondition head(Goal goal) throws InterruptedException {
    String proven =
        Optional.ofNullable(goal.acceptance()).map(accepted -> accepted.subject()).orElse("");
    boolean ours = pull.head().equals(commit);
    boolean same =
        to.publishing().tree(commit).map(tree -> "git:" + tree).equals(Optional.of(proven));
    return new MergeCondition(
        "head",
        ours && same,
        ours && same
            ? "its head " + commit + " has the tree that was proven"
            : "its head " + pull.head() + " is not what was proven",
        ErrorCode.NOT_READY,
        "omk goal open-pr " + goal.id() + " --policy auto-pr");
  }

  // With other commits below it, what is merged is no tree that anybody verified.
  private MergeCondition base() throws InterruptedException {
    String base = to.forge().head(pull.base());
    boolean below = to.publishing().leadsTo(base, commit);
    return new MergeCondition(
        "base",
        below || protection.mergeQueue(),
        below ? pull.base() + " has not moved" : pull.base() + " has moved to " + base,
        ErrorCode.NOT_READY,
        "git fetch, bring " + pull.base() + " into the work tree, then: omk goal verify");
  }

  private MergeCondition draft() {
    return new MergeCondition(
        "draft",
        !pull.draft(),
        pull.draft() ? "it is a draft" : "it is no draft",
        ErrorCode.BLOCKED_ON_HUMAN,
        "make it ready for review: omk goal open-pr --policy auto-pr");
  }

  private MergeCondition checks() throws InterruptedException {
    List<ForgeCheck> checks = to.forge().checks(pull.head());
    withoutChecks = checks.isEmpty();
    List<String> red = names(checks, ForgeCheck.State.FAILED);
    Set<String> waiting = new TreeSet<>(names(checks, ForgeCheck.State.PENDING));
    Set<String> seen = checks.stream().map(ForgeCheck::name).collect(Collectors.toSet());
    protection.checks().stream().filter(name -> !seen.contains(name)).forEach(waiting::add);
    if (!red.isEmpty()) {
      return new MergeCondition(
          "checks",
          false,
          "checks failed: " + String.join(", ", red),
          ErrorCode.NOT_READY,
          "gh pr checks " + pull.number());
    }
    return new MergeCondition(
        "checks",
        waiting.isEmpty(),
        waiting.isEmpty()
            ? Count.of(checks.size(), "check") + " passed"
            : "checks are not there yet: " + String.join(", ", waiting),
        ErrorCode.BLOCKED_ON_EXTERNAL,
        "wait for them: gh pr checks " + pull.number() + " --watch");
  }

  private static List<String> names(List<ForgeCheck> checks, ForgeCheck.State state) {
    return checks.stream().filter(check -> check.state() == state).map(ForgeCheck::name).toList();
  }

  private MergeCondition reviews() throws InterruptedException {
    Forge.Reviews reviews = to.forge().reviews(pull.number());
    boolean enough = reviews.approvals() >= protection.approvals();
    boolean none = reviews.against().isEmpty();
    return new MergeCondition(
        "reviews",
        enough && none,
        none
            ? reviews.approvals() + " of " + protection.approvals() + " required approvals"
            : String.join(", ", reviews.against()) + " asked for changes",
        ErrorCode.BLOCKED_ON_HUMAN,
        "ask for a review: " + pull.url());
  }

  /** Whether the forge, when it was looked at, may not have got round to the last push. */
  boolean early() {
    return withoutChecks || unknown();
  }

  private boolean unknown() {
    return pull.mergeState().equals("unknown");
  }

  private MergeCondition mergeable() {
    if (unknown()) {
      return new MergeCondition(
          "mergeable",
          false,
          "the forge has not found out yet whether it can be merged",
          ErrorCode.BLOCKED_ON_EXTERNAL,
          "wait a little, then say the same again");
    }
    boolean refused = REFUSED.contains(pull.mergeState());
    return new MergeCondition(
        "mergeable",
        !refused || (protection.mergeQueue() && pull.mergeState().equals("behind")),
        "the forge says: " + (pull.mergeState().isEmpty() ? "nothing" : pull.mergeState()),
        ErrorCode.BLOCKED_ON_HUMAN,
        "see what it asks for: " + pull.url());
  }
}
