package dev.omk.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.delivery.Forge;
import dev.omk.delivery.ForgePull;
import dev.omk.delivery.PullRequestText;
import dev.omk.digest.Sha256;
import dev.omk.document.GoalDocument;
import dev.omk.document.ProofDocument;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalStatus;
import dev.omk.goal.Standing;
import dev.omk.proof.Assessment;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings what a goal has to the forge: a commit, a push, and the one pull request of the goal. Each
 * is done once, wherever a crash comes between.
 */
public final class DeliverStep {
  /** How the id of a pull request's opening begins; the branch follows. */
  static final String PULL = "pull-request ";

  private final GoalSession session;
  private final SideEffects effects;

  DeliverStep(GoalSession session) {
    this.session = session;
    this.effects = new SideEffects(session.ledger());
  }

  /**
   * What is wanted.
   *
   * @param draft whether it is to be a draft; only then may it be short of ready
   * @param base the branch to merge into; the forge's default if nobody says
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
  Delivered run(Request request) throws InterruptedException {
    requireDeliverable(request, session.assessNow()); // before anybody is asked anything
    return run(request, Destination.find(session.world(), session.tree().root()));
  }

  Delivered run(Request request, Destination to) throws InterruptedException {
    Goal goal = session.goal();
    String candidate = session.candidate();
    Assessment assessment = session.assess(candidate);
    requireDeliverable(request, assessment);
    String base = request.base().orElse(to.repository().defaultBranch());
    List<String> along = Shipment.along(session, to, base);
    PullRequestText text = text(assessment).with(along);
    settlePushes(to);
    Shipment shipment = Shipment.of(session, to.publishing(), candidate, effects.done(), base);
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
    return opened(to, goal, shipment, wanted, text);
  }

  private void requireDeliverable(Request request, Assessment assessment) {
    Goal goal = session.goal();
    if (goal.over() || goal.status() == GoalStatus.PAUSED) {
      throw new OmkException(
          ErrorCode.PAUSED_OR_CANCELLED,
          "Goal '" + goal.id() + "' is " + goal.status().words() + ", so nothing is delivered",
          goal.over()
              ? "start a new one: omk goal run \"...\""
              : "go on with: omk goal resume " + goal.id());
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
          "make the project a git repository, then start a new goal");
    }
    if (PullRequestText.onlyPlanned(ProofDocument.of(goal, assessment))) {
      throw onlyPlanned(goal.id().value());
    }
  }

  /** The refusal of a goal that nobody has worked on. */
  public static OmkException onlyPlanned(String id) {
    return new OmkException(
        ErrorCode.NOT_READY,
        "goal '" + id + "' has only a plan, so there is nothing to open a pull request for",
        "work on it first: omk goal resume " + id + " --continue");
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

  private Delivered opened(
      Destination to, Goal goal, Shipment shipment, Forge.Wanted wanted, PullRequestText text)
      throws InterruptedException {
    String id = PULL + wanted.branch();
    boolean known = effects.done().containsKey(id);
    String number =
        effects.once(
            new Effect(
                id,
                "open a pull request from " + wanted.branch() + " in " + to.forge().address(),
                () -> find(to, wanted, text).map(pull -> Long.toString(pull.number())),
                () -> {
                  Optional<ForgePull> there = find(to, wanted, text);
                  return Long.toString(
                      there.isPresent() ? there.get().number() : to.forge().open(wanted).number());
                }));
    ForgePull pull = requireOpen(to.forge().pull(Long.parseLong(number)));
    ForgePull now = brought(to, pull, wanted);
    if (session.config().delivery().setsStatus()) {
      status(to.forge(), shipment.commit(), !wanted.draft());
    }
    String done = known ? now.equals(pull) ? "unchanged" : "updated" : "opened";
    return new Delivered(now, text, shipment.commit(), done, goal.status().json());
  }

  private void status(Forge forge, String commit, boolean ready) throws InterruptedException {
    String description = CommitStatus.description(session.goal(), ready);
    effects.once(
        new Effect(
            "status " + commit + " " + Sha256.hexOf(description),
            "set the commit status of " + commit + ": " + description,
            () -> forge.status(commit).filter(it -> it.endsWith(": " + description)),
            () -> {
              forge.setStatus(commit, ready, description);
              return description;
            }));
  }

  /** The pull request of this goal, by its branch and its marker. */
  private static Optional<ForgePull> find(Destination to, Forge.Wanted wanted, PullRequestText text)
      throws InterruptedException {
    List<ForgePull> all = to.forge().from(wanted.owner(), wanted.branch());
    Optional<ForgePull> ours =
        all.stream().filter(pull -> pull.body().contains(text.marker())).findFirst();
    Optional<ForgePull> theirs =
        all.stream().filter(pull -> pull.state() == ForgePull.State.OPEN).findFirst();
    if (ours.isEmpty() && theirs.isPresent()) {
      throw new OmkException(
          ErrorCode.BLOCKED_ON_HUMAN,
          "pull request " + theirs.get().name() + " from " + wanted.branch() + " is not omk's",
          "close it, or put this line into its body: " + text.marker());
    }
    return ours;
  }

  static ForgePull requireOpen(ForgePull pull) {
    return switch (pull.state()) {
      case OPEN -> pull;
      case CLOSED ->
          throw new OmkException(
              ErrorCode.BLOCKED_ON_HUMAN,
              "pull request " + pull.name() + " was closed without a merge",
              "reopen it (gh pr reopen " + pull.number() + "), then say the same again");
      case MERGED ->
          throw new OmkException(
              ErrorCode.BLOCKED_ON_HUMAN,
              "pull request " + pull.name() + " is merged already, as " + pull.mergeCommit(),
              "start a new goal for what is still to be done");
    };
  }

  /** The same with the words, base and draft that are wanted; itself if nothing differs. */
  private ForgePull brought(Destination to, ForgePull pull, Forge.Wanted wanted)
      throws InterruptedException {
    boolean words = !says(pull, wanted);
    boolean draft = pull.draft() != wanted.draft();
    if (!words && !draft) {
      return pull;
    }
    if (words) {
      String digest = Sha256.hexOf(wanted.title() + "\n" + wanted.base() + "\n" + wanted.body());
      repeat(
          "rewrite " + pull.number() + " " + digest,
          "give pull request " + pull.name() + " its words",
          () -> says(to.forge().pull(pull.number()), wanted),
          () -> to.forge().rewrite(pull.number(), wanted));
    }
    if (draft) {
      repeat(
          (wanted.draft() ? "make-draft " : "make-ready ") + pull.number(),
          "make pull request " + pull.name() + (wanted.draft() ? " a draft" : " ready for review"),
          () -> to.forge().pull(pull.number()).draft() == wanted.draft(),
          () -> to.forge().makeDraft(pull, wanted.draft()));
    }
    return to.forge().pull(pull.number());
  }

  private static boolean says(ForgePull pull, Forge.Wanted wanted) {
    return pull.body().strip().equals(wanted.body().strip())
        && pull.title().equals(wanted.title())
        && pull.base().equals(wanted.base());
  }

  /** Whether the world is as an effect leaves it. */
  @FunctionalInterface
  interface Looking {
    boolean look() throws InterruptedException;
  }

  /** A change of the world with nothing to say. */
  @FunctionalInterface
  interface Changing {
    void change() throws InterruptedException;
  }

  // Somebody may have undone it since; so it is told apart by how often it was done.
  private void repeat(String id, String description, Looking seen, Changing change)
      throws InterruptedException {
    Map<String, String> done = effects.done();
    int times = 1;
    while (done.containsKey(id + " " + times)) {
      times++;
    }
    effects.once(
        new Effect(
            id + " " + times,
            description,
            () -> seen.look() ? Optional.of("done") : Optional.empty(),
            () -> {
              change.change();
              return "done";
            }));
  }
}
