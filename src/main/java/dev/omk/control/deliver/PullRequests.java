package dev.omk.control.deliver;

import dev.omk.control.session.GoalSession;
import dev.omk.control.workspace.Effect;
import dev.omk.control.workspace.SideEffects;
import dev.omk.delivery.Forge;
import dev.omk.delivery.ForgePull;
import dev.omk.delivery.ForgeStatus;
import dev.omk.delivery.PullRequestText;
import dev.omk.digest.Sha256;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The one pull request of a goal at the forge, found by its branch and its marker: opened once,
 * brought to the words, base and draft that are wanted, and never one that is closed or not ours.
 */
final class PullRequests {
  /** How the id of a pull request's opening begins; the branch follows. */
  static final String PULL = "pull-request ";

  private final GoalSession session;
  private final SideEffects effects;
  private final Destination to;

  PullRequests(GoalSession session, SideEffects effects, Destination to) {
    this.session = session;
    this.effects = effects;
    this.to = to;
  }

  /** Opens it or brings it to what is wanted, and says what is there then. */
  DeliverStep.Delivered bring(
      Shipment shipment, Forge.Wanted wanted, PullRequestText text, ForgeStatus status)
      throws InterruptedException {
    String id = PULL + wanted.branch();
    boolean known = effects.done().containsKey(id);
    String number =
        effects.once(
            new Effect(
                id,
                "open a pull request from " + wanted.branch() + " in " + to.forge().address(),
                () -> find(wanted, text).map(pull -> Long.toString(pull.number())),
                () -> {
                  Optional<ForgePull> there = find(wanted, text);
                  return Long.toString(
                      there.isPresent() ? there.get().number() : to.forge().open(wanted).number());
                }));
    ForgePull pull = requireOpen(to.forge().pull(Long.parseLong(number)));
    ForgePull now = brought(pull, wanted);
    if (session.config().delivery().setsStatus()) {
      show(shipment.commit(), status);
    }
    String done = known ? now.equals(pull) ? "unchanged" : "updated" : "opened";
    return new DeliverStep.Delivered(
        now, text, shipment.commit(), done, session.goal().status().json());
  }

  /** The number of the goal's pull request, once it is opened. */
  static Optional<Long> number(Map<String, String> done) {
    return Shipment.lastPush(done).map(push -> done.get(PULL + push[0])).map(Long::valueOf);
  }

  // What was true may be true again: it is the last word on the commit that counts.
  private void show(String commit, ForgeStatus status) throws InterruptedException {
    Looking shown = () -> to.forge().status(commit).equals(Optional.of(status));
    if (!shown.look()) {
      repeat(
          "status " + commit + " " + Sha256.hexOf(status.words()),
          "set the commit status of " + commit + ": " + status.words(),
          shown,
          () -> to.forge().setStatus(commit, status));
    }
  }

  /** The pull request of this goal, by its branch and its marker. */
  private Optional<ForgePull> find(Forge.Wanted wanted, PullRequestText text)
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
  private ForgePull brought(ForgePull pull, Forge.Wanted wanted) throws InterruptedException {
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
