package dev.omk.control.deliver;

import dev.omk.config.DeliverySettings;
import dev.omk.control.session.GoalSession;
import dev.omk.control.workspace.Effect;
import dev.omk.control.workspace.SideEffects;
import dev.omk.delivery.ForgeCheck;
import dev.omk.delivery.ForgePull;
import dev.omk.delivery.Remark;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.goal.GoalStatus;
import dev.omk.goal.NextCommand;
import dev.omk.goal.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Delivery inside the loop: what is proven goes to the forge as a draft, its checks are waited for,
 * and what they or reviewers say against it is work for the next pass.
 */
public final class LoopDelivery {
  /** So many looks without any check mean that there are none. */
  static final int LOOKS = 3;

  private static final String HEARD = "hear ";

  private final GoalSession session;
  private final SideEffects effects;

  /** The delivery of a session that asks for one. */
  public LoopDelivery(GoalSession session) {
    this.session = session;
    this.effects = new SideEffects(session.ledger());
  }

  /** What the forge says to what was delivered. */
  public sealed interface Answer {
    /** Nothing against it. */
    record Fine() implements Answer {}

    /** Something is to be done; {@code heard} are the remarks in it. */
    record Work(String what, String by, List<Remark> heard) implements Answer {
      public Work {
        heard = List.copyOf(heard);
      }
    }

    /** The loop ends here. */
    record Ends(Standing standing) implements Answer {}
  }

  /** Whether the goal's policy asks for it. */
  public boolean wanted() {
    return !session.goal().settings().deliveryPolicy().equals("local");
  }

  /** Delivers a draft and listens. */
  public Answer draft() throws InterruptedException {
    try {
      Destination to = Destination.find(session.world(), session.tree().root());
      DeliverStep.Delivered there =
          new DeliverStep(session).run(new DeliverStep.Request(true, Optional.empty()), to);
      session.progress().said("pull request " + there.pull().url() + " " + there.done());
      return listen(to, there);
    } catch (OmkException e) {
      return new Answer.Ends(standing(e));
    }
  }

  /**
   * Lets it say that the goal is ready, and makes it ready for review where the policy says so; how
   * the goal stands if that fails.
   */
  public Optional<Standing> ready() throws InterruptedException {
    boolean draft = !session.goal().settings().deliveryPolicy().equals("auto-pr");
    try {
      Destination to = Destination.find(session.world(), session.tree().root());
      if (merged(to)) {
        return Optional.empty(); // then there is nothing left to show
      }
      DeliverStep.Delivered there =
          new DeliverStep(session).run(new DeliverStep.Request(draft, Optional.empty()), to);
      String what = draft ? " stays a draft, of what is ready" : " is ready for review";
      session.progress().said("pull request " + there.pull().url() + what);
      return Optional.empty();
    } catch (OmkException e) {
      return Optional.of(standing(e));
    }
  }

  private boolean merged(Destination to) throws InterruptedException {
    Optional<Long> number = PullRequests.number(effects.done());
    return number.isPresent() && to.forge().pull(number.get()).state() == ForgePull.State.MERGED;
  }

  private Standing standing(OmkException e) {
    boolean external = e.code() == ErrorCode.BLOCKED_ON_EXTERNAL;
    boolean human = e.code() == ErrorCode.BLOCKED_ON_HUMAN || e.code() == ErrorCode.NOT_FOUND;
    if (!external && !human) {
      throw e;
    }
    return new Standing(
        external ? GoalStatus.BLOCKED_ON_EXTERNAL : GoalStatus.BLOCKED_ON_HUMAN,
        e.line() + "; " + e.nextStep(),
        "when that is done: " + NextCommand.goOn(session.goal().id()));
  }

  private Answer listen(Destination to, DeliverStep.Delivered there) throws InterruptedException {
    List<ForgeCheck> checks = new ArrayList<>();
    Optional<Standing> late = waited(to, there, checks);
    List<Remark> remarks = unheard(to, there);
    List<String> work = new ArrayList<>();
    checks.stream()
        .filter(check -> check.state() == ForgeCheck.State.FAILED)
        .forEach(check -> work.add("check " + check.name() + " failed: " + check.summary()));
    remarks.forEach(remark -> work.add(line(remark)));
    if (!work.isEmpty()) {
      return new Answer.Work(
          String.join("; ", work), "pull request " + there.pull().name(), remarks);
    }
    return late.isPresent() ? new Answer.Ends(late.get()) : new Answer.Fine();
  }

  private static String line(Remark remark) {
    String place =
        remark.path().isEmpty()
            ? ""
            : " at " + remark.path() + (remark.line() > 0 ? ":" + remark.line() : "");
    return "review by " + remark.author() + place + ": " + remark.text();
  }

  /** Looks until every check has ended; how the goal stands if they take too long. */
  private Optional<Standing> waited(
      Destination to, DeliverStep.Delivered there, List<ForgeCheck> checks)
      throws InterruptedException {
    DeliverySettings settings = session.config().delivery();
    Set<String> required = new HashSet<>(to.forge().protection(there.pull().base()).checks());
    Instant until = session.world().now().plus(settings.patience());
    for (int look = 1; session.stopped() == null; look++) {
      checks.clear();
      checks.addAll(to.forge().checks(there.commit()));
      List<String> pending = pending(checks, required);
      boolean over = session.world().now().isAfter(until);
      boolean settled = !checks.isEmpty() || look >= LOOKS || over;
      if (pending.isEmpty() && settled) {
        return Optional.empty();
      }
      if (over) {
        return Optional.of(late(there, pending));
      }
      if (look == 1) {
        session.progress().said("waiting for the checks of pull request " + there.pull().name());
      }
      Pausing.of(session, settings.poll());
    }
    return Optional.empty();
  }

  private Standing late(DeliverStep.Delivered there, List<String> pending) {
    return new Standing(
        GoalStatus.BLOCKED_ON_EXTERNAL,
        "checks of pull request "
            + there.pull().name()
            + " have not ended: "
            + String.join(", ", pending),
        "wait on: " + NextCommand.goOn(session.goal().id()));
  }

  private static List<String> pending(List<ForgeCheck> checks, Set<String> required) {
    Set<String> seen = checks.stream().map(ForgeCheck::name).collect(Collectors.toSet());
    List<String> pending = new ArrayList<>();
    checks.stream()
        .filter(check -> check.state() == ForgeCheck.State.PENDING)
        .forEach(check -> pending.add(check.name()));
    required.stream().filter(name -> !seen.contains(name)).sorted().forEach(pending::add);
    return pending;
  }

  private List<Remark> unheard(Destination to, DeliverStep.Delivered there)
      throws InterruptedException {
    Set<String> heard = effects.done().keySet();
    List<Remark> news =
        to.forge().remarks(there.pull().number()).stream()
            .filter(remark -> !heard.contains(HEARD + remark.id()))
            .toList();
    List<String> strangers =
        news.stream().filter(remark -> !remark.trusted()).map(Remark::author).distinct().toList();
    if (!strangers.isEmpty()) {
      session
          .progress()
          .said(
              "not taken in, for they may not write to the repository: reviews by "
                  + String.join(", ", strangers));
    }
    return news.stream().filter(Remark::trusted).toList();
  }

  /** Remembers that these remarks became work, after they did. */
  public void heard(List<Remark> remarks) throws InterruptedException {
    for (Remark remark : remarks) {
      effects.once(
          new Effect(
              HEARD + remark.id(),
              "take in what " + remark.author() + " said",
              () -> Optional.of(line(remark)),
              () -> line(remark)));
    }
  }
}
