package dev.omk.control.deliver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.control.session.GoalSession;
import dev.omk.control.workspace.Effect;
import dev.omk.control.workspace.PastOfAGoal;
import dev.omk.control.workspace.SideEffects;
import dev.omk.delivery.Forge;
import dev.omk.delivery.ForgePull;
import dev.omk.delivery.PullRequestText;
import dev.omk.document.GoalDocument;
import dev.omk.document.ProofDocument;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalId;
import dev.omk.goal.GoalStatus;
import dev.omk.goal.NextCommand;
import dev.omk.goal.Standing;
import dev.omk.proof.Assessment;
import java.util.List;
import java.util.Optional;

/**
 * Brings what a goal has to the forge: a commit, a push, and the one pull request of the goal. Each
 * is done once, wherever a crash comes between.
 */
public final class DeliverStep {
  private final GoalSession session;
  private final SideEffects effects;

  /** The step of a session. */
  public DeliverStep(GoalSession session) {
    this.session = session;
    this.effects = new SideEffects(session.ledger());
  }

  /**
   * What is wanted.
   *
   * @param draft whether it is to be a draft; only then may it be short of ready
   * @param base the branch to merge into; if nobody says that of the pull request, at first the
   *     forge's default
   */
  public record Request(boolean draft, Optional<String> base) {}

  /**
   * What is there now.
   *
   * @param pull the pull request
   * @param text its words
   * @param commit what its branch is at
   * @param done {@code opened}, {@code updated} or {@code unchanged}
   * @param status of the goal
   */
  public record Delivered(
      ForgePull pull, PullRequestText text, String commit, String done, String status) {}

  /** Brings it there, and says what is there then. */
  public Delivered run(Request request) throws InterruptedException {
    requireDeliverable(request, session.assessNow()); // before anybody is asked anything
    return run(request, Destination.find(session.world(), session.tree().root()));
  }

  Delivered run(Request request, Destination to) throws InterruptedException {
    String candidate = session.candidate();
    Assessment assessment = session.assess(candidate);
    requireDeliverable(request, assessment);
    String base = base(request, to);
    List<String> along = Shipment.along(session, to, base);
    PullRequestText text = text(assessment).with(along);
    settlePushes(to);
    Shipment shipment = Shipment.of(session, to, candidate, effects.done(), base);
    if (!along.isEmpty()) {
      session.progress().said(PullRequestText.ALONG + ": " + String.join(", ", along));
    }
    push(to, shipment);
    Forge.Wanted wanted =
        new Forge.Wanted(
            to.pushed().owner(),
            shipment.branch(),
            base,
            text.title(),
            text.body(),
            request.draft());
    return new PullRequests(session, effects, to)
        .bring(shipment, wanted, text, CommitStatus.of(session.goal(), assessment));
  }

  // A pull request that is there stays on its base until somebody asks for another one.
  private String base(Request request, Destination to) throws InterruptedException {
    if (request.base().isPresent()) {
      to.forge().head(request.base().get()); // before anything is pushed for it
      return request.base().get();
    }
    Optional<Long> number = PullRequests.number(effects.done());
    return number.isPresent()
        ? to.forge().pull(number.get()).base()
        : to.repository().defaultBranch();
  }

  private void requireDeliverable(Request request, Assessment assessment) {
    Goal goal = session.goal();
    if (goal.over() || goal.status() == GoalStatus.PAUSED) {
      throw new OmkException(
          ErrorCode.PAUSED_OR_CANCELLED,
          "Goal '" + goal.id() + "' is " + goal.status().words() + ", so nothing is delivered",
          goal.over() ? NextCommand.ANEW : "go on with: " + NextCommand.resume(goal.id()));
    }
    boolean ready = goal.status() == GoalStatus.READY && assessment.ready();
    if (!ready && !request.draft()) {
      throw new OmkException(
          ErrorCode.NOT_READY,
          "goal '"
              + goal.id()
              + "' is not ready, so only a draft may be opened: "
              + why(assessment),
          "prove it first, or open a draft: omk goal open-pr " + goal.id() + " --policy draft-pr");
    }
    if (!goal.base().startsWith("git:")) {
      throw new OmkException(
          ErrorCode.BLOCKED_ON_EXTERNAL,
          "goal '" + goal.id() + "' began outside of git, so there is no commit for its work",
          "make the project a git repository, then " + NextCommand.ANEW);
    }
    if (PullRequestText.onlyPlanned(ProofDocument.of(goal, assessment))) {
      throw onlyPlanned(goal.id());
    }
  }

  /** The refusal of a goal that nobody has worked on. */
  public static OmkException onlyPlanned(GoalId id) {
    return new OmkException(
        ErrorCode.NOT_READY,
        "goal '" + id + "' has only a plan, so there is nothing to open a pull request for",
        "work on it first: " + NextCommand.goOn(id));
  }

  private static String why(Assessment assessment) {
    return assessment.stale()
        ? "stale, the work tree is not the one that was verified"
        : String.join("; ", assessment.gaps());
  }

  private PullRequestText text(Assessment assessment) {
    Goal goal = session.goal();
    ObjectNode proof = ProofDocument.of(goal, assessment);
    proof.put("stale", assessment.stale());
    if (goal.status() == GoalStatus.RUNNING || assessment.stale()) {
      Standing standing = assessment.standing(goal);
      proof.put("status", standing.status().json());
      proof.put("reason", standing.reason());
    }
    return PullRequestText.of(
        GoalDocument.of(goal, assessment),
        proof,
        PastOfAGoal.of(session.ledger()),
        session.redactor()::redact);
  }

  // A push that a crash left in doubt says where the branch is.
  private void settlePushes(Destination to) throws InterruptedException {
    for (String id : effects.inDoubt()) {
      if (id.startsWith(Shipment.PUSH)) {
        String[] push = id.substring(Shipment.PUSH.length()).split(" ", 2);
        effects.resolve(new Effect(id, id, () -> isAt(to, push[0], push[1]), () -> push[1]));
      }
    }
  }

  private static Optional<String> isAt(Destination to, String branch, String commit)
      throws InterruptedException {
    return to.publishing().remoteHead(to.remote(), branch).filter(commit::equals);
  }

  private void push(Destination to, Shipment shipment) throws InterruptedException {
    String branch = shipment.branch();
    String commit = shipment.commit();
    effects.once(
        new Effect(
            Shipment.PUSH + branch + " " + commit,
            "push " + commit + " to " + to.pushed() + " as " + branch,
            () -> isAt(to, branch, commit),
            () -> {
              to.publishing().push(to.remote(), branch, commit, shipment.before());
              return commit;
            }));
    Optional<String> there = to.publishing().remoteHead(to.remote(), branch);
    if (!there.equals(Optional.of(commit))) {
      throw new OmkException(
          ErrorCode.BLOCKED_ON_HUMAN,
          "branch "
              + branch
              + " of "
              + to.pushed()
              + there.map(head -> " is at " + head).orElse(" is gone")
              + ", and omk had pushed "
              + commit,
          "somebody changed it: take their commits into the work tree and verify, or push "
              + commit
              + " there again");
    }
  }
}
